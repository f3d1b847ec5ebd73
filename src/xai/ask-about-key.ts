import { omitUndefined } from '../collections/omit-undefined.ts';
import { reveal, type Secret } from '../finding/secret.ts';
import type { Verification } from '../finding/verification.ts';
import { getXaiKeyKind } from '../../rules/prefixes/xai-key-kind.ts';
import { AnswerReader, readFields, readTime, type Fields } from './answer.ts';
import { makeUrl, type XaiHosts } from './hosts.ts';
import { send, type TransportOptions } from './transport.ts';

const DAY = 86_400_000;
const FOREIGN = 'the answer is not that of xAI';

/** The state of the key that the request was made with, according to xAI. */
export type KeyAnswer = Verification;

/**
 * Asks xAI about a key, with the key itself. A token for a browser is not sent.
 * https://docs.x.ai/docs/api-reference#get-api-key-information,
 * https://docs.x.ai/developers/rest-api-reference/management/auth
 */
export async function askAboutKey(
  secret: Secret,
  hosts: XaiHosts,
  options: TransportOptions = {},
): Promise<KeyAnswer> {
  const key = reveal(secret);
  const kind = getXaiKeyKind(key);
  if (kind === 'ephemeral') {
    return { status: 'unknown', detail: 'a token that expires by itself is not asked about' };
  }
  const url =
    kind === 'api'
      ? makeUrl(hosts.api, ['api-key'])
      : makeUrl(hosts.management, ['auth', 'management-keys', 'validation']);
  const response = await send({ method: 'GET', url, key, isRepeatable: true }, options);
  if ('failure' in response) return { status: 'unknown', detail: response.failure };
  const fields = readFields(response.text);
  const { status } = response;
  // Sources contradict each other about the status for a wrong key; an answer without JSON is not from xAI.
  if ([400, 401, 403].includes(status)) {
    if (!fields)
      return { status: 'unknown', detail: `HTTP status ${String(status)}, and ${FOREIGN}` };
    return { status: status === 403 ? 'blocked' : 'invalid', http: status };
  }
  if (status !== 200) return { status: 'unknown', detail: `HTTP status ${String(status)}` };
  const answer = fields && read(kind, fields, new AnswerReader([key]), new Date());
  return answer ? { ...answer, http: status } : { status: 'unknown', detail: FOREIGN };
}

function read(
  kind: 'api' | 'management',
  fields: Fields,
  reader: AnswerReader,
  now: Date,
): KeyAnswer | undefined {
  return kind === 'api' ? readApiKey(fields, reader, now) : readManagementKey(fields, reader, now);
}

/** A known key that may not be used also gets 200, with a flag. */
function readApiKey(fields: Fields, reader: AnswerReader, now: Date): KeyAnswer | undefined {
  const flags = ['team_blocked', 'api_key_blocked', 'api_key_disabled'].map((name) => fields[name]);
  // Without the flags, the answer is from a proxy or a login page.
  if (!flags.every((flag) => typeof flag === 'boolean')) return undefined;
  const [isTeamBlocked, isBlocked, isDisabled] = flags;
  return {
    status: isTeamBlocked || isBlocked ? 'blocked' : isDisabled ? 'disabled' : 'active',
    ...omitUndefined({
      id: reader.readId(fields['api_key_id']),
      name: reader.readText(fields['name']),
      team: reader.readId(fields['team_id']),
      acls: reader.readTexts(fields['acls']),
      expires: readTime(fields['expire_time']),
    }),
    ...toAge(fields['create_time'], now),
  };
}

function readManagementKey(fields: Fields, reader: AnswerReader, now: Date): KeyAnswer | undefined {
  const id = reader.readId(fields['apiKeyId']);
  if (id === undefined) return undefined;
  const scoped = fields['scope'] === 'SCOPE_TEAM' ? reader.readId(fields['scopeId']) : undefined;
  const isDisabled = fields['disabled'] === true || fields['disabled'] === 'true';
  return {
    status: isDisabled ? 'disabled' : 'active',
    ...omitUndefined({
      id,
      name: reader.readText(fields['name']),
      // The id of the team is documented as deprecated.
      team: scoped ?? reader.readId(fields['teamId']),
      acls: reader.readTexts(fields['acls'] ?? fields['aclStrings']),
      expires: readTime(fields['expireTime']),
    }),
    ...toAge(fields['createTime'], now),
  };
}

function toAge(value: unknown, now: Date): Pick<KeyAnswer, 'created' | 'ageInDays'> {
  const created = readTime(value);
  if (created === undefined) return {};
  return { created, ageInDays: Math.floor((now.getTime() - Date.parse(created)) / DAY) };
}
