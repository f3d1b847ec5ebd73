import type { Finding } from '../../finding/finding.ts';

/** Words for the findings. */
export interface Words {
  /** `The key has not left this machine.` */
  readonly whereabouts: string;
  /** `a key`, `keys`. */
  readonly object: string;
  readonly isOne: boolean;
  /** Whether there is a secret at all: a file may be forbidden by its name alone. */
  readonly isSecret: boolean;
}

/** A noun for findings: those of rules about keys are keys. */
export function nameSecrets(findings: readonly Finding[]): Words {
  const found = findings.filter(({ secret }) => secret !== undefined);
  // In a report that was read back only their redacted forms are known.
  const secrets = new Set(found.map(({ secret }) => secret?.toString()));
  const noun = found.every(({ rule }) => rule.includes('key')) ? 'key' : 'secret';
  const [subject, object, isOne] =
    secrets.size === 0
      ? ['Nothing has', 'problems', findings.length === 1]
      : secrets.size === 1
        ? [`The ${noun} has not`, `a ${noun}`, true]
        : [`The ${noun}s have not`, `${noun}s`, false];
  return {
    whereabouts: `${subject} left this machine.`,
    object,
    isOne,
    isSecret: secrets.size > 0,
  };
}
