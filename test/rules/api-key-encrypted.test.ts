import { describe, expect, it } from 'vitest';
import { body } from '../../rules/sample.ts';
import { findApiKeys } from '../support/find-api-keys.ts';

const RANDOM = body(60, 41, 'base64');

function encode(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** What is ciphertext or says that it is, or encodes a stand-in. */
const ENCRYPTED: Readonly<Record<string, readonly string[]>> = {
  '.env': [
    `API_KEY="encrypted:${RANDOM}"`,
    `API_KEY=encrypted:${RANDOM}==`,
    `API_KEY='encrypted:${RANDOM}='`,
    `ENCRYPTED_API_KEY=${RANDOM}`,
    `API_KEY_CIPHERTEXT=${RANDOM}`,
    `API_KEY=vault:v1:${RANDOM}`,
    `API_KEY=gAAAAAB${body(90, 3)}==`,
    `API_KEY_ENC=${RANDOM}`,
    `API_KEY=${encode('your-api-key-here')}`,
    `API_KEY_HEADER=${RANDOM}`,
  ],
  'a.yml': [
    `api_key: encrypted:${RANDOM}`,
    `api_key: AQICAH${RANDOM}`,
    `apiKey: "AQICAH${RANDOM}"`,
    `api_key: vault:v1:${RANDOM}`,
    `api_key: "vault:v2:${RANDOM}"`,
    `api_key: gAAAAAB${body(90, 3)}`,
    `encrypted_api_key: ${RANDOM}`,
    `api_key_ciphertext: "${RANDOM}"`,
    `kind: SealedSecret\nspec:\n  encryptedData:\n    api_key: AgB${body(340, 3, 'base64')}`,
    `api_key:\n  secure: ${RANDOM}`,
    `api_key:\n  secure: "${RANDOM}"`,
    `api_key: ${encode('changeme-please')}`,
    `api-key: ${encode('your-api-key')}`,
    `api_key: ${encode('<your api key>')}`,
    `api_key: ${encode('replace with your key')}`,
    `apiKeyHeader: ${RANDOM}`,
    `api_key: U2FsdGVkX1${RANDOM}`,
  ],
  'a.py': [
    `api_key = "AQICAH${RANDOM}"`,
    `encrypted_api_key = "${RANDOM}"`,
    `API_KEY_ENCRYPTED = "${RANDOM}"`,
    `api_key = "vault:v1:${RANDOM}"`,
    `api_key = "gAAAAAB${body(90, 3)}="`,
    `api_key_header = "${RANDOM}"`,
    `api_key = decrypt("${RANDOM}")`,
  ],
  'a.json': [
    `{"api_key": {"encrypted_data": "${RANDOM}", "iv": "${body(24, 5)}", "version": 1, "cipher": "aes-256-cbc"}}`,
    `{"api_key": {"encrypted_data": "${RANDOM}", "iv": "${body(24, 5)}", "auth_tag": "${body(24, 7)}", "hmac": "${RANDOM}"}}`,
    `{"encryptedApiKey": "${RANDOM}"}`,
    `{"apiKeyCiphertext": "${RANDOM}"}`,
    `{"api_key": "encrypted:${RANDOM}"}`,
    `{"apiKeyHeader": "${RANDOM}"}`,
  ],
  'a.ts': [
    `const encryptedApiKey = "${RANDOM}"`,
    `const apiKeyCiphertext = "${RANDOM}"`,
    `const apiKeyHeader = "${RANDOM}"`,
    `const apiKey = "AQICAH${RANDOM}"`,
    `const apiKey = decrypt("${RANDOM}")`,
    `const apiKey = kms.decrypt("${RANDOM}")`,
  ],
  'a.tf': [`ciphertext_api_key = "${RANDOM}"`, `api_key_encrypted = "${RANDOM}"`],
  'A.java': [`String encryptedApiKey = "${RANDOM}";`, `String apiKey = decrypt("${RANDOM}");`],
};

describe.each(Object.entries(ENCRYPTED))('in %s', (path, texts) => {
  it.each(texts)('is not a key: %s', (text) => {
    expect(findApiKeys({ path, text })).toEqual([]);
  });
});

it.each([
  ['base64 of a key', `api_key: ${encode(body(40, 5))}`],
  [
    'a plaintext value among encrypted ones',
    `A_API_KEY=encrypted:${RANDOM}\nB_API_KEY=${body(40, 5)}`,
  ],
  ['a name that only begins so', `encoder_api_key: ${body(40, 5)}`],
])('%s is one', (_, text) => {
  expect(findApiKeys({ path: 'a.yml', text })).toHaveLength(1);
});
