/** Where a key may stand: a file, and the way to write a word into it. */
export interface Place {
  readonly path: string;
  readonly write: (word: string) => string;
}

const LONG_LINE = 'function e(t,n){return t(n)};'.repeat(300);

/** Places for a word that may be anything: a key, or what hides one. */
export const PLACES: Readonly<Record<string, Place>> = {
  'nothing else': { path: 'key', write: (word) => word },
  'the last line': { path: 'notes', write: (word) => `one\ntwo\n${word}\n` },
  'a long line': {
    path: 'dist/bundle.min.js',
    write: (word) => `${LONG_LINE}var k="${word}";${LONG_LINE}`,
  },

  'a comment behind a hash': { path: 'a.rb', write: (word) => `x = 1 # was ${word}\n` },
  'a comment in code': { path: 'a.ts', write: (word) => `// ${word}\nexport {};\n` },
  'a block comment': { path: 'a.c', write: (word) => `/*\n * ${word}\n */\n` },
  'a comment of a page': { path: 'a.html', write: (word) => `<p>a</p><!-- ${word} -->` },
  'a comment of SQL': { path: 'a.sql', write: (word) => `SELECT 1; -- ${word}\n` },

  'a string': { path: 'a.ts', write: (word) => `const client = new Client("${word}");\n` },
  'a string in single quotes': { path: 'a.py', write: (word) => `client = Client('${word}')\n` },
  'a raw string': { path: 'a.rs', write: (word) => `let client = Client::new(r#"${word}"#);\n` },
  'a template': { path: 'a.js', write: (word) => 'headers.a = `Bearer ' + word + '`;\n' },
  'a default': { path: 'a.py', write: (word) => `k = os.getenv("XAI_API_KEY", "${word}")\n` },
  'an argument': { path: 'a.go', write: (word) => `c := xai.New("eu", "${word}", nil)\n` },
  'a constant': { path: 'A.java', write: (word) => `static final String API_KEY = "${word}";\n` },
  'an array': { path: 'a.php', write: (word) => `<?php return ['k' => '${word}', 'n' => 1];\n` },

  'a header': {
    path: 'a.http',
    write: (word) => `POST /v1/chat HTTP/1.1\r\nAuthorization: Bearer ${word}\r\n\r\n{}`,
  },
  'a header of curl': { path: 'a.sh', write: (word) => `curl -H "x-api-key: ${word}" https://a\n` },
  'a query': { path: 'a.txt', write: (word) => `https://example.com/v1?api_key=${word}&n=1\n` },
  'the user of a URL': { path: 'a.txt', write: (word) => `https://user:${word}@example.com/\n` },
  'the fragment of a URL': { path: 'a.md', write: (word) => `[a](https://a.b/#${word})\n` },

  'an environment file': { path: 'prod.env', write: (word) => `A=1\nXAI_API_KEY=${word}\nB=2\n` },
  'an environment file, quoted': { path: 'b.env', write: (word) => `export K="${word}" # k\n` },
  properties: { path: 'a.properties', write: (word) => `xai.key=${word}\r\nother=1\r\n` },
  'an INI file': { path: 'a.ini', write: (word) => `[xai]\nkey = ${word} ; old\n` },
  TOML: { path: 'a.toml', write: (word) => `[xai]\nkey = "${word}"\n` },
  YAML: { path: 'a.yml', write: (word) => `xai:\n  key: ${word}\n  model: grok\n` },
  'YAML, quoted': { path: 'b.yaml', write: (word) => `key: "${word}"\n` },
  'a list of YAML': { path: 'c.yml', write: (word) => `keys:\n  - ${word}\n  - none\n` },
  'a compose file': {
    path: 'docker-compose.yml',
    write: (word) => `services:\n  a:\n    environment:\n      - XAI_API_KEY=${word}\n`,
  },
  JSON: { path: 'a.json', write: (word) => JSON.stringify({ k: word, n: 1 }, undefined, 2) },
  'JSON in JSON': {
    path: 'b.json',
    write: (word) => JSON.stringify({ body: JSON.stringify({ k: word }) }),
  },
  'lines of JSON': { path: 'a.jsonl', write: (word) => `{"n":1}\n{"k":${JSON.stringify(word)}}\n` },
  'a source map': {
    path: 'a.js.map',
    write: (word) => JSON.stringify({ version: 3, sourcesContent: [`f("${word}")`], mappings: '' }),
  },
  'the source of a notebook': {
    path: 'a.ipynb',
    write: (word) => writeNotebook({ source: ['import os\n', `Client("${word}")`] }),
  },
  'the output of a notebook': {
    path: 'b.ipynb',
    write: (word) => writeNotebook({ outputs: [{ output_type: 'stream', text: [`${word}\n`] }] }),
  },
  'the metadata of a notebook': {
    path: 'c.ipynb',
    write: (word) => writeNotebook({ metadata: { note: word } }),
  },
  'an attribute': { path: 'a.xml', write: (word) => `<add key="xai" value="${word}" />` },
  'an element': { path: 'b.xml', write: (word) => `<client>\n  <key>${word}</key>\n</client>` },
  'a data section': { path: 'c.xml', write: (word) => `<key><![CDATA[${word}]]></key>` },
  'a style sheet': { path: 'a.css', write: (word) => `a::after { content: "${word}"; }` },
  'a row of CSV': { path: 'a.csv', write: (word) => `id,key\r\n1,"${word}"\r\n` },
  'a row of SQL': { path: 'b.sql', write: (word) => `INSERT INTO k VALUES (1, '${word}');` },
  'a table': { path: 'a.md', write: (word) => `| a | key |\n| - | --- |\n| 1 | \`${word}\` |\n` },
  'a block of code': { path: 'b.md', write: (word) => `\`\`\`sh\nexport K=${word}\n\`\`\`\n` },

  'a Dockerfile': { path: 'Dockerfile', write: (word) => `FROM a\nENV XAI_API_KEY=${word}\n` },
  'an argument of a Dockerfile': { path: 'b.Dockerfile', write: (word) => `ARG K="${word}"\n` },
  'a shell script': { path: 'run', write: (word) => `#!/bin/sh\nK='${word}' exec node .\n` },
  'a here document': { path: 'b.sh', write: (word) => `cat <<EOF >.env\nK=${word}\nEOF\n` },
  PowerShell: { path: 'a.ps1', write: (word) => `$env:XAI_API_KEY = '${word}'\r\n` },
  'a batch file': { path: 'a.bat', write: (word) => `set XAI_API_KEY=${word}\r\n` },
  'a Makefile': { path: 'Makefile', write: (word) => `export K := ${word}\nall:\n\ttrue\n` },
  Terraform: { path: 'a.tfvars', write: (word) => `xai = {\n  key = "${word}"\n}\n` },
  'a unit of systemd': { path: 'a.service', write: (word) => `Environment="K=${word}"\n` },
  'a patch': { path: 'a.patch', write: (word) => `@@ -1 +1 @@\n-old\n+key: ${word}\n` },
  'a conflict': { path: 'c.txt', write: (word) => `<<<<<<< a\n${word}\n=======\n>>>>>>> b\n` },
  'a coloured log': { path: 'a.log', write: (word) => `\u001b[32m${word}\u001b[0m done\r\n` },
  'a binary': { path: 'a.bin', write: (word) => `\0\u0001\u0012${word}\0\u007f\0\0` },
};

function writeNotebook(cell: Readonly<Record<string, unknown>>): string {
  const code = { cell_type: 'code', execution_count: 1, metadata: {}, outputs: [], source: [] };
  return JSON.stringify({ nbformat: 4, metadata: {}, cells: [{ ...code, ...cell }] }, undefined, 1);
}

/** Places for an expression, such as a string in pieces. */
export const EXPRESSION_PLACES: Readonly<Record<string, Place>> = {
  'a declaration': { path: 'a.ts', write: (code) => `const key = ${code};\n` },
  'an assignment': { path: 'a.py', write: (code) => `client.key = (${code})\n` },
  'an argument': { path: 'a.go', write: (code) => `c := New(ctx, ${code}, nil)\n` },
  'a property': { path: 'a.js', write: (code) => `f({ model: "grok", key: ${code}, n: 1 })\n` },
  'a comment': { path: 'a.rb', write: (code) => `# key = ${code}\n` },
  'a block of code': { path: 'a.md', write: (code) => `\`\`\`js\nrun(${code})\n\`\`\`\n` },
  'the source of a notebook': {
    path: 'a.ipynb',
    write: (code) => writeNotebook({ source: `key = ${code}\n`.split(/(?<=\n)/) }),
  },
  'a source map': {
    path: 'a.js.map',
    write: (code) => JSON.stringify({ version: 3, sourcesContent: [`k=${code};`], mappings: '' }),
  },
};
