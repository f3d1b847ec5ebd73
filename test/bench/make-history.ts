import { mkdirSync } from 'node:fs';
import { makeSourceText } from './make-source-text.ts';
import { runGit } from './make-tree.ts';
import { makeRandom } from './random.ts';

const PATHS = 4000;
const CHANGES_PER_COMMIT = 20;
const START = 1_700_000_000;

/**
 * Makes a bare repository in which every commit rewrites part of some files.
 * https://git-scm.com/docs/git-fast-import#_input_format
 */
export function makeHistory(
  directory: string,
  env: NodeJS.ProcessEnv,
  {
    commits,
    bytes,
    seed,
  }: { readonly commits: number; readonly bytes: number; readonly seed: number },
): void {
  mkdirSync(directory, { recursive: true });
  runGit(['init', '--quiet', '--bare'], directory, env);
  const random = makeRandom(seed);
  const contents = new Map<string, string>();
  const stream: Buffer[] = [];
  for (let commit = 0; commit < commits; commit++) {
    const who = `Bench <bench@example.com> ${START + commit} +0000`;
    let text = `commit refs/heads/main\ncommitter ${who}\n${formatData(`commit ${commit}`)}`;
    for (let change = 0; change < CHANGES_PER_COMMIT; change++) {
      const path = `src/part${random(40)}/file${random(PATHS / 40)}.js`;
      const old = contents.get(path) ?? makeSourceText(random, 2 * bytes);
      const at = old.indexOf('\n', random(old.length)) + 1;
      const content = old.slice(0, at) + makeSourceText(random, 200) + old.slice(at);
      contents.set(path, content);
      text += `M 100644 inline ${path}\n${formatData(content)}`;
    }
    stream.push(Buffer.from(text));
  }
  runGit(['fast-import', '--quiet'], directory, env, Buffer.concat(stream));
  runGit(['repack', '-a', '-d', '--quiet'], directory, env);
}

function formatData(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}
