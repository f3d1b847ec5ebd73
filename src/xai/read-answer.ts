import type { Redactor } from '../finding/redactor.ts';
import type { Verification } from '../finding/verification.ts';
import { escapeControls } from '../text/escape-controls.ts';
import { parseJson } from '../text/parse-json.ts';

const DAY = 86_400_000;
/** More of a name than anybody needs; it is printed in every report. */
const MAX_TEXT = 100;

/**
 * Reads what `GET /v1/api-key` answered. A key that is known but may not be used answers 200 all the
 * same, with a flag; a wrong one 400. https://docs.x.ai/docs/api-reference#get-api-key-information
 * @param redactor hides the key in the answer, should it be there
 */
export function readAnswer(
  status: number,
  body: string,
  now: Date,
  redactor: Redactor,
): Verification {
  if (status === 400) return { status: 'invalid' };
  if (status !== 200) return { status: 'unknown', detail: `HTTP status ${status}` };
  const answer = parse(body);
  const flags = ['team_blocked', 'api_key_blocked', 'api_key_disabled'].map(
    (name) => answer?.[name],
  );
  // Without the flags it is somebody else who answers: a proxy, a login page.
  if (!answer || !flags.every((flag) => typeof flag === 'boolean')) {
    return { status: 'unknown', detail: 'the answer is not that of xAI' };
  }
  const [isTeamBlocked, isBlocked, isDisabled] = flags;
  return {
    status: isTeamBlocked || isBlocked ? 'blocked' : isDisabled ? 'disabled' : 'active',
    ...pickText('name', answer['name'], redactor),
    ...pickText('team', answer['team_id'], redactor),
    ...pickAge(answer['create_time'], now),
  };
}

function parse(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = parseJson(body);
    return typeof value === 'object' && value !== null
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    // Told as unknown by the caller.
    return undefined;
  }
}

function pickText(
  name: 'name' | 'team',
  value: unknown,
  redactor: Redactor,
): Pick<Verification, 'name' | 'team'> {
  if (typeof value !== 'string' || value === '') return {};
  return { [name]: escapeControls(redactor.redact(value).text).slice(0, MAX_TEXT) };
}

function pickAge(created: unknown, now: Date): Pick<Verification, 'ageInDays'> {
  const time = typeof created === 'string' ? Date.parse(created) : NaN;
  return Number.isNaN(time) ? {} : { ageInDays: Math.floor((now.getTime() - time) / DAY) };
}
