import { countDigits } from '../randomness/placeholder.ts';

/** Of letters and digits only. */
const PLAIN_REFERENCES: readonly RegExp[] = [
  // A time.
  /^\d{4}-?\d\d-?\d\dT[\d:.+%a-f-]+Z?$/i,
  // Numbers, dates, versions, addresses: no letters, or hexadecimal with colons.
  /^(?!\d{20,}$)[\d\W_]+$/,
];

/** With some other character in them. */
const REFERENCES: readonly RegExp[] = [
  // A variable, a path, an import, a selector, an operator, an option.
  /^[$.~@#%&*!?:|=^]/,
  // A path; base64 may begin with a slash too.
  /^\/(?:.*[^A-Za-z0-9+/=]|(?:[A-Za-z][a-z]{2,}|v)\d{0,2}(?:\/|$))/,
  /^[a-z][\w+.-]{1,20}:\/\//i,
  // An environment variable's name.
  /^[A-Z]{1,12}\d{0,2}(?:_[A-Z]{0,14}\d{0,2})+$/,
  /^[\d\-.A-F]*:[\d\-./:A-F]*$/i,
  // Alternatives.
  /\|.*\|/,
  /^[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$/i,
  // A printf format, but not percent-encoding.
  /%(?![\dA-F]{2})/i,
  // A digest with its algorithm.
  /^(?:sha\d{1,3}|md5|h1)[-:=]/i,
  // A file.
  /\.(?:[cm]?[jt]sx?|json|ya?ml|py|go|rb|php|java|md|txt|html?|css|pem|key|crt|png|svg|jpe?g|gif)$/i,
];

/** Whether a value is the location or the name of a key, and not the key itself. */
export function isReference(value: string): boolean {
  if (PLAIN_REFERENCES.some((pattern) => pattern.test(value))) return true;
  if (/^[A-Za-z\d]*$/.test(value)) return false;
  return REFERENCES.some((pattern) => pattern.test(value)) || isConstant(value);
}

/** The name of a constant, including digits: `CKM_SHA3_256_RSA_PKCS`. */
function isConstant(value: string): boolean {
  return (
    /^[A-Z][A-Z\d]{0,11}(?:_[A-Z\d]{1,11})+$/.test(value) && countDigits(value) * 3 < value.length
  );
}
