import { expect, test } from 'vitest';
import rule from '../../rules/no-public-env-key.ts';
import { apiKey } from '../../rules/sample.ts';
import { validateConfig } from '../../src/config/validate-config.ts';
import { ConfigError } from '../../src/errors/errors.ts';

function count(text: string): number {
  return rule.find(text, { path: 'a.md', options: {} }).length;
}

const NAME = 'VITE_XAI_API_KEY';

test.each([
  ['before the sign', 4, (blanks: string) => `x ${NAME}${blanks}= 1`],
  ['behind an opening brace', 8, (blanks: string) => `{${blanks}${NAME} }`],
  ['before a closing brace', 8, (blanks: string) => `{ ${NAME}${blanks}}`],
])('blanks %s', (_, most, write) => {
  expect(count(write(' '.repeat(most)))).toBe(1);
  expect(count(write(' '.repeat(most + 1)))).toBe(0);
});

test('what only opens or only closes is talked about', () => {
  expect(count(`"${NAME} x`)).toBe(0);
  expect(count(`x ${NAME}"`)).toBe(0);
});

test('it is no secret, and warns', () => {
  expect(rule).toMatchObject({ holdsSecret: false, severity: 'warn' });
});

test('names of other vendors are those of the options', () => {
  const context = { path: '.env', options: { names: ['BC'] } };
  expect(rule.find('VITE_BC=1\nVITE_CC=1\n', context)).toHaveLength(1);
  expect(() =>
    validateConfig('a.json', { rules: { 'no-public-env-key': ['warn', { names: ['B'] }] } }),
  ).not.toThrow();
});

test('any other name that is given an xAI key', () => {
  expect(count(`env.VITE_TITLE = "${apiKey()}"`)).toBe(1);
  expect(count('env.VITE_TITLE = "Hello"')).toBe(0);
});

test('it is about all values that the variable is given', () => {
  const [one, two] = [apiKey(1), apiKey(2)];
  const text = `${NAME} = local ? "${one}" : "${two}";`;
  const [match] = rule.find(text, { path: 'a.ts', options: {} });
  const { start = 0, end = 0 } = match?.about ?? {};
  expect(text.slice(start, end)).toBe(`${one}" : "${two}`);
});

test.each([[['']], [['a', 'a']]])('%j are no names', (names) => {
  const config = { rules: { 'no-public-env-key': ['warn', { names }] } };
  expect(() => validateConfig('a.json', config)).toThrow(ConfigError);
});

function tell(text: string, path: string): (string | undefined)[] {
  return rule
    .find(text, { path, options: {} })
    .map(({ start, end, title }) => `${text.slice(start, end)}: ${title ?? rule.title}`);
}

test.each([
  ['new OpenAI({ baseURL: "https://api.x.ai/v1", apiKey, dangerouslyAllowBrowser: true })', 'a.ts'],
  ['const url = "https://api.x.ai/v1";\nnew Anthropic({ dangerouslyAllowBrowser:true })', 'a.js'],
  ['new OpenAI({\n  baseURL: env.XAI_BASE_URL,\n  "dangerouslyAllowBrowser": true,\n})', 'a.tsx'],
])('a client of xAI in the browser: %s', (text, path) => {
  expect(tell(text, path)).toEqual([expect.stringMatching(/runs in the browser$/)]);
});

test.each([
  ['vite.config.ts', 'define: {\n  "process.env.XAI_API_KEY": JSON.stringify(env.XAI_API_KEY),\n}'],
  ['vite.config.js', 'define: { __XAI_KEY__: JSON.stringify(process.env.XAI_API_KEY) }'],
  ['build.mjs', 'esbuild.build({ define: { "process.env.GROK_API_KEY": key } })'],
  ['webpack.config.js', 'new webpack.DefinePlugin({\n  XAI_API_KEY: JSON.stringify(k),\n})'],
  ['webpack.config.ts', "new EnvironmentPlugin(['NODE_ENV', 'XAI_API_KEY'])"],
  ['next.config.mjs', 'const config = { env: { XAI_API_KEY: process.env.XAI_API_KEY } };'],
  ['apps/web/next.config.ts', 'env: {\n    grokApiKey: process.env.GROK,\n  },'],
  ['next.config.js', 'publicRuntimeConfig: { xaiApiKey: process.env.KEY }'],
  ['nuxt.config.ts', 'runtimeConfig: { public: { xaiApiKey: process.env.X } }'],
  ['app.config.ts', 'extra: { XAI_API_KEY: process.env.XAI_API_KEY }'],
  ['rollup.config.js', "replace({ 'process.env.XAI_API_KEY': JSON.stringify(k) })"],
])('a key that %s writes into the page: %s', (path, text) => {
  expect(tell(text, path)).toEqual([expect.stringMatching(/the build writes into the code/)]);
});

test.each([
  ['Dockerfile', 'FROM node\nARG XAI_API_KEY\n'],
  ['docker/Dockerfile.prod', 'ARG XAI_API_KEY=none-yet\n'],
  ['web.dockerfile', 'ENV GROK_API_KEY $KEY\n'],
  ['Containerfile', 'ENV A=b \\\n    XAI_MANAGEMENT_KEY=$K\n'],
  ['build.sh', 'docker build --build-arg XAI_API_KEY="$XAI_API_KEY" .'],
  ['Makefile', 'image:\n\tdocker build --build-arg=GROK_API_KEY .'],
  [
    'compose.yml',
    'services:\n  web:\n    build:\n      args:\n        XAI_API_KEY: ${XAI_API_KEY}\n',
  ],
  ['docker-compose.prod.yaml', 'build:\n  args:\n    - A=b\n    - XAI_API_KEY=$K\n'],
  ['compose.yaml', 'build:\n  args: [A, XAI_API_KEY]\n'],
  ['.github/workflows/a.yml', 'with:\n  build-args: |\n    XAI_API_KEY=${{ secrets.X }}\n'],
])('a key that is stored in the image: %s with %s', (path, text) => {
  expect(tell(text, path)).toEqual([expect.stringMatching(/stored in the image$/)]);
});

test.each([
  ['a.ts', 'new OpenAI({ dangerouslyAllowBrowser: true, baseURL: "https://api.example.com" })'],
  ['a.ts', 'new OpenAI({ dangerouslyAllowBrowser: false, baseURL: "https://api.x.ai/v1" })'],
  ['vite.config.ts', 'define: { __APP__: "1" }, server: { proxy: XAI_API_KEY }'],
  ['vite.config.ts', 'define: { XAI_BASE_URL: "https://api.x.ai" }'],
  ['server.js', 'spawn("x", { env: { XAI_API_KEY: process.env.XAI_API_KEY } })'],
  ['Dockerfile', 'RUN --mount=type=secret,id=xai,env=XAI_API_KEY npm test\n'],
  ['Dockerfile', 'ENV XAI_API_KEY=\nENV XAI_API_KEY=""\n'],
  ['Dockerfile', 'ENV XAI_BASE_URL=https://api.x.ai/v1\n'],
  ['a.sh', 'ARG XAI_API_KEY\n'],
  ['compose.yml', 'services:\n  web:\n    environment:\n      XAI_API_KEY: ${XAI_API_KEY}\n'],
  ['pod.yml', 'args:\n  - XAI_API_KEY\n'],
  ['compose.yml', 'build:\n  args:\n    A: b\nsecrets:\n  xai:\n    environment: XAI_API_KEY\n'],
])('%s with %s is fine', (path, text) => {
  expect(tell(text, path)).toEqual([]);
});
