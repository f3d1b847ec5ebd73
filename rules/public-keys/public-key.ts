import type { Match } from '../rule.ts';
import { readContext } from './key-context.ts';
import { FIREBASE, PUBLIC_KINDS, SUPABASE_ANON, type PublicKind } from './public-key-kinds.ts';

/** A value, and its context. */
export interface PlacedValue {
  readonly value: string;
  /** Of the variable, property or header that has the value. */
  readonly name: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** `/`-separated. */
  readonly path: string;
}

/** A name like this is believed, whatever the value looks like. */
const SECRET_NAME =
  /secret|private|admin|server|backend|management|master|gemini|gen_?ai|generative|vertex|algolia\w{0,20}write/i;
/** The same in the context of a value whose form does not decide. */
const SECRET_REMARK = /\b(?:secret|private|admin|server|write)\b/i;
/** How much of a line is searched for a remark, on each side of the value. */
const REMARK_REACH = 80;
/** A name that does not say which vendor it is for; the object or section does. */
const GENERIC_NAME =
  /^(?:["']|--?|x[-_])?(?:(?:public|publishable|client|browser|search|site|app|web|project|production|prod|dev|live|test)[-_ ]?){0,3}api[-_. ]?(?:key|token)s?$/i;
/** https://firebase.google.com/docs/projects/learn-more#config-files-objects */
const FIREBASE_FILE =
  /(?:^|\/)(?:google-services(?:-\w+)?\.json|GoogleService-Info(?:-\w+)?\.plist)$/i;

/**
 * How to report a key that its vendor means to be public. `undefined` for any other key: the form alone decides
 * only if secrets never have it; otherwise the name or the context has to say whose key it is.
 */
export function describePublicKey(
  placed: PlacedValue,
): Required<Pick<Match, 'severity' | 'title' | 'remedy'>> | undefined {
  if (SECRET_NAME.test(placed.name)) return undefined;
  const kind = findKind(placed);
  if (!kind) return undefined;
  const done = 'Nothing has to be done: everybody may see it.';
  return {
    severity: 'info',
    title: `${kind.title}, public by design`,
    remedy: kind.check === undefined ? done : `${done} ${kind.check}`,
  };
}

const KINDS: readonly PublicKind[] = [FIREBASE, ...PUBLIC_KINDS];
/** Matches the form of any of them, in one pattern for each case. */
const FORMS = ['', 'i'].map((flags) => {
  const forms = KINDS.filter(({ form }) => form.flags === flags);
  return new RegExp(forms.map(({ form }) => form.source).join('|'), flags);
});

function findKind(placed: PlacedValue): PublicKind | undefined {
  const { value, name, path } = placed;
  if (isSupabaseAnon(value)) return SUPABASE_ANON;
  if (!FORMS.some((form) => form.test(value))) return undefined;
  const kinds = KINDS.filter(({ form }) => form.test(value));
  let context: string | undefined;
  const mentions = (pattern: RegExp): boolean => {
    if (!GENERIC_NAME.test(name)) return false;
    context ??= readContext(placed.text, placed);
    return pattern.test(context) && !SECRET_REMARK.test(readRemarks(placed));
  };
  return kinds.find((kind) => {
    if (kind === FIREBASE) return FIREBASE_FILE.test(path) || isInFirebaseConfig(placed);
    return kind.near === undefined || kind.near.test(name) || mentions(kind.near);
  });
}

function readRemarks({ text, start, end }: PlacedValue): string {
  const before =
    text
      .slice(Math.max(0, start - REMARK_REACH), start)
      .split('\n')
      .at(-1) ?? '';
  const after = text.slice(end, end + REMARK_REACH).split('\n', 1)[0] ?? '';
  return `${before} ${after}`;
}

/** The key for a browser is next to its other settings; that for a server has the same form. */
function isInFirebaseConfig(placed: PlacedValue): boolean {
  const { name, text } = placed;
  if (!GENERIC_NAME.test(name) && !/firebase/i.test(name)) return false;
  return FIREBASE.near?.test(readContext(text, placed)) === true;
}

/** Whether it is a public JSON Web Token of Supabase; one for its `service_role` is a secret. */
function isSupabaseAnon(value: string): boolean {
  const payload = SUPABASE_ANON.form.exec(value)?.groups?.['payload'];
  if (payload === undefined) return false;
  const claims = Buffer.from(payload, 'base64url').toString();
  return /"role"\s*:\s*"anon"/.test(claims) && /"iss"\s*:\s*"supabase/.test(claims);
}
