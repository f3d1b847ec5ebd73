import allowNeedsReason from './allow-needs-reason.ts';
import noSecretFile from './no-secret-file.ts';
import noXaiKey from './no-xai-key.ts';
import type { Rule } from './rule.ts';

/** Every rule, sorted by id. */
export const rules: readonly Rule[] = [allowNeedsReason, noSecretFile, noXaiKey];
