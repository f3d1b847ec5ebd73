import { Linter, type RuleTester } from 'eslint';
import { expect, test } from 'vitest';
import { body } from '../../rules/sample.ts';
import { rules } from '../../src/eslint/index.ts';
import { makeCase, makeErrors, ruleTester } from '../support/make-rule-tester.ts';

const NAME = 'no-hardcoded-api-key';
const KEY = body(40, 71);
const PARTS = { HEAD: KEY.slice(0, 8), TAIL: KEY.slice(8) };

const LEAKS: Readonly<Record<string, readonly string[]>> = {
  'a.js': [
    // Properties and what they may hold.
    'use({ apiKey: "⟦KEY⟧" });',
    "use({ 'api-key': '⟦KEY⟧' });",
    'use({ ["apiKey"]: "⟦KEY⟧" });',
    'use({ [`apiKey`]: `⟦KEY⟧` });',
    'use({ apiKey: c ? "⟦KEY⟧" : d });',
    'use({ apiKey: (log(), "⟦KEY⟧") });',
    'use({ apiKey: await "⟦KEY⟧" });',
    'use({ apiKey: () => "⟦KEY⟧" });',
    'use({ get apiKey() { return "⟦KEY⟧"; } });',
    'use({ apiKey() { if (c) return "⟦KEY⟧"; } });',
    // Variables.
    'const apiKey = "⟦KEY⟧";',
    'const getApiKey = () => "⟦KEY⟧";',
    'function getApiKey() { return "⟦KEY⟧"; }',
    'apiKey ??= "⟦KEY⟧";',
    'apiKey ||= "⟦KEY⟧";',
    'const apiKey = c && "⟦KEY⟧";',
    'const { apiKey = "⟦KEY⟧" } = o;',
    'const { apiKey: k = "⟦KEY⟧" } = o;',
    'function f(apiKey = "⟦KEY⟧") {}',
    'function f({ apiKey = "⟦KEY⟧" }) {}',
    'const [apiKey] = ["⟦KEY⟧"];',
    'const [a, apiKey = "⟦KEY⟧"] = o;',
    'const [apiKey, setApiKey] = useState("⟦KEY⟧");',
    'const [apiKey, setApiKey] = useState(() => "⟦KEY⟧");',
    'const apiKey = (function () { return "⟦KEY⟧"; })();',
    'const apiKey = useMemo(() => { return "⟦KEY⟧"; }, []);',
    'const k = "⟦KEY⟧"; export { k as apiKey };',
    // Classes.
    'class A { apiKey = "⟦KEY⟧"; }',
    'class A { #apiKey = "⟦KEY⟧"; }',
    'class A { static apiKey = "⟦KEY⟧"; }',
    'class A { get apiKey() { return "⟦KEY⟧"; } }',
    'class A { b() { this.#apiKey = "⟦KEY⟧"; } #apiKey; }',
    // Calls, headers, lists.
    'client.setApiKey("⟦KEY⟧");',
    'withApiKey("⟦KEY⟧", o);',
    'headers.set("x-api-key", "⟦KEY⟧");',
    'new Headers([["x-api-key", "⟦KEY⟧"]]);',
    'spawn("cli", ["--api-key", "⟦KEY⟧"]);',
    'use({ headers: { Authorization: "Bearer ⟦KEY⟧" } });',
    'use({ headers: { Authorization: `Bearer ${"⟦KEY⟧"}` } });',
    // Put together.
    'use({ apiKey: ⟦"HEAD" + "TAIL"⟧ });',
    'use({ apiKey: ⟦["HEAD", "TAIL"].join("")⟧ });',
    'use({ apiKey: ⟦"HEAD".concat("TAIL")⟧ });',
    'use({ apiKey: `${scope}⟦KEY⟧` });',
    // Constants, reported where they are written, once.
    'const k = "⟦KEY⟧"; use({ apiKey: k });',
    'const k = "⟦KEY⟧"; use({ apiKey: k }); use({ apiKey: k }); setApiKey(k);',
    'let k = "⟦KEY⟧"; use({ apiKey: k });',
    'const o = { k: "⟦KEY⟧" }; use({ apiKey: o.k });',
    'const o = ["⟦KEY⟧"]; use({ apiKey: o[0] });',
    'const o = { k: "⟦KEY⟧" }; const { k } = o; use({ apiKey: k });',
    'const o = { a: { b: "⟦KEY⟧" } }; const { b: k } = o.a; use({ apiKey: k });',
    'class A { static k = "⟦KEY⟧"; } use({ apiKey: A.k });',
    'let k; k = "⟦KEY⟧"; use({ apiKey: k });',
    'function f(k = "⟦KEY⟧") { use({ apiKey: k }); }',
    'function f({ k = "⟦KEY⟧" }) { use({ apiKey: k }); }',
    'const k = "⟦KEY⟧"; fetch(`https://api.example.com/v1?api_key=${k}`);',
    'const k = "⟦KEY⟧"; run("curl -H \'x-api-key: " + k + "\'");',
    'const k = "⟦KEY⟧"; const auth = `Bearer ${k}`; use({ Authorization: auth });',
    'const a = "HEAD"; const b = "TAIL"; use({ apiKey: ⟦a + b⟧ });',
    'fetch("https://api.example.com/v1?api_key=⟦KEY⟧&size=20");',
    'fetch(`https://api.example.com/v1?api_key=⟦KEY⟧&q=${q}`);',
    'use({ apiKey: read().default("⟦KEY⟧") });',
    // Functions of the same file, reported where they return it.
    'function getKey() { return "⟦KEY⟧"; } use({ apiKey: getKey() });',
    'use({ apiKey: getKey() }); function getKey() { return "⟦KEY⟧"; }',
    'const getKey = () => "⟦KEY⟧"; use({ apiKey: getKey() });',
    'const getKey = function () { return "⟦KEY⟧"; }; use({ apiKey: getKey() });',
    'const getKey = () => { const k = "⟦KEY⟧"; return k; }; setApiKey(getKey());',
    'const getKey = async () => "⟦KEY⟧"; use({ apiKey: await getKey() });',
    'async function getKey() { return "⟦KEY⟧"; } use({ apiKey: await getKey() });',
    'async function getKey() { return Promise.resolve("⟦KEY⟧"); } const apiKey = await getKey();',
    'function getKey() { if (c) return read(); else { return "⟦KEY⟧"; } } use({ apiKey: getKey() });',
    'function getKey() { switch (c) { case 1: return "⟦KEY⟧"; } } use({ apiKey: getKey() });',
    'function getKey() { try { return read(); } catch { return "⟦KEY⟧"; } } use({ apiKey: getKey() });',
    'function getKey() { return c ? "⟦KEY⟧" : read(); } use({ apiKey: getKey() });',
    'function getKey(k = "⟦KEY⟧") { return k; } use({ apiKey: getKey() });',
    'function a() { return b(); } function b() { return "⟦KEY⟧"; } use({ apiKey: a() });',
    'const make = () => () => "⟦KEY⟧"; use({ apiKey: make()() });',
    'function getKey() { return "⟦KEY⟧"; } use({ apiKey: getKey });',
    'function getKey() { return "⟦KEY⟧"; } use({ apiKey: getKey?.() });',
    'function getKey() { return "⟦KEY⟧"; } use({ Authorization: `Bearer ${getKey()}` });',
    'function getKey() { return "⟦KEY⟧"; } fetch("/?api_key=" + getKey());',
    'use({ apiKey: (() => "⟦KEY⟧")() });',
    'use({ apiKey: (() => { return "⟦KEY⟧"; })() });',
    'use({ apiKey: () => { return "⟦KEY⟧"; } });',
    'use({ apiKey: (function () { return "⟦KEY⟧"; })() });',
    'use({ apiKey: String("⟦KEY⟧") });',
    'function getKeys() { return { a: "⟦KEY⟧" }; } use({ apiKey: getKeys().a });',
    'function getKeys() { return { a: "⟦KEY⟧" }; } const { a } = getKeys(); use({ apiKey: a });',
    // Methods, what is computed when it is read, and fields.
    'const o = { k() { return "⟦KEY⟧"; } }; use({ apiKey: o.k() });',
    'const o = { k: () => "⟦KEY⟧" }; use({ apiKey: o.k() });',
    'const o = { get k() { return "⟦KEY⟧"; } }; use({ apiKey: o.k });',
    'const o = Object.freeze({ k: "⟦KEY⟧" }); use({ apiKey: o.k });',
    'const o = { k() { return "⟦KEY⟧"; }, run() { use({ apiKey: this.k() }); } };',
    'class A { static k() { return "⟦KEY⟧"; } } use({ apiKey: A.k() });',
    'class A { static get k() { return "⟦KEY⟧"; } } use({ apiKey: A.k });',
    'const A = class { static k = "⟦KEY⟧"; }; use({ apiKey: A.k });',
    'class A { k = "⟦KEY⟧"; run() { use({ apiKey: this.k }); } }',
    'class A { #k = "⟦KEY⟧"; run = () => use({ apiKey: this.#k }); }',
    'class A { static #k = "⟦KEY⟧"; static { use({ apiKey: this.#k }); } }',
    'class A { k() { return "⟦KEY⟧"; } run() { use({ apiKey: this.k() }); } }',
    'class A { k = "⟦KEY⟧"; } use({ apiKey: new A().k });',
    'class A { k() { return "⟦KEY⟧"; } } const a = new A(); use({ apiKey: a.k() });',
    // Calls that give a property.
    'new Map([["apiKey", "⟦KEY⟧"]]);',
    'Object.assign(o, { apiKey: "⟦KEY⟧" });',
    'Object.defineProperty(o, "apiKey", { value: "⟦KEY⟧" });',
    'Object.defineProperty(o, "apiKey", { get: () => "⟦KEY⟧" });',
    'Reflect.set(o, "apiKey", "⟦KEY⟧");',
    // By the scheme that it is sent with.
    'use({ auth: { bearer: "⟦KEY⟧" } });',
    'use({ auth: { token: "⟦KEY⟧" } });',
    'const auth = { bearer: "⟦KEY⟧" };',
    'o.auth = { token: "⟦KEY⟧" };',
    'client.setBearerToken("⟦KEY⟧");',
    'const k = "⟦KEY⟧"; o.bearerToken = k;',
    'function getKey() { return "⟦KEY⟧"; } use({ auth: { bearer: getKey() } });',
  ],
  'a.ts': [
    'const apiKey: string = "⟦KEY⟧";',
    'use({ apiKey: "⟦KEY⟧" satisfies string });',
    'use({ apiKey: <string>"⟦KEY⟧" });',
    'use({ apiKey: "⟦KEY⟧"! });',
    'use({ apiKey: k! }); const k = "⟦KEY⟧" as string;',
    'class A { private readonly apiKey: string = "⟦KEY⟧"; }',
    'class A { constructor(private apiKey: string = "⟦KEY⟧") {} }',
    'class A { accessor apiKey = "⟦KEY⟧"; }',
  ],
};

/** Reported, and nothing can be put in its place. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  'a.js': [
    'process.env.XAI_API_KEY = "⟦KEY⟧";',
    'process.env["XAI_API_KEY"] ??= "⟦KEY⟧";',
    'const apiKey = process.env.XAI_API_KEY ?? "⟦KEY⟧";',
    '<Map apiKey="⟦KEY⟧" />;',
    '<Map apiKey={"⟦KEY⟧"} />;',
    '<Map data-api-key={c ? "⟦KEY⟧" : d} />;',
    'use({ apiKey: String.raw`⟦KEY⟧` });',
    '// curl -H "x-api-key: ⟦KEY⟧"',
    '/* api_key=⟦KEY⟧ */',
    'const s = "{\\"api_key\\": \\"⟦KEY⟧\\"}";',
  ],
  'a.ts': [
    'export const API_KEY = "⟦KEY⟧" as const;',
    'enum Keys { ApiKey = "⟦KEY⟧" }',
    'enum Keys { K = "⟦KEY⟧" } use({ apiKey: Keys.K });',
  ],
  'a.tsx': ['export const a = <Map apiKey={"⟦KEY⟧" as string} />;'],
  '.env': ['API_KEY=⟦KEY⟧\nB=1\n'],
  'a.yml': ['api_keys:\n  - ⟦KEY⟧\n'],
  'a.py': ['client = Client(api_key="⟦KEY⟧")\n'],
  'a.ipynb': ['{"source": ["api_key = \\"⟦KEY⟧\\"\\n"]}'],
};

const CLEAN: Readonly<Record<string, readonly string[]>> = {
  'a.js': [
    'const apiKey = process.env.XAI_API_KEY;',
    'use({ apiKey: config.apiKey, headers: { "x-api-key": key } });',
    'use({ apiKey: "YOUR_API_KEY" });',
    'use({ apiKey: "Enter your API key" });',
    'use({ apiKey: "settings.providers.apiKey.label" });',
    'use({ apiKeyHeader: "x-api-key-of-the-service-1" });',
    'use({ apiKey: "XAI_KEY_OF_PRODUCTION_1" });',
    'use({ apiKey: "https://console.x.ai/team/4f9a8b7c/keys" });',
    'use({ apiKey: "#api-key-input-field-12" });',
    'use({ apiKey: "test" });',
    'use({ apiKey: "" });',
    'import apiKey from "./api-key-8f3a9c2b7d1e.js";',
    'findApiKey("KEY");',
    'let k = "KEY"; k = read(); use({ apiKey: k });',
    'use({ commit: "KEY" });',
    'use({ Authorization: "KEY" });',
    'const apiKey = "a".repeat(1e9);',
    'let k; if (c) k = "KEY"; else k = read(); use({ apiKey: k });',
    'const [id, apiKey] = useState("KEY");',
    'const [apiKeyId] = ["KEY"]; const o = { k: "KEY" }; use({ apiKey: o.other });',
    'const k = "KEY"; export { k as commit };',
    'const k = "KEY"; log(`commit=${k} of api_key`);',
    'function getKey() { return read("KEY"); } use({ apiKey: getKey() });',
    'function getKey() { const f = () => "KEY"; return read(f); } use({ apiKey: getKey() });',
    'function getKey() { return getKey(); } use({ apiKey: getKey() });',
    'const a = () => b(); const b = () => a(); use({ apiKey: a() });',
    'let getKey = () => "KEY"; getKey = read; use({ apiKey: getKey() });',
    'const o = { set k(v) { v ??= "KEY"; } }; use({ apiKey: o.k });',
    'class A { k = "KEY"; } use({ apiKey: A.k });',
    'class A { static k = "KEY"; run() { use({ apiKey: this.k }); } }',
    'use({ auth: { user: "KEY" } });',
    'use({ session: { token: "KEY" } });',
    'use({ auth: { bearer: "your-bearer-token" }, bearerFormat: "JWT" });',
    'const bearer = { type: "http", scheme: "bearer" };',
  ],
  'a.ts': [
    'type A = { apiKey: "KEY" };',
    'declare function f(apiKey: "KEY"): void;',
    'let apiKey: `KEY${string}`;',
  ],
};

function write(marked: string): string {
  return marked
    .replaceAll('KEY⟧', `${KEY}⟧`)
    .replace(/(?<=["`])KEY(?=["`$])/g, KEY)
    .replaceAll('HEAD', PARTS.HEAD)
    .replaceAll('TAIL', PARTS.TAIL);
}

ruleTester.run('no-hardcoded-api-key', rules['no-hardcoded-api-key'], {
  valid: Object.entries(CLEAN).flatMap(([filename, codes]) =>
    codes.map((code) => makeCase(filename, write(code))),
  ),
  invalid: [...expectReports(LEAKS, 1), ...expectReports(KEPT, 0)],
});

function expectReports(table: typeof LEAKS, suggestions: number): RuleTester.InvalidTestCase[] {
  return Object.entries(table).flatMap(([filename, codes]) =>
    codes.map((code) => ({
      ...makeCase(filename, write(code)),
      errors: makeErrors(write(code), suggestions),
    })),
  );
}

test('a list may have more elements than a call takes arguments', () => {
  const text = `const a = [${'0,'.repeat(150_000)}]; const apiKey = "${KEY}";`;
  const plugin = { rules: { [NAME]: rules[NAME] } };
  const messages = new Linter().verify(text, {
    plugins: { keyfence: plugin },
    rules: { [`keyfence/${NAME}`]: 'error' },
  });
  expect(messages.map(({ ruleId }) => ruleId)).toEqual([`keyfence/${NAME}`]);
});
