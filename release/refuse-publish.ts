// npm runs this before it publishes from the repository itself, where nothing was checked or laid out.
process.stderr.write('publish by "npm run release", which checks and packs what is published\n');
process.exitCode = 1;
