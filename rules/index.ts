import allowNeedsReason from './allow-needs-reason.ts';
import allowedByChange from './allowed-by-change.ts';
import gitignoreCoverage from './gitignore-coverage.ts';
import noHardcodedApiKey from './no-hardcoded-api-key.ts';
import noPublicEnvKey from './no-public-env-key.ts';
import noSecretFile from './no-secret-file.ts';
import noXaiKey from './no-xai-key.ts';
import type { Rule } from './rule.ts';

/** Every rule, sorted by id. */
export const rules: readonly Rule[] = [
  allowNeedsReason,
  allowedByChange,
  gitignoreCoverage,
  noHardcodedApiKey,
  noPublicEnvKey,
  noSecretFile,
  noXaiKey,
];
