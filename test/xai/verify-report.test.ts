import { describe, expect, test } from 'vitest';
import { apiKey, body, managementKey } from '../../rules/sample.ts';
import { UsageError } from '../../src/errors/errors.ts';
import { describeVerification, type Verification } from '../../src/finding/verification.ts';
import { makeUrl, readHosts, type XaiHosts } from '../../src/xai/hosts.ts';
import { verifyReport } from '../../src/xai/verify-report.ts';
import { findIn, makeReport } from '../support/sample-report.ts';
import { known, XaiServer, type Answer } from '../support/xai-server.ts';

const KEY = apiKey(1);

function hostsOf({ url }: Pick<XaiServer, 'url'>): XaiHosts {
  return readHosts({ XAI_BASE_URL: url, XAI_MANAGEMENT_URL: url.replace(/\/v1$/, '') });
}

const pause = (): Promise<void> => Promise.resolve();

async function verify(
  server: XaiServer,
  text: string,
  timeout?: number,
): Promise<(Verification | undefined)[]> {
  const report = { ...makeReport(0), findings: findIn('a.txt', text) };
  const options = { pause, ...(timeout !== undefined && { timeout }) };
  const verified = await verifyReport(report, hostsOf(server), options);
  return verified.findings.map(({ verification }) => verification);
}

describe('what xAI says', () => {
  const rows: readonly (readonly [string, Answer, Verification['status']])[] = [
    ['a key that works', known(), 'active'],
    ['a key of a blocked team', known({ team_blocked: true }), 'blocked'],
    ['a blocked key', known({ api_key_blocked: true }), 'blocked'],
    ['a disabled key', known({ api_key_disabled: true }), 'disabled'],
    ['a wrong key', { status: 400, body: '{}' }, 'invalid'],
    ['a wrong key, by another source', { status: 401, body: '{"error":"x"}' }, 'invalid'],
    ['a key without rights', { status: 403, body: '{}' }, 'blocked'],
    ['a proxy that refuses', { status: 403, body: '<html>' }, 'unknown'],
    ['a proxy that does not understand', { status: 400, body: 'Bad Request' }, 'unknown'],
    ['too many questions', { status: 429, body: '' }, 'unknown'],
    ['an error', { status: 500, body: '' }, 'unknown'],
    ['a login page', { status: 200, body: '<html>' }, 'unknown'],
    ['an answer without flags', { status: 200, body: '{"name":"ci"}' }, 'unknown'],
    ['null', { status: 200, body: 'null' }, 'unknown'],
    ['a flag that is none', known({ api_key_disabled: 'false' }), 'unknown'],
    ['a megabyte', known({ name: 'x'.repeat(1_000_000) }), 'unknown'],
  ];
  test.each(rows)('%s', async (_, answer, status) => {
    await using server = await XaiServer.start({ [KEY]: answer });
    expect(await verify(server, KEY)).toMatchObject([{ status }]);
    expect([...server.paths]).toEqual(['GET /v1/api-key']);
    expect(new Set(server.asked)).toEqual(new Set([KEY]));
  });

  test('name, team and age', async () => {
    await using server = await XaiServer.start({ [KEY]: known() });
    const [verification] = await verify(server, KEY);
    expect(verification).toMatchObject({ name: 'ci', team: 'a-team' });
    const days = Math.floor((Date.now() - Date.parse('2026-01-01T00:00:00Z')) / 86_400_000);
    expect(verification?.ageInDays).toBe(days);
    expect(describeVerification({ status: 'active', name: 'c"i', team: 't', ageInDays: 1 })).toBe(
      'active, "c\\"i", team t, 1 day old',
    );
  });

  test('the key and control characters in a name are not shown', async () => {
    const name = `\u001b[31m ${KEY}`;
    await using server = await XaiServer.start({ [KEY]: known({ name }) });
    const [verification] = await verify(server, KEY);
    expect(verification?.name).toBe(`\\x1b[31m xai-...${KEY.slice(-4)}`);
  });
});

describe('a key is sent', () => {
  test('once, however often it stands there, and at most four at once', async () => {
    await using server = await XaiServer.start({}, 4);
    const keys = Array.from({ length: 12 }, (_, i) => apiKey(i + 1));
    const answers = await verify(server, [...keys, ...keys].join('\n'));
    expect(answers).toHaveLength(24);
    expect(server.asked.toSorted()).toEqual(keys.toSorted());
    expect(server.mostAtOnce).toBe(4);
  });

  test('nowhere that a redirect leads to', async () => {
    await using other = await XaiServer.start();
    const location = `${other.url}/api-key`;
    await using server = await XaiServer.start({ [KEY]: { status: 307, body: '', location } });
    expect(await verify(server, KEY)).toMatchObject([{ status: 'unknown' }]);
    expect(other.asked).toEqual([]);
  });

  test('not where it expires by itself, is only possibly a key, or is none of xAI', async () => {
    await using server = await XaiServer.start();
    const token = `"xai-realtime-client-secret-${body(80, 8)}"`;
    expect(await verify(server, token)).toMatchObject([{ status: 'unknown' }]);
    expect(await verify(server, `see xai-${body(43)} there`)).toEqual([undefined]);
    expect(await verify(server, `api_key = "${KEY.slice(4, 44)}"`)).toEqual([undefined]);
    expect(server.asked).toEqual([]);
  });

  test('and waited for so long only', async () => {
    await using server = await XaiServer.start({ [KEY]: 'silence' });
    const answers = await verify(server, KEY, 200);
    expect(answers).toEqual([{ status: 'unknown', detail: 'no answer in time' }]);
  });

  test('to nobody who is not there', async () => {
    const server = await XaiServer.start();
    const { url } = server;
    await server[Symbol.asyncDispose]();
    const report = { ...makeReport(0), findings: findIn('a.txt', KEY) };
    const { findings } = await verifyReport(report, hostsOf({ url }), { pause });
    expect(findings[0]?.verification).toEqual({
      status: 'unknown',
      detail: 'not reached (ECONNREFUSED)',
    });
  });

  test('about what is suppressed as well', async () => {
    await using server = await XaiServer.start({ [KEY]: known() });
    const suppressed = findIn('a.txt', KEY).map((finding) => ({ finding, by: 'x', reason: 'y' }));
    const report = await verifyReport({ ...makeReport(0), suppressed }, hostsOf(server));
    expect(report.suppressed[0]?.finding.verification?.status).toBe('active');
  });
});

describe('a management key', () => {
  const MANAGEMENT = managementKey(1);

  test.each<[string, Answer, Verification]>([
    [
      'is asked about at the other host',
      {
        status: 200,
        body: JSON.stringify({
          ...{
            apiKeyId: 'k',
            teamId: 'old',
            scope: 'SCOPE_TEAM',
            scopeId: 'a-team',
            name: 'admin',
          },
          ...{ acls: ['*'], expireTime: '2027-01-01T00:00:00.5Z' },
        }),
      },
      {
        ...{ status: 'active', http: 200, id: 'k', name: 'admin', team: 'a-team', acls: ['*'] },
        expires: '2027-01-01T00:00:00.500Z',
      },
    ],
    ['may be wrong', { status: 401, body: '{}' }, { status: 'invalid', http: 401 }],
    [
      'may be no key there',
      { status: 200, body: '{"name":"x"}' },
      { status: 'unknown', detail: 'the answer is not that of xAI' },
    ],
  ])('%s', async (_, answer, verification) => {
    await using server = await XaiServer.start({ [MANAGEMENT]: answer });
    expect(await verify(server, MANAGEMENT)).toEqual([verification]);
    expect([...server.paths]).toEqual(['GET /auth/management-keys/validation']);
  });
});

test('a host that is busy is asked again, after a while', async () => {
  await using server = await XaiServer.start({ [KEY]: { status: 429, body: '' } });
  const waits: number[] = [];
  const report = { ...makeReport(0), findings: findIn('a.txt', KEY) };
  await verifyReport(report, hostsOf(server), {
    pause: (wait) => {
      waits.push(wait);
      return Promise.resolve();
    },
  });
  expect(server.asked).toHaveLength(4);
  const [first = 0, second = 0, third = 0] = waits;
  expect(first).toBeGreaterThanOrEqual(250);
  expect(second).toBeGreaterThan(first);
  expect(third).toBeGreaterThan(second);
});

describe('XAI_BASE_URL', () => {
  test.each([
    [undefined, 'https://api.x.ai/v1/api-key'],
    ['', 'https://api.x.ai/v1/api-key'],
    ['https://eu.example.com/v1/', 'https://eu.example.com/v1/api-key'],
    ['https://example.com', 'https://example.com/api-key'],
    ['http://localhost:8080/v1', 'http://localhost:8080/v1/api-key'],
    ['http://[::1]:8080/v1', 'http://[::1]:8080/v1/api-key'],
  ])('%s', (base, expected) => {
    expect(makeUrl(readHosts({ XAI_BASE_URL: base }).api, ['api-key']).href).toBe(expected);
  });

  test('does not change where management keys go', () => {
    const { management } = readHosts({ XAI_BASE_URL: 'https://example.com/v1' });
    expect(makeUrl(management, ['auth', 'a/../b'], { q: '&' }).href).toBe(
      'https://management-api.x.ai/auth/a%2F..%2Fb?q=%26',
    );
  });

  test.each([
    'http://api.x.ai/v1',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'ftp://localhost',
    'file:///etc',
    'https://user:word@example.com',
    'https://example.com/?x=',
    'api.x.ai',
  ])('%s is refused, for either host', (base) => {
    expect(() => readHosts({ XAI_BASE_URL: base })).toThrow(UsageError);
    expect(() => readHosts({ XAI_MANAGEMENT_URL: base })).toThrow(UsageError);
  });
});
