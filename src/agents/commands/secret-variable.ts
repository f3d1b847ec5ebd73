/** Words at the end of a name by which people tell that a variable holds a secret. */
const SNAKE =
  /(?:^|_)(?:KEY|APIKEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIALS?|AUTH|PAT)S?(?:_(?:\d{1,3}|[A-Z]{1,12}))?$/;
const CAMEL = /[a-z](?:Key|Token|Secret|Password)$/;
const HARMLESS = /^(?:SSH_AUTH_SOCK|GPG_KEY|KEY|KEYS|XAUTHORITY)$|(?:^|_)PUBLIC(?:_|$)/i;

/** Whether a variable of that name holds a secret, as far as a name tells. */
export function isSecretVariable(name: string): boolean {
  const isNamed = SNAKE.test(name) || CAMEL.test(name);
  return isNamed && !HARMLESS.test(name);
}
