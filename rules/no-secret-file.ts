import { defineRule, type PathRule } from './rule.ts';

// A module named `secrets.ts` is as often code that reads secrets as a list of them.
const SOURCE_CODE =
  /\.(?:[cm]?[jt]sx?|py|pyi|go|rs|rb|php|java|kt|kts|scala|swift|cs|fs|vb|[chmr]|cc|cpp|hpp|mm|dart|ex|exs|erl|hs|lua|pl|pm|jl|clj|groovy|vue|svelte|astro)$/i;

const rule: PathRule<'no-secret-file'> = defineRule({
  kind: 'path',
  id: 'no-secret-file',
  title: 'File made to hold secrets',
  description: 'disallow tracked files that are made to hold secrets',
  finds:
    'a tracked `.env`, `.env.*` or `secrets.*`, except templates such as `.env.example`; source code of that name is a warning',
  why: 'A file like .env is where keys are put; once it is tracked, the next key in it is published with the next push.',
  remedy:
    'Untrack it with "git rm --cached FILE", add it to .gitignore, and rotate every key that it held. Commit a .env.example without values in its place.',
  reference: 'https://docs.x.ai/docs/key-information/security',

  prefilter: 'patterns',
  judge(path, patterns) {
    if (patterns.isTemplate(path) || patterns.match(path) === undefined) return undefined;
    return SOURCE_CODE.test(path) ? 'warn' : 'error';
  },

  get examples() {
    return {
      leaks: ['.env', 'app/.env', '.env.xai', '.env.local', 'config/secrets.yml', 'src/secrets.ts'],
      clean: [
        '.env.example',
        'a/.env.sample',
        '.env.template',
        '.env.dist',
        'env',
        'secrets',
        'a.env',
      ],
    };
  },
});

export default rule;
