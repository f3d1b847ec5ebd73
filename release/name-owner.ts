import { readFileSync, writeFileSync } from 'node:fs';
import { listUnnamedFiles } from './publisher.ts';

/**
 * `npm run release:owner -- OWNER "NAME <ADDRESS>"`: writes the owner and the author into `package.json`, and the owner
 * into every other file that names the placeholder.
 */
const [owner = '', author = ''] = process.argv.slice(2);
if (!/^[A-Za-z0-9][A-Za-z0-9-]*$/.test(owner) || author.trim() === '') {
  process.stderr.write('usage: npm run release:owner -- OWNER "NAME <ADDRESS>"\n');
  process.exitCode = 2;
} else {
  const replace = (file: string, pairs: readonly (readonly [string, string])[]): void => {
    const text = readFileSync(file, 'utf8');
    const written = pairs.reduce((all, [from, to]) => all.replaceAll(from, to), text);
    writeFileSync(file, written);
    process.stdout.write(`${file}\n`);
  };
  const name = ['OWNER/keyfence', `${owner}/keyfence`] as const;
  for (const file of listUnnamedFiles(process.cwd())) replace(file, [name]);
  replace('package.json', [name, ['"author": "AUTHOR"', `"author": ${JSON.stringify(author)}`]]);
}
