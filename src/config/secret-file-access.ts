/** How coding agents may read a secret file; the first is the default. */
export const SECRET_FILE_ACCESS = ['deny', 'redact', 'allow'] as const;
export type SecretFileAccess = (typeof SECRET_FILE_ACCESS)[number];
