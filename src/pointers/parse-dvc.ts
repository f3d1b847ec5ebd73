import type { Pointer, StoredContent } from './pointer.ts';

/** In `*.dvc` and `dvc.lock`, which DVC writes: https://dvc.org/doc/user-guide/project-structure */
const SECTION = /^ *(?:- )?(?<name>\w+):\s*$/;
const MD5 = /^(?<indent> *)(?<dash>- )?md5: ["']?(?<md5>[0-9a-f]{32})(?<directory>\.dir)?["']?\s*$/;
const PATH = /^ *(?:- )?(?:rel)?path: (?<path>.+)$/;

/** Whether DVC writes a file of that name. */
export function isDvcFile(path: string): boolean {
  return path.endsWith('.dvc') || path === 'dvc.lock' || path.endsWith('/dvc.lock');
}

/** The outputs in a file of DVC; `undefined` if there are none. */
export function parseDvc(text: string): Pointer | undefined {
  const contents: StoredContent[] = [];
  let section = '';
  for (const item of splitItems(text)) {
    section = item.section ?? section;
    // Dependencies are in git, or outputs of another stage.
    if (section === 'deps') continue;
    for (const line of item.lines) {
      const { md5, directory, indent, dash } = MD5.exec(line)?.groups ?? {};
      // Without indentation it is the digest of the file itself.
      if (md5 === undefined || (indent === '' && dash === undefined)) continue;
      const path = item.lines.map((other) => PATH.exec(other)?.groups?.['path']).find(Boolean);
      contents.push({
        ...(path === undefined ? {} : { path: unquote(path) }),
        md5,
        places: listPlaces(md5, directory),
        isDirectory: directory !== undefined,
      });
    }
  }
  return contents.length === 0 ? undefined : { system: 'DVC', command: 'dvc fetch', contents };
}

/** Since DVC 3 below `files/md5`. https://dvc.org/doc/user-guide/project-structure/internal-files */
export function listPlaces(md5: string, ending = ''): string[] {
  const place = `${md5.slice(0, 2)}/${md5.slice(2)}${ending}`;
  return [`files/md5/${place}`, place];
}

interface Item {
  /** Name of the list that begins here. */
  readonly section?: string;
  readonly lines: string[];
}

/** The items of lists, and the lines around them. */
function splitItems(text: string): Item[] {
  const items: Item[] = [{ lines: [] }];
  for (const line of text.split(/\r?\n/)) {
    const section = SECTION.exec(line)?.groups?.['name'];
    if (section !== undefined) items.push({ section, lines: [] });
    else if (/^ *- /.test(line)) items.push({ lines: [line] });
    else items.at(-1)?.lines.push(line);
  }
  return items;
}

function unquote(written: string): string {
  const text = written.trim();
  return /^(?<quote>["']).*\k<quote>$/.test(text) ? text.slice(1, -1) : text;
}
