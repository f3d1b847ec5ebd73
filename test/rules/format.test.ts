import { expect, it } from 'vitest';
import { formatOf } from '../../rules/api-key/format.ts';

it.each([
  ['src/a.ts', 'code'],
  ['a.PY', 'code'],
  ['a.ipynb', 'code'],
  ['a.json', 'code'],
  ['dir.yml/a.go', 'code'],
  ['main.tf', 'code'],
  ['.env', 'config'],
  ['.env.production', 'config'],
  ['prod.env', 'config'],
  ['app.env.local', 'config'],
  ['a.yaml', 'config'],
  ['.npmrc', 'config'],
  ['Dockerfile', 'config'],
  ['Dockerfile.dev', 'config'],
  ['docker/Containerfile', 'config'],
  ['Makefile', 'config'],
  ['a.sh', 'config'],
  ['a.ps1', 'config'],
  ['a.toml', 'config'],
  ['gradle.properties', 'config'],
  ['README.md', 'prose'],
  ['LICENSE', 'prose'],
  ['a.txt', 'prose'],
  ['a.html', 'prose'],
  ['', 'prose'],
  ['a.unknown', 'prose'],
])('%s is %s', (path, format) => {
  expect(formatOf(path)).toBe(format);
});
