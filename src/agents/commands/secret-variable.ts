/** Endings of the names of variables that contain secrets. */
const SNAKE =
  /(?:^|_)(?:KEY|APIKEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIALS?|AUTH|PAT)S?(?:_(?:\d{1,3}|[A-Z]{1,12}))?$/;
const CAMEL = /[a-z](?:Key|Token|Secret|Password)$/;
const HARMLESS = /^(?:SSH_AUTH_SOCK|GPG_KEY|KEY|KEYS|XAUTHORITY)$|(?:^|_)PUBLIC(?:_|$)/i;

/** Whether a variable contains a secret, judging by its name. */
export function isSecretVariable(name: string): boolean {
  const isNamed = SNAKE.test(name) || CAMEL.test(name);
  return isNamed && !HARMLESS.test(name);
}
