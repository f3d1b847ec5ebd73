// Every rule has its line here, and nothing else.
export { default as allowNeedsReason } from './allow-needs-reason.ts';
export { default as allowedByChange } from './allowed-by-change.ts';
export { default as gitignoreCoverage } from './gitignore-coverage.ts';
export { default as noConfiguredSecret } from './no-configured-secret.ts';
export { default as noGrokCredentials } from './no-grok-credentials.ts';
export { default as noHardcodedApiKey } from './no-hardcoded-api-key.ts';
export { default as noPlaintextInEncrypted } from './no-plaintext-in-encrypted.ts';
export { default as noPublicEnvKey } from './no-public-env-key.ts';
export { default as noSecretFile } from './no-secret-file.ts';
export { default as noXaiKey } from './no-xai-key.ts';
