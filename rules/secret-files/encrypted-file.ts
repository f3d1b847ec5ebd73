/**
 * Files that are encrypted as a whole: git-crypt, age, PGP, OpenSSL (transcrypt), ansible-vault.
 * https://github.com/AGWA/git-crypt, https://age-encryption.org/v1,
 * https://docs.ansible.com/ansible/latest/vault_guide/
 */
const WHOLE =
  /^(?:\0GITCRYPT\0|age-encryption\.org\/v1\n|-----BEGIN AGE ENCRYPTED FILE-----|-----BEGIN PGP MESSAGE-----|Salted__|U2FsdGVkX1|\$ANSIBLE_VAULT;)/;
/**
 * A binary OpenPGP packet begins with a bit that no ASCII character has.
 * https://www.rfc-editor.org/rfc/rfc4880#section-4.2
 */
const PGP_NAME = /\.(?:gpg|pgp|asc|age)$/i;
const PGP_PACKET = /^[\x84\x85\x8c\xc1\xc3]/;
/** Kubernetes objects with ciphertext, or with the location of a secret. */
const KUBERNETES =
  /^[ \t]{0,8}"?kind"?:[ \t]*"?(?:SealedSecret|SopsSecret|ExternalSecret|ClusterExternalSecret|SecretStore|ClusterSecretStore|SecretProviderClass|VaultStaticSecret|VaultDynamicSecret|OnePasswordItem)"?[ \t]*,?\r?$/m;

/** https://dotenvx.com/docs/cryptography, https://getsops.io/docs/#encryption-protocol */
const ENCRYPTED_VALUE = /^["']?(?:encrypted:[\w+/=]|ENC\[AES256_GCM,data:|ENC\[PKCS7,|vault:v\d+:)/;
/** Is in every text with a value that sops or dotenvx encrypted. */
export const ENCRYPTED_MARK: RegExp = /encrypted:|ENC\[AES256_GCM,/;
/** Such a value. */
const ANY_ENCRYPTED = /[=:][ \t]{0,8}["']?encrypted:[\w+/]{16}|ENC\[AES256_GCM,data:/;

/** Whether a whole file is ciphertext. @param content in Latin-1 */
export function isCiphertext(path: string, content: string): boolean {
  return WHOLE.test(content) || (PGP_NAME.test(path) && PGP_PACKET.test(content));
}

/** Whether at least some values of a text are encrypted one by one. */
export function hasEncryptedValues(content: string): boolean {
  return ENCRYPTED_MARK.test(content) && ANY_ENCRYPTED.test(content);
}

/** Whether a text is an object that Kubernetes makes secrets from, without containing one. */
export function isReference(content: string): boolean {
  return KUBERNETES.test(content);
}

export function isEncryptedValue(value: string): boolean {
  return ENCRYPTED_VALUE.test(value);
}
