import { CONFIG_NAME } from '../../config/settings/settings-files.ts';
import type { Finding } from '../../finding/finding.ts';
import { describeFinding } from '../../reporters/describe-finding.ts';
import { escapeControls } from '../../text/escape-controls.ts';
import { SEND, type FileRead } from './subjects.ts';
import { listNames } from './redact-read.ts';

const MOST_FINDINGS = 5;
const MOST_NAMES = 40;

/** @param fault worded to follow "this" */
export function describeFault(fault: string): string {
  return `keyfence stopped this: it ${escapeControls(fault)}. ${adviseOn(fault)}`;
}

function adviseOn(fault: string): string {
  if (/variables|value|environment/.test(fault)) {
    return 'Secrets must not come into the conversation. Ask for one variable that is not secret by its name ("printenv PATH"), list names alone ("env | cut -d= -f1"), or test whether one is set ("test -n \\"$XAI_API_KEY\\" && echo set").'.replaceAll(
      '\\"',
      '"',
    );
  }
  return 'Do not work around the guard: fix what it finds, or ask the person you work for.';
}

/** @param what worded to follow "would" */
export function describeEntering(what: string, findings: readonly Finding[]): string {
  const [first] = findings;
  if (what === SEND) {
    return `keyfence stopped this: the prompt contains a secret. Found: ${list(findings)}. Remove it and send the prompt again; if it was sent before, rotate it. ${first?.remedy ?? ''}`.trim();
  }
  return [
    `keyfence stopped this: it would ${escapeControls(what)}. Found: ${list(findings)}.`,
    `Read the value from the environment or a secret manager instead, and leave a placeholder in files. ${first?.remedy ?? ''}`.trim(),
    'Tell the person you work for that the key is in this conversation, so that they can rotate it.',
  ].join(' ');
}

export function describeUnread(what: string, error: string): string {
  return `keyfence stopped this: it would ${escapeControls(what)}, and that could not be checked: ${escapeControls(error)}. Make it smaller or simpler, or ask the person you work for.`;
}

/** A file that is not shown. */
interface Known {
  /** Whether it is a secret file by its name. */
  readonly isSecretFile: boolean;
  readonly bytes: Buffer | undefined;
  /** The file without its secrets, if that may be shown. */
  readonly text: string | undefined;
}

export function describeRead(
  { name }: FileRead,
  findings: readonly Finding[],
  { isSecretFile, bytes, text }: Known,
): string {
  const path = escapeControls(name);
  if (text !== undefined) {
    return `keyfence stopped this: ${path} contains ${list(findings)}, and reading it would put that into the conversation. Here it is without the secrets:\n\n${text}`;
  }
  if (!isSecretFile) {
    return `keyfence stopped this: ${path} contains ${list(findings)}, and reading it would put that into the conversation. Read only the lines that you need, or ask the person you work for to remove the secret.`;
  }
  const names = bytes ? listNames(bytes.toString()) : [];
  const shown = names.slice(0, MOST_NAMES).join(', ') + (names.length > MOST_NAMES ? ', …' : '');
  return [
    `keyfence stopped this: ${path} is a file of secrets, and reading it would put them into the conversation.`,
    names.length === 0 ? '' : `It sets ${escapeControls(shown)}.`,
    `To use the values without seeing them, run "set -a; . ./${path}; set +a; COMMAND". To change one, ask the person you work for; they can also decide what agents may read ("agents" in ${CONFIG_NAME}).`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** `xAI API key xai-...b14o (no-xai-key, line 3)` */
function list(findings: readonly Finding[]): string {
  const shown = findings.slice(0, MOST_FINDINGS).map((finding) => {
    const line = finding.region && finding.path !== '' ? `, line ${finding.region.line}` : '';
    // A text without a name got one from keyfence.
    const { path, entry } = finding;
    const message =
      path === '' ? finding.message.replace(` in ${entry ?? ''}`, '') : finding.message;
    return `${escapeControls(describeFinding({ ...finding, message }))} (${finding.rule}${line})`;
  });
  const more = findings.length - shown.length;
  return shown.join('; ') + (more > 0 ? ` and ${more} more` : '');
}
