export const DEFAULT_PATTERNS: readonly string[] = ['.env', '.env.*', '**/secrets.*'];
export const DEFAULT_TEMPLATES: readonly string[] = [
  '.env.example',
  '.env.sample',
  '.env.template',
  '.env.dist',
];
export const DEFAULT_BASELINE = '.keyfence-baseline.jsonl';
