/**
 * Files that a prompt mentions as `@path` or `@"path with spaces"`. Agents add their content to the
 * conversation without running the hook of a tool.
 */
export function findMentions(prompt: string): string[] {
  const found = prompt.matchAll(
    /(?<=^|[\s("'`,])@(?:"(?<quoted>[^"\n]{1,1024})"|(?<path>(?:\\ |[^\s"'`,;)\]}<>]){1,1024}))/g,
  );
  return Array.from(found).flatMap(({ groups }) => {
    const path = groups?.['quoted'] ?? groups?.['path']?.replaceAll('\\ ', ' ') ?? '';
    // Punctuation at the end of a sentence is not part of a name.
    const plain = path.replace(/(?<![.:!?])[.:!?]{1,3}$/, '');
    // A range of lines may follow.
    const file = plain.replace(/(?:#L?|:)\d+(?:-L?\d+)?$/, '');
    return [...new Set([path, plain, file])].filter((one) => one !== '');
  });
}
