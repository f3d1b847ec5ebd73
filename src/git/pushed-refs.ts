import { GitError } from '../errors/errors.ts';

/** A branch or tag that is about to be changed on a remote; a missing id means that there is no object. */
export interface PushedRef {
  /** Its name there. */
  readonly name: string;
  /** Its local name: `refs/heads/main`, `HEAD`. Absent on the receiving side. */
  readonly local?: string;
  /** The object that it will point to; absent when it is deleted. */
  readonly id?: string;
  /** The object that it points to now; absent when it is new. */
  readonly oldId?: string;
}

const ID = '[0-9a-f]{40}(?:[0-9a-f]{24})?';
/** `<local ref> SP <local id> SP <remote ref> SP <remote id>`: https://git-scm.com/docs/githooks#_pre_push */
const PUSH = new RegExp(`^(?<local>.+) (?<id>${ID}) (?<name>[^ ]+) (?<oldId>${ID})$`);
/** `<old id> SP <new id> SP <ref>`: https://git-scm.com/docs/githooks#pre-receive */
const RECEIVE = new RegExp(`^(?<oldId>${ID}) (?<id>${ID}) (?<name>[^ ]+)$`);

/**
 * Parses the standard input of a hook.
 * @throws GitError when it is something else
 */
export function parsePushedRefs(
  input: string,
  hook: 'pre-push' | 'pre-receive',
): readonly PushedRef[] {
  const lines = input.split('\n').filter(Boolean);
  return lines.map((line) => {
    const found = (hook === 'pre-push' ? PUSH : RECEIVE).exec(line)?.groups;
    if (!found) {
      throw new GitError(
        `${hook} was not given the refs on its standard input as git gives them; a hook before it may have read them`,
      );
    }
    const { local, name = '', id = '', oldId = '' } = found;
    return {
      name,
      ...(local !== undefined && { local }),
      ...(isNull(id) ? {} : { id }),
      ...(isNull(oldId) ? {} : { oldId }),
    };
  });
}

function isNull(id: string): boolean {
  return /^0+$/.test(id);
}
