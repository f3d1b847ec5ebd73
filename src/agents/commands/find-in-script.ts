import { isSecretVariable } from './secret-variable.ts';

/** How scripts of other languages print. */
const WRITES =
  /\b(?:print|puts|pp|say|echo|printf|write|console\.\w{1,12}|inspect|dump|var_dump|print_r|p)\b/;
/** The environment in other languages, and the variable that is read. */
const ENVIRONMENT =
  /(?:\bos\.environ\b|\bgetenv\b|\bprocess\.env\b|\bENV\b|\$ENV\b|\$_ENV\b|\bDeno\.env\b|\bBun\.env\b)(?<rest>.{0,60})/gs;
const ASKED = /^(?:\.get|\.fetch|\.toObject)?[.[({\s]{0,3}["']?(?<name>[A-Za-z_]\w{0,127})/;
/** Methods of the whole environment, which do not name a variable. */
const WHOLE = /^(?:items|keys|copy|values|toObject|to_h|each|inspect|map|entries|environ)$/;

/** How a script prints a secret of the environment, if it does; worded to follow "this". */
export function findInScript(text: string, isPrinted: boolean): string | undefined {
  for (const { 0: whole, groups, index } of text.matchAll(ENVIRONMENT)) {
    const name = ASKED.exec(groups?.['rest'] ?? '')?.groups?.['name'];
    const isWhole = name === undefined || WHOLE.test(name);
    const start = Math.max(0, text.lastIndexOf('\n', index), text.lastIndexOf(';', index));
    const before = text.slice(start, index);
    // Only whether it is set.
    if (
      /(?:\b(?:bool|Boolean|len)\(|!|(?<!\bfor\b.{1,80})\bin)\s{0,3}(?:\w{1,20}\.)?$/.test(before)
    )
      continue;
    const after = text.slice(index + whole.length - (groups?.['rest'] ?? '').length);
    const isWritten = isPrinted || WRITES.test(before) || isWrittenLater(before, after);
    if (!isWritten) continue;
    // The argument of a client is not printed.
    if (/\bapi_?key\s{0,3}[:=]\s{0,3}$/i.test(before)) continue;
    if (isWhole) return 'shows variables of the environment';
    if (isSecretVariable(name)) return `shows the value of ${name}`;
  }
  return undefined;
}

/** `k = os.environ["K"]; print(k)`, and a loop over all of it. */
function isWrittenLater(before: string, after: string): boolean {
  if (/\bfor\b.{0,120}$/.test(before)) return WRITES.test(after);
  const name = /(?<name>[A-Za-z_]\w{0,60})\s{0,3}=\s{0,3}(?:\w{1,20}\.)?$/.exec(before)?.groups?.[
    'name'
  ];
  if (name === undefined) return false;
  const from = after.search(WRITES);
  const [written = ''] = from === -1 ? [] : after.slice(from).split(/[;\n]/, 1);
  // Function calls and derived values are not followed.
  return written.split(/\W+/).slice(1, 4).includes(name);
}
