import { NEAR, type TextContext } from '../rule.ts';
import { namesOtherThing, type Keyword } from './api-key-name.ts';
import type { Literal } from './string-literal.ts';

const REACH = 120;

const MAPPING = /["']?[ \t]{0,40}:(?:[ \t]{1,8}&\w{1,40})?[ \t]{0,40}(?:#[^\n]{0,200})?(?=\r?\n)/y;
const MAPPING_LINE =
  /\r?\n(?<indentation>[ \t]{1,80})(?:-[ \t]{1,8})?(?:["']?(?<key>[\w.$/-]{1,80})["']?[ \t]{0,8}:(?:[ \t]{1,40}|(?=\r?\n)))?(?:["']?(?<value>[\w+/][\w+/.~:-]{7,4094}={0,2})["']?[ \t]{0,40}(?:#[^\n]{0,200})?|[^\n]{0,4096})(?=\r?\n|$)/dy;

/** `[api_keys]`, `[service.api_key]`, `[[api_keys]]` */
const TABLE = /["']?\]{1,2}[ \t]{0,40}(?:#[^\n]{0,200})?(?=\r?\n)/y;
const TABLE_START = /(?:^|\n)[ \t]*\[{1,2}[\w."'-]{0,100}$/;
const TABLE_LINE =
  /\r?\n[ \t]{0,40}(?:["']?(?<key>[\w.-]{1,80})["']?[ \t]{0,40}=[ \t]{0,40}(?:["']?(?<value>[\w+/][\w+/.~:-]{7,4094}={0,2})["']?[ \t]{0,40}(?:#[^\n]{0,200})?|[^\n]{0,4096})|[#;][^\n]{0,4096})?(?=\r?\n|$)/dy;

/**
 * The values of a mapping below the name (YAML), or of the table with that name (TOML, INI), except those of
 * keys that say otherwise: `url`, `created`.
 * @param next where the next name begins; what follows belongs to that
 */
export function readNested(
  text: string,
  name: Keyword,
  next: number,
  noteFar?: TextContext['noteFar'],
): readonly Literal[] | undefined {
  const note = (end: number): void => {
    if (end - name.end > NEAR) noteFar?.();
  };
  MAPPING.lastIndex = name.end;
  if (MAPPING.test(text)) {
    const outer = measureIndentation(text, name);
    return readLines(text, MAPPING_LINE, MAPPING.lastIndex, next, outer, note);
  }
  TABLE.lastIndex = name.end;
  if (!TABLE.test(text)) return undefined;
  if (!TABLE_START.test(text.slice(Math.max(0, name.start - REACH), name.start))) return undefined;
  return readLines(text, TABLE_LINE, TABLE.lastIndex, next, -1, note);
}

function readLines(
  text: string,
  pattern: RegExp,
  start: number,
  next: number,
  outer: number,
  note: (end: number) => void,
): readonly Literal[] | undefined {
  const found: Literal[] = [];
  /** The indentation of a key whose mapping is something else. */
  let skipped = Infinity;
  pattern.lastIndex = start;
  // Up to the next name, so that no line is read twice.
  for (;;) {
    const groups = pattern.exec(text)?.indices?.groups;
    if (!groups || pattern.lastIndex > next) break;
    note(pattern.lastIndex);
    const { key, value, indentation } = groups;
    const level = indentation ? (key ?? indentation)[0] - indentation[0] : 0;
    if (indentation && indentation[1] - indentation[0] <= outer) break;
    if (level <= skipped) skipped = Infinity;
    const isOther = key !== undefined && namesOtherThing(text.slice(...key));
    if (isOther && indentation && !value) skipped = level;
    if (value && !isOther && skipped === Infinity) {
      found.push({ start: value[0], end: value[1], plain: false, inCall: true });
    }
  }
  return found.length > 0 ? found : undefined;
}

/** Of the line of a name, without the hyphen of a list item. */
function measureIndentation(text: string, name: Keyword): number {
  const before = text.slice(Math.max(0, name.start - REACH), name.start);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return line.length - line.trimStart().length;
}
