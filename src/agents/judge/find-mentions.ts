/**
 * Files that a prompt names as `@path` or `@"path with spaces"`: agents put them into the conversation without
 * asking any hook of a tool.
 */
export function findMentions(prompt: string): string[] {
  const found = prompt.matchAll(
    /(?<=^|[\s("'`,])@(?:"(?<quoted>[^"\n]{1,1024})"|(?<path>(?:\\ |[^\s"'`,;)\]}<>]){1,1024}))/g,
  );
  return Array.from(found).flatMap(({ groups }) => {
    const path = groups?.['quoted'] ?? groups?.['path']?.replaceAll('\\ ', ' ') ?? '';
    // What ends a sentence is no part of a name.
    const plain = path.replace(/(?<![.:!?])[.:!?]{1,3}$/, '');
    // A range of lines may stand behind it.
    const file = plain.replace(/(?:#L?|:)\d+(?:-L?\d+)?$/, '');
    return [...new Set([path, plain, file])].filter((one) => one !== '');
  });
}
