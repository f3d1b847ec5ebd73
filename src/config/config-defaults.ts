export const DEFAULT_PATTERNS: readonly string[] = ['.env', '.env.*', '**/secrets.*'];
export const DEFAULT_TEMPLATES: readonly string[] = [
  '.env*.example',
  '.env*.sample',
  '.env*.template',
  '.env*.dist',
  '.env.schema',
  '.env.defaults',
  '.env.vault',
  'secrets*.example',
  'secrets*.sample',
  'secrets*.template',
  'secrets*.dist',
  'secrets.example.*',
  'secrets.sample.*',
  'secrets.template.*',
];
export const DEFAULT_BASELINE = '.keyfence-baseline.jsonl';
