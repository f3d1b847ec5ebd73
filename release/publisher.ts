import manifest from '../package.json' with { type: 'json' };
import { runProgram } from './run-program.ts';

/** What the owner replaces, in `package.json` and wherever an address is written out, before the first release. */
const PLACEHOLDER = /\b(?:OWNER|AUTHOR)\b/;
const ADDRESS = 'OWNER/keyfence';

/** Where the repository is: `owner/name`. @throws when it is not at GitHub, where the workflows run */
export function readRepositoryName(url: string = manifest.repository.url): string {
  const name = /^git\+https:\/\/github\.com\/(?<name>[\w.-]+\/[\w.-]+)\.git$/.exec(url)?.groups?.[
    'name'
  ];
  if (name === undefined)
    throw new Error(
      `"repository" in package.json is ${url}, and not git+https://github.com/…/….git`,
    );
  return name;
}

/** The fields of `package.json` by which everything else knows the owner, and what is wrong with them. */
export function checkPublisher({
  author,
  homepage,
  bugs,
  repository,
}: Pick<typeof manifest, 'author' | 'homepage' | 'bugs' | 'repository'> = manifest): string[] {
  const address = `https://github.com/${readRepositoryName(repository.url)}`;
  const fields = { author, homepage, bugs: bugs.url, repository: repository.url };
  return [
    ...Object.entries(fields)
      .filter(([, value]) => PLACEHOLDER.test(value))
      .map(([name]) => `"${name}" in package.json is a placeholder`),
    ...(homepage === `${address}#readme` ? [] : [`"homepage" is not ${address}#readme`]),
    ...(bugs.url === `${address}/issues` ? [] : [`"bugs" is not ${address}/issues`]),
  ];
}

/** Files of the repository that name the placeholder for its address. */
export function listUnnamedFiles(top: string): string[] {
  const args = ['grep', '-z', '--name-only', '--fixed-strings', '-e', ADDRESS];
  // Its own sources say what they look for; git exits with 1 where nothing is found.
  const others = ['--', ':!package.json', ':!release', ':!test/release'];
  const listed = runProgram('git', ['-c', 'grep.fullName=true', ...args, ...others], top, [0, 1]);
  return listed.split('\0').filter((path) => path !== '');
}
