import { runInNewContext } from 'node:vm';
import { Linter } from 'eslint';
import ts from 'typescript';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';
import { body } from '../../rules/sample.ts';
import { configs } from '../../src/eslint/index.ts';
import { key } from '../support/keys.ts';

const VALUE = body(40, 95);
const BEFORE = 'declare function use(value: unknown): string;\ndeclare const c: boolean;\n';

/** What is written, and what is suggested in its place: `ELSE` stands for an error that names the variable. */
const TYPESCRIPT: readonly (readonly [code: string, suggested: string])[] = [
  ['export const apiKey = "KEY";', 'export const apiKey = process.env["API_KEY"] ELSE;'],
  [
    'export const apiKey: string = "KEY";',
    'export const apiKey: string = process.env["API_KEY"] ELSE;',
  ],
  ['use({ openaiApiKey: "KEY" });', 'use({ openaiApiKey: process.env["OPENAI_API_KEY"] ELSE });'],
  ['use({ "x-api-key": "KEY" });', 'use({ "x-api-key": process.env["API_KEY"] ELSE });'],
  ['use({ apiKey: "XAI" });', 'use({ apiKey: process.env["XAI_API_KEY"] ELSE });'],
  ['use({ apiKey: c ? "KEY" : "b" });', 'use({ apiKey: c ? process.env["API_KEY"] ELSE : "b" });'],
  ['use({ apiKey: `KEY` });', 'use({ apiKey: process.env["API_KEY"] ELSE });'],
  [
    'use({ apiKey: "KEY" as string });',
    'use({ apiKey: (process.env["API_KEY"] ELSE) as string });',
  ],
  [
    'use({ apiKey: "KEY" satisfies string });',
    'use({ apiKey: (process.env["API_KEY"] ELSE) satisfies string });',
  ],
  ['use({ apiKey: "KEY"! });', 'use({ apiKey: (process.env["API_KEY"] ELSE)! });'],
  [
    'use({ apiKey: use("a") || "KEY" });',
    'use({ apiKey: use("a") || (process.env["API_KEY"] ELSE) });',
  ],
  [
    'use({ Authorization: "Bearer KEY" });',
    'use({ Authorization: `Bearer ${process.env["API_KEY"] ELSE}` });',
  ],
  [
    'use({ Authorization: `Bearer ${"KEY"}` });',
    'use({ Authorization: `Bearer ${process.env["API_KEY"] ELSE}` });',
  ],
  [
    'use(`https://a.example/?api_key=KEY&b=${c}`);',
    'use(`https://a.example/?api_key=${process.env["API_KEY"] ELSE}&b=${c}`);',
  ],
  ['use({ apiKey: "HEAD" + "TAIL" });', 'use({ apiKey: process.env["API_KEY"] ELSE });'],
  [
    'const k = "KEY"; use({ mistralApiKey: k });',
    'const k = process.env["MISTRAL_API_KEY"] ELSE; use({ mistralApiKey: k });',
  ],
  [
    'export class A { readonly apiKey: string = "KEY"; }',
    'export class A { readonly apiKey: string = process.env["API_KEY"] ELSE; }',
  ],
  [
    'export function f(apiKey = "KEY"): string { return apiKey; }',
    'export function f(apiKey = process.env["API_KEY"] ELSE): string { return apiKey; }',
  ],
  [
    'export const getApiKey = (): string => "KEY";',
    'export const getApiKey = (): string => process.env["API_KEY"] ELSE;',
  ],
  [
    'export const apiKey: string | undefined = "KEY";',
    'export const apiKey: string | undefined = process.env["API_KEY"] ELSE;',
  ],
  [
    'export function f(k = "KEY"): void { use({ apiKey: k }); }',
    'export function f(k = process.env["API_KEY"] ELSE): void { use({ apiKey: k }); }',
  ],
  [
    'const o = ["KEY"] satisfies string[]; use({ apiKey: o[0] });',
    'const o = [process.env["API_KEY"] ELSE] satisfies string[]; use({ apiKey: o[0] });',
  ],
  ['export default { apiKey: "KEY" };', 'export default { apiKey: process.env["API_KEY"] ELSE };'],
  [
    'export class A { static #apiKey = "KEY"; static a = A.#apiKey; }',
    'export class A { static #apiKey = process.env["API_KEY"] ELSE; static a = A.#apiKey; }',
  ],
  ['if (c) use({ apiKey: !"KEY" });', 'if (c) use({ apiKey: !(process.env["API_KEY"] ELSE) });'],
  ['use({ apiKey: "KEY".trim() });', 'use({ apiKey: (process.env["API_KEY"] ELSE).trim() });'],
  [
    'use(Deno.args); use({ apiKey: "KEY" });',
    'use(Deno.args); use({ apiKey: Deno.env.get("API_KEY") ELSE });',
  ],
  [
    'use(Bun.version); use({ apiKey: "KEY" });',
    'use(Bun.version); use({ apiKey: Bun.env["API_KEY"] ELSE });',
  ],
];

const JAVASCRIPT: typeof TYPESCRIPT = [
  ['use({ apiKey: "XAI" });', 'use({ apiKey: process.env.XAI_API_KEY ELSE });'],
  [
    'use({ Authorization: "Bearer XAI" });',
    'use({ Authorization: `Bearer ${process.env.XAI_API_KEY ELSE}` });',
  ],
  [
    'import a from "npm:a"; a({ apiKey: "KEY" });',
    'import a from "npm:a"; a({ apiKey: Deno.env.get("API_KEY") ELSE });',
  ],
];

const NONE: Readonly<Record<string, readonly string[]>> = {
  'a.tsx': [
    '<Map apiKey="KEY" />;',
    '<Map load={() => use({ apiKey: "KEY" })} />;',
    '"use client"; use({ apiKey: "KEY" });',
    'use(window.name); use({ apiKey: "KEY" });',
    'use(import.meta.env.MODE); use({ apiKey: "KEY" });',
    'export enum Keys { ApiKey = "KEY" }',
    'export const apiKey = "KEY" as const;',
    'export const o = { apiKey: "KEY" } as const;',
    'process.env["XAI_API_KEY"] = "KEY";',
    'export const apiKey = process.env["XAI_API_KEY"] ?? "KEY";',
    'export const apiKey: "KEY" = "KEY";',
    'export const apiKey: "KEY" | undefined = "KEY";',
    'export const apiKey: `${string}` = "KEY";',
    'export class A { apiKey: "KEY" = "KEY"; }',
    'export function f(apiKey: "KEY" = "KEY"): void {}',
    'use({ apiKey: "KEY" satisfies "KEY" });',
    'use({ apiKey: String.raw`KEY` });',
    'use(sql`${"XAI"}`);',
    // No value stands there.
    'import x from "XAI"; use(x);',
    'import "./XAI.js";',
    'import { "XAI" as x } from "./a.js"; use(x);',
    'import x from "./a.json" with { type: "XAI" }; use(x);',
    'const x = await import("XAI"); use(x);',
    'import x = require("XAI"); use(x);',
    'export * from "XAI";',
    'export * as x from "XAI";',
    'export { x } from "XAI";',
    'const x = 1; export { x as "XAI" };',
    'declare module "XAI" { export const a: number; }',
    '"XAI"; use(1);',
    'function f() { "XAI"; return 1; } use(f);',
    'use({ "XAI": 1 });',
    'use({ ["XAI"]: 1 });',
    'export class A { "XAI" = 1; ["XAI"] = 2; }',
    'export class A { ["XAI"](): void {} }',
    'export interface A { "XAI": string }',
    'use(c["XAI"]);',
    'switch (c) { case "XAI": use(c); }',
    // A type.
    'type A = "XAI"; use(c as A);',
    'type A = `XAI${string}`; use(c as A);',
    'export let a: import("XAI").A;',
    'type Key = "KEY" | "b"; export const apiKey: Key = "KEY";',
    'type Key = Other; type Other = "KEY"; export const apiKey: Key | undefined = "KEY";',
    'import type { Key } from "./a.js"; export const apiKey: Key = "KEY";',
    'export const o: { apiKey: "KEY" } = { apiKey: "KEY" };',
    'export function getApiKey(): "KEY" { return "KEY"; }',
    'export const getApiKey = (): "KEY" => "KEY";',
    'export class A { getApiKey(): "KEY" { return "KEY"; } }',
    'use<"KEY">({ apiKey: "KEY" });',
    'use({ apiKey: "KEY" as "KEY" });',
    'const apiKey = "KEY"; export let a: typeof apiKey;',
    'const apiKey = "KEY"; export const a = { [apiKey]: 1 };',
    // Something else reads it.
    'declare const apiKey = "KEY";',
    'declare namespace A { const apiKey = "KEY"; }',
    'declare class A { static readonly apiKey = "KEY"; }',
    '@use({ apiKey: "KEY" }) class A {}',
    'use(`\\\\XAI`);',
  ],
  'a.ts': ['export const apiKey = <const>"KEY";'],
  'a.js': [
    'import x from "XAI"; use(x);',
    '"XAI"; use(1);',
    'use({ "XAI": 1 });',
    'switch (c) { case "XAI": use(c); }',
  ],
};

function write(code: string): string {
  return code
    .replace(/\bHEAD\b/, VALUE.slice(0, 8))
    .replace(/\bTAIL\b/, VALUE.slice(8))
    .replace(/(?<=["`= ])KEY(?=["`&])/g, VALUE)
    .replace(/\bXAI\b/g, key);
}

/** Writes the error in full. */
function expand(suggested: string): string {
  return suggested.replace(
    /\b([A-Z_]{1,30})("[\])])? ELSE/g,
    '$1$2 || (() => { throw new Error("$1 is not set"); })()',
  );
}

/** The code with everything in it that is suggested. */
function applySuggestions(filename: string, code: string): string {
  const linter = new Linter();
  const parser = { files: ['**/*.{ts,tsx}'], languageOptions: { parser: tseslint.parser } };
  const messages = linter.verify(code, [...configs.recommended, parser], { filename });
  expect(messages.map(({ fatal, message }) => (fatal ? message : '')).join('')).toBe('');
  expect(messages.length).toBeGreaterThan(0);
  return messages
    .flatMap(({ suggestions = [] }) => suggestions.map(({ fix }) => fix))
    .sort((a, b) => b.range[0] - a.range[0])
    .reduce(
      (text, { range: [start, end], text: put }) => text.slice(0, start) + put + text.slice(end),
      code,
    );
}

test.each(TYPESCRIPT)('%s', (code, suggested) => {
  expect(applySuggestions('a.ts', write(code))).toBe(expand(suggested));
});

test.each(JAVASCRIPT)('in JavaScript: %s', (code, suggested) => {
  expect(applySuggestions('a.mjs', write(code))).toBe(expand(suggested));
});

test.each(
  Object.entries(NONE).flatMap(([name, codes]) => codes.map((code) => [name, code] as const)),
)('nothing in %s: %s', (filename, code) => {
  expect(applySuggestions(filename, write(code))).toBe(write(code));
});

describe('what is suggested', () => {
  test.each([
    ['a value', { XAI_API_KEY: 'a' }, 'a'],
    ['nothing', {}, 'XAI_API_KEY is not set'],
    ['an empty value', { XAI_API_KEY: '' }, 'XAI_API_KEY is not set'],
  ])('does not hide that the variable has %s', (_, env, told) => {
    const code = applySuggestions('a.mjs', write('use({ apiKey: "XAI" });'));
    const runs = (): unknown => {
      let given: unknown;
      runInNewContext(code, {
        process: { env },
        use: ({ apiKey }: { readonly apiKey: unknown }) => (given = apiKey),
      });
      return given;
    };
    if (told === 'a') expect(runs()).toBe('a');
    else expect(runs).toThrow(told);
  });

  test('is not reported again', () => {
    const code = applySuggestions('a.mjs', write('use({ openaiApiKey: "KEY" });'));
    expect(new Linter().verify(code, configs.recommended, 'a.mjs')).toEqual([]);
  });

  test('compiles', { timeout: 120_000 }, () => {
    const files = new Map(
      TYPESCRIPT.map(([code], index) => [
        `/${index}.mts`,
        BEFORE + applySuggestions('a.ts', write(code)) + '\nexport {};\n',
      ]),
    );
    files.set(
      '/runtimes.d.ts',
      `declare const process: { readonly env: Readonly<Record<string, string | undefined>> };
       declare const Deno: { readonly args: string[]; readonly env: { get(name: string): string | undefined } };
       declare const Bun: { readonly version: string; readonly env: Readonly<Record<string, string | undefined>> };`,
    );
    // So that the compiler is known to look.
    files.set('/wrong.mts', 'export const wrong: string = process.env["A"];');
    expect(compile(files)).toEqual([expect.stringMatching(/^export const wrong: /)]);
  });
});

function compile(files: ReadonlyMap<string, string>): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noPropertyAccessFromIndexSignature: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    verbatimModuleSyntax: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    lib: ['lib.es2023.d.ts'],
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
  };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, target) => {
    const text = files.get(name);
    return text === undefined ? read(name, target) : ts.createSourceFile(name, text, target);
  };
  const fileExists = host.fileExists.bind(host);
  host.fileExists = (name) => files.has(name) || fileExists(name);
  const program = ts.createProgram([...files.keys()], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, messageText }) =>
        `${file?.text ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
}
