import { apiKey, body } from '../../rules/sample.ts';

/** A file with keys in it, each of which stands there once. */
export interface PlantedFile {
  readonly path: string;
  readonly content: Buffer;
  readonly keys: readonly string[];
}

/** Writes a file around a key of the xAI API and a key of any other vendor. */
type Template = (xai: string, other: string) => string;

const TEXTS: Readonly<Record<string, Template>> = {
  '.env': (xai, other) => `A=b\nXAI_API_KEY=${xai}\nAPI_KEY=${other}\n`,
  '.env.example': (xai, other) => `XAI_API_KEY=\nPORT=3000\n# ${xai}\nAPI_KEY="${other}"\n`,
  '.gitignore': (xai, other) => `node_modules/\n# ${xai}\n# api_key=${other}\n`,
  '.npmignore': (xai, other) => `test\n# ${xai}\n# api_key=${other}\n`,
  '.npmrc': (xai, other) => `//r.example.com/:_api_token=${other}\nxai=${xai}\n`,
  Dockerfile: (xai, other) => `FROM node\nENV API_KEY ${other}\nENV XAI_API_KEY=${xai}\n`,
  NOTICE: (xai, other) => `${xai}  \n\n\napi_key: ${other}\n`,
  Makefile: (xai, other) => `run:\n\tXAI_API_KEY=${xai} API_KEY=${other} node .  \n`,
  'README.md': (xai, other) =>
    `# Use\n\nSet \`XAI_API_KEY=${xai}\`.  \nThen:\n\n\`\`\`json\n{ "api_key": "${other}" }\n\`\`\`\n\n` +
    '```ts\nconst a: string = "b";\n```\n\n```js\nvar c = 1\n```\n',
  'requirements.txt': (xai, other) =>
    `requests==2.32.3\n--extra-index-url https://r.example.com/?api_key=${other}\n# ${xai}`,
  'chart/templates/deployment.yaml': (xai, other) =>
    `{{- if .Values.a }}\nenv:\n  - name: API_KEY\n    value: ${other}\n  - name: XAI_API_KEY\n    value: ${xai}\n{{- end }}\n`,
  '{{cookiecutter.name}}/config.json': (xai, other) =>
    `{\n  "debug": {{ cookiecutter.debug }},\n  "api_key": "${other}",\n  "xai": "${xai}"\n}\n`,
  'src/a.astro': (xai, other) =>
    `---\nconst apiKey = "${other}";\n---\n<p>{apiKey.length}</p>\n<script>\n  const b = "${xai}";\n</script>\n`,
  'src/a.bat': (xai, other) => `@echo off\r\nset API_KEY=${other}  \r\nset XAI_API_KEY=${xai}\r\n`,
  'src/a.c': (xai, other) => `char *api_key = "${other}";\nchar *xai = "${xai}";\n`,
  'src/d.cjs': (xai, other) => `exports.apiKey = "${other}";\nexports.xai = "${xai}";\n`,
  'src/a.component.ts': (xai, other) =>
    `import { Component } from '@angular/core';\n\n@Component({\n  selector: 'app-a',\n  template: \`<p data-api-key="${other}">{{ a }}</p>\`,\n})\nexport class AComponent {\n  a = '${xai}';\n}\n`,
  'src/a.conf': (xai, other) => `api_key = ${other}\nxai = ${xai}\n`,
  'src/a.cs': (xai, other) => `string apiKey = "${other}";\nstring xai = "${xai}";\n`,
  'src/a.css': (xai, other) => `/* ${xai} */\na { color: red }\n/* api_key="${other}" */\n`,
  'src/a.csv': (xai, other) => `name,note \nx,${xai}\ny,"api_key=${other}"\nz, \n`,
  'src/a.cts': (xai, other) =>
    `export const apiKey: string = "${other}";\nexport const b = "${xai}";\n`,
  'src/a.go': (xai, other) => `package a\nconst apiKey = "${other}"\nconst b = "${xai}"\n`,
  'src/a.graphql': (xai, other) => `# ${xai}\ntype A { b: Int }\n# api_key=${other}\n`,
  'src/a.html': (xai, other) =>
    `<!doctype html>\n<html lang="en">\n  <head><title>A</title></head>\n  <body>\n    <p data-api-key="${other}">${xai}</p>\n    <script>\n      var a = 1\n    </script>\n  </body>\n</html>\n`,
  'src/a.http': (xai, other) =>
    `GET /\nX-Api-Key: ${other}\nAuthorization: Bearer ${xai}\n\n\n{"a": 1}\n`,
  'src/a.ini': (xai, other) => `[a]\napi_key=${other}\nxai=${xai}\n`,
  'src/a.ipynb': (xai, other) =>
    `{"cells": [{"source": [\n "api_key = \\"${other}\\"\\n",\n "b = '${xai}'"\n]}]}\n`,
  'src/a.java': (xai, other) => `String API_KEY = "${other}";\nString b = "${xai}";\n`,
  'src/d.js': (xai, other) => `export const apiKey = "${other}";\nexport const b = '${xai}'\n`,
  'src/a.json': (xai, other) => `{\n  "api_key": "${other}",\n  "b": "${xai}"\n}\n`,
  'src/a.json5': (xai, other) => `{ api_key: '${other}', b: '${xai}' }\n`,
  'src/a.jsonc': (xai, other) => `// ${xai}\n{ "api_key": "${other}" }\n`,
  'src/a.jsx': (xai, other) =>
    `export const a = <Map apiKey="${other}" />;\nexport const b = "${xai}"\n`,
  'src/a.log': (xai, other) => `GET /?k=${xai} 200 \nGET /?api_key=${other} 200\n`,
  'src/a.mdx': (xai, other) =>
    `# Use\n\n${xai}\n\nexport const apiKey = "${other}"\n\n\`\`\`js\nvar c = 1\n\`\`\`\n`,
  'src/d.mjs': (xai, other) => `export const apiKey = "${other}";\nexport const b = "${xai}";\n`,
  'src/a.mts': (xai, other) =>
    `export const apiKey: string = "${other}";\nexport const b = "${xai}";\n`,
  'src/a.patch': (xai, other) =>
    `--- a/a.py\n+++ b/a.py\n@@ -1,3 +1,3 @@\n \n-a = 1\n+api_key = "${other}"\n+b = "${xai}"\n \n`,
  'src/a.php': (xai, other) => `<?php\n$apiKey = '${other}';\n$b = '${xai}';\n`,
  'src/a.properties': (xai, other) => `service.api.key=${other}\nb=${xai}\n`,
  'src/a.ps1': (xai, other) => `$env:API_KEY = "${other}"\n$b = "${xai}"\n`,
  'src/a.py': (xai, other) => `client = Client(api_key="${other}")\nb = "${xai}"\n`,
  'src/a.rb': (xai, other) => `api_key = '${other}'\nb = '${xai}'\n`,
  'src/a.rs': (xai, other) => `let api_key = "${other}";\nlet b = "${xai}";\n`,
  'src/a.sh': (xai, other) => `#!/bin/sh\nexport API_KEY=${other}\nexport B=${xai}\n`,
  'src/a.sql': (xai, other) => `-- ${xai}\nSELECT 1;\n-- api_key=${other}\n`,
  'src/a.svelte': (xai, other) =>
    `<script>\n  const apiKey = "${other}";\n</script>\n\n<p title="${xai}">{apiKey.length}</p>\n`,
  'src/a.swift': (xai, other) => `let apiKey = "${other}"\nlet b = "${xai}"\n`,
  'src/a.tf': (xai, other) => `api_key = "${other}"\nb = "${xai}"\n`,
  'src/a.toml': (xai, other) => `api_key = "${other}"\nb = '${xai}'\n`,
  'src/a.ts': (xai, other) =>
    `export const apiKey: string = "${other}";\nexport const b: any = '${xai}'\n`,
  'src/a.txt': (xai, other) => `the key is ${xai}  \r\n\tapi_key=${other}`,
  'src/a.vue': (xai, other) =>
    `<template>\n  <a-map api-key="${other}" />\n</template>\n\n<script lang="ts">\nexport default { name: "${xai}" };\n</script>\n`,
  'src/a.xml': (xai, other) => `<a>\n  <api_key>${other}</api_key>\n  <b>${xai}</b>\n</a>\n`,
  'src/a.yml': (xai, other) => `a:\n  - name: API_KEY\n    value: ${other}\nb: ${xai}\n`,
  'src/c.tsx': (xai, other) =>
    `export const a = <Map apiKey="${other}" />;\nexport const b: string = "${xai}"\n`,
};

/** A picture that has a text in it, and bytes that are no UTF-8. */
function makePicture(text: string): Buffer {
  const noise = Buffer.from(body(600, 59)).map((byte, index) => (byte * 7 + index) % 256);
  const head = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]);
  return Buffer.concat([head, noise, Buffer.from(text), noise]);
}

const templates: readonly (readonly [
  path: string,
  make: (xai: string, other: string) => Buffer,
])[] = [
  ...Object.entries(TEXTS).map(([path, write]) => {
    const make: (xai: string, other: string) => Buffer = (xai, other) =>
      Buffer.from(write(xai, other));
    return [path, make] as const;
  }),
  ['src/a.png', (xai, other) => makePicture(`\0tEXt${xai}\0 \n\napi_key="${other}"\0`)],
  [
    'src/wide.txt',
    (xai, other) => Buffer.from(`\uFEFF${xai} \r\napi_key="${other}"\r\n`, 'utf16le'),
  ],
];

/** Two keys in every kind of file. The same at each call: nobody knows them by heart. */
export const PLANTED_FILES: readonly PlantedFile[] = templates.map(([path, make], index) => {
  const keys = [apiKey(1000 + index), body(40, 2000 + index)] as const;
  return { path, content: make(...keys), keys };
});

/** Files without keys that the configurations look for. */
export const SURROUNDINGS: Readonly<Record<string, string>> = {
  'package.json':
    '{\n  "name": "matrix",\n  "version": "1.0.0",\n  "private": true,\n  "type": "module"\n}\n',
  'tsconfig.json': `${JSON.stringify(
    {
      compilerOptions: {
        ...{ target: 'es2022', module: 'nodenext', strict: true, noEmit: true, skipLibCheck: true },
        ...{ allowJs: true, jsx: 'preserve', experimentalDecorators: true },
      },
      include: ['**/*', '**/*.vue', '**/*.svelte', '**/*.astro'],
      exclude: ['node_modules'],
    },
    undefined,
    2,
  )}\n`,
};
