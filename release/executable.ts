import { parseArgs } from 'node:util';
import { buildExecutable } from './build-executable.ts';
import { checkExecutable } from './check-executable.ts';

/** `npm run build:executable -- [--out DIR]` */
const { values } = parseArgs({ options: { out: { type: 'string', default: 'executables' } } });
const path = await buildExecutable(values.out);
process.stdout.write(`${path}: ${checkExecutable(path)}\n`);
