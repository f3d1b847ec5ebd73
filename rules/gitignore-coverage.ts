import { defineRule, type RepositoryRule } from './rule.ts';

const rule: RepositoryRule<'gitignore-coverage'> = defineRule({
  kind: 'repository',
  id: 'gitignore-coverage',
  severity: 'warn',
  title: 'secret files that git does not ignore',
  description: 'require that .gitignore keeps secret files out of the repository',
  finds:
    'a `.gitignore` that does not cover `.env`, `.env.*` or `secrets.*`, with the shortest path that is not ignored and the line responsible; an error in `keyfence gitignore` and in a commit that opens a gap',
  why: 'One "git add ." adds every file that is not ignored, a .env with keys included.',
  remedy:
    'Run "npx keyfence gitignore --fix", or add the pattern to .gitignore at the top of the repository.',
  step: 'Let .gitignore ignore secret files again',
  reference: 'https://git-scm.com/docs/gitignore',

  get examples() {
    return {
      leaks: [
        '',
        '/.env\n.env.*\nsecrets.*\n',
        '.env\nsecrets.*\n',
        '.env\n.env.*\nconfig/secrets.*\n',
        '.env*\nsecrets.*\n!.env.local\n',
        '.env/\n.env.*\nsecrets.*\n',
      ],
      clean: [
        '.env\n.env.*\n**/secrets.*\n',
        '.env*\nsecrets.*\n',
        '.env\n.env.*\n!.env.example\nsecrets.*\n',
        '*\n!*.ts\n!*/\nsecrets.*\n',
      ],
    };
  },
});

export default rule;
