import { generateDocs } from './generate-docs.ts';

for (const line of await generateDocs(false)) process.stdout.write(`${line}\n`);
