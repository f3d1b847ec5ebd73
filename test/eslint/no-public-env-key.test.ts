import { rules } from '../../src/eslint/index.ts';
import { makeCase, makeErrors, ruleTester } from '../support/make-rule-tester.ts';

const LEAKS: Readonly<Record<string, readonly string[]>> = {
  'a.js': [
    'connect(import.meta.env.⟦VITE_XAI_API_KEY⟧);',
    'connect(process.env["⟦NEXT_PUBLIC_GROK_API_KEY⟧"]);',
    'const { ⟦REACT_APP_XAI_KEY⟧: key } = process.env;',
    'connect(process.env.⟦EXPO_PUBLIC_XAI_TOKEN⟧ ?? process.env.⟦PUBLIC_GROK_SECRET⟧);',
  ],
  '.env': ['A=1\n⟦VITE_XAI_API_KEY⟧=\n⟦GATSBY_GROK_KEY⟧=your-key\n'],
  'a.yml': ['env:\n  ⟦NUXT_PUBLIC_XAI_API_KEY⟧: ${{ secrets.XAI }}\n'],
};

const CLEAN: Readonly<Record<string, readonly string[]>> = {
  'a.js': [
    'connect(process.env.XAI_API_KEY);',
    'connect(import.meta.env.VITE_XAI_MODEL);',
    'connect(import.meta.env.VITE_MAPS_API_KEY);',
  ],
  '.env': ['XAI_API_KEY=\nVITE_OPENAI_API_KEY=\nVITE_XAI_BASE_URL=https://api.x.ai\n'],
};

const options = [{ names: ['openai-api-key'] }];

ruleTester.run('no-public-env-key', rules['no-public-env-key'], {
  valid: Object.entries(CLEAN).flatMap(([filename, codes]) =>
    codes.map((code) => makeCase(filename, code)),
  ),
  invalid: [
    ...Object.entries(LEAKS).flatMap(([filename, codes]) =>
      codes.map((code) => ({ ...makeCase(filename, code), errors: makeErrors(code, 0) })),
    ),
    {
      ...makeCase('.env', '⟦VITE_OPENAI_API_KEY⟧=\n'),
      options,
      errors: makeErrors('⟦VITE_OPENAI_API_KEY⟧=\n', 0),
    },
  ],
});
