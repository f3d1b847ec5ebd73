/** Ciphertext that tools write, so that the file can be committed. */
const FORMS: readonly RegExp[] = [
  // dotenvx
  /^encrypted:/,
  // AWS KMS, and GCP KMS
  /^AQ[IE]CAH/,
  /^CiQA[\w+/]{60}/,
  // HashiCorp Vault's transit engine, and the state of Pulumi
  /^vault:v\d+:/,
  /^v\d+:[\w+/]{16}={0,2}:/,
  // Fernet
  /^gAAAAA[\w-]{60}/,
  // Sealed Secrets: the length of a session key of RSA 4096, then the key
  /^Ag[A-D][\w+/]{300}/,
  // `openssl enc -a`, and age
  /^U2FsdGVkX1/,
  /^YWdlLWVuY3J5cHRpb24/,
];
const ENCRYPTED = new RegExp(FORMS.map(({ source }) => source).join('|'));

/** Whether a value is ciphertext that is meant to be committed. */
export function isEncrypted(value: string): boolean {
  return ENCRYPTED.test(value);
}
