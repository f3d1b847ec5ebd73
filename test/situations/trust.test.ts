import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fingerprint, saltFingerprint } from '../../src/finding/fingerprint.ts';
import { key, oldKey } from '../support/keys.ts';
import { makeZip } from '../support/make-zip.ts';
import { createRepository, type KeyfenceRan, type Repository } from '../support/repository.ts';
import { isInShare } from '../support/share.ts';

/** Files that a change writes; `undefined` leaves the default out. */
type Files = Readonly<Record<string, string | Buffer>>;

interface Change {
  /** What was there before. */
  readonly before?: Files;
  readonly files: Files;
  /** What is said of it. */
  readonly said: RegExp;
}

const LINE = `print("${key}")`;
const CONFIG = 'keyfence.config.json';
const config = (value: object): Files => ({ [CONFIG]: `${JSON.stringify(value)}\n` });
const SALT = 'a'.repeat(32);

/** Each adds a key, and what lets it pass. */
const changes: Readonly<Record<string, Change>> = {
  'everything ignored': {
    files: { 'a.py': LINE, ...config({ ignore: ['**'] }) },
    said: /the configuration leaves a\.py out/,
  },
  'the rule off': {
    files: { 'a.py': LINE, ...config({ rules: { 'no-xai-key': 'off' } }) },
    said: /no-xai-key is off/,
  },
  'the rule off in package.json': {
    files: { 'a.py': LINE, 'package.json': '{"keyfence":{"rules":{"no-xai-key":"off"}}}\n' },
    said: /no-xai-key is off/,
  },
  'the rule off for the file': {
    files: {
      'a.py': LINE,
      ...config({ overrides: [{ files: ['*.py'], rules: { 'no-xai-key': 'off' } }] }),
    },
    said: /no-xai-key is off/,
  },
  'the rule only a warning': {
    files: { 'a.py': LINE, ...config({ rules: { 'no-xai-key': 'warn' } }) },
    said: /no-xai-key is only a warning/,
  },
  'an entry in the configuration': {
    files: {
      'a.py': LINE,
      ...config({
        allow: [{ fingerprint: fingerprint('no-xai-key', 'a.py', key), reason: 'made up' }],
      }),
    },
    said: /the configuration says "made up"[\s\S]*this change accepts 1 more finding/,
  },
  'a comment on the line': {
    files: { 'a.py': `${LINE}  # keyfence-allow: x\n` },
    said: /the comment says "x"/,
  },
  'a comment above': {
    files: { 'a.py': `# keyfence-allow: x\n${LINE}\n` },
    said: /the comment says "x"/,
  },
  'a copy of a comment that was there': {
    before: { 'a.py': '# keyfence-allow: made up\nold = 1\n\n\n\nend = 1\n' },
    files: {
      'a.py': `# keyfence-allow: made up\nold = 1\n\n\n\nend = 1\n# keyfence-allow: made up\n${LINE}\n`,
    },
    said: /the comment says "made up"/,
  },
  'a comment of another scanner': {
    files: { 'a.py': `${LINE}  # gitleaks:allow\n` },
    said: /the comment "gitleaks:allow"/,
  },
  'other comments counted again': {
    before: config({ foreignAllow: false }),
    files: { 'a.py': `${LINE}  # gitleaks:allow\n`, ...config({}) },
    said: /the comment "gitleaks:allow"/,
  },
};

/** The pull request of a change against what was there before, and the other side of the push. */
async function open({ before = {}, files }: Change): Promise<Repository> {
  const repo = await createRepository();
  for (const [path, content] of Object.entries({ 'README.md': 'hello\n', ...before }))
    await repo.write(path, content);
  await repo.commit('before');
  await repo.git('init', '--quiet', '--bare', '../origin.git');
  await repo.git('remote', 'add', 'origin', '../origin.git');
  await repo.git('push', '--quiet', 'origin', 'main');
  await repo.git('fetch', '--quiet', 'origin');
  await repo.git('switch', '--quiet', '--create', 'change');
  for (const [path, content] of Object.entries(files)) await repo.write(path, content);
  await repo.commit('change');
  return repo;
}

const PUSHER = 'a-fork';

async function runCi(
  repo: Repository,
  args: readonly string[],
  from = 'the-team',
): Promise<KeyfenceRan> {
  const base = (await repo.git('rev-parse', 'main')).stdout.toString().trim();
  const event = {
    pull_request: {
      base: { sha: base, ref: 'main', repo: { full_name: 'the-team/x' } },
      head: { sha: await repo.head(), repo: { full_name: `${from}/x` } },
    },
  };
  await repo.write('../event.json', JSON.stringify(event));
  return repo.keyfence('scan', '--ci', ...args, {
    env: {
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: repo.path('../event.json'),
      GITHUB_STEP_SUMMARY: repo.path('../summary.md'),
    },
  });
}

type Gate = (repo: Repository, trust: readonly string[]) => Promise<KeyfenceRan>;

/** Tried with every change; the others with some of each run. */
const USUAL = '--commits';

const gates: Readonly<Record<string, Gate>> = {
  '--commits': (repo, trust) => repo.keyfence('scan', '--commits', 'main..HEAD', ...trust),
  '--ci': (repo, trust) => runCi(repo, trust),
  'annotations of GitHub': (repo, trust) => runCi(repo, ['--format', 'github', ...trust]),
  'pre-push': async (repo, trust) => {
    const zeros = '0'.repeat(40);
    const stdin = `refs/heads/change ${await repo.head()} refs/heads/change ${zeros}\n`;
    const url = '../origin.git';
    return repo.keyfence('hook', ...trust, 'pre-push', 'origin', url, { stdin });
  },
};

describe.each(Object.entries(changes))('%s', (changed, change) => {
  const isChosen = (way: string): boolean => isInShare(`${changed}, ${way}`, 1 / 8);
  const chosen = Object.entries(gates).filter(([name]) => name === USUAL || isChosen(name));
  let repo: Repository;
  beforeAll(async () => {
    repo = await open(change);
  });
  afterAll(() => repo[Symbol.asyncDispose]());

  test.each(chosen)('%s reports it, and lets it pass', async (name, gate) => {
    const ran = await gate(repo, []);
    expect(ran.exitCode, ran.stdout + ran.stderr).toBe(0);
    expect(ran.stdout).toMatch(change.said);
    expect(ran.stdout).toContain('allowed-by-change');
    if (name.startsWith('annotations')) expect(ran.stdout).toMatch(/^::warning .*a\.py/m);
  });

  test.each(chosen)('%s does not let it pass under base', async (_, gate) => {
    const ran = await gate(repo, ['--trust', 'base']);
    expect(ran.exitCode, ran.stdout + ran.stderr).toBe(1);
    expect(ran.stdout).toMatch(/a\.py.*no-xai-key/s);
  });

  test.runIf(isChosen('a fork'))(
    'from a fork it does not pass, unless that is asked for',
    async () => {
      expect((await runCi(repo, [], PUSHER)).exitCode).toBe(1);
      expect((await runCi(repo, ['--trust', 'head'], PUSHER)).exitCode).toBe(0);
    },
  );

  test.runIf(isChosen('pre-receive'))('pre-receive takes nothing from whoever pushes', async () => {
    const zeros = '0'.repeat(40);
    const stdin = `${zeros} ${await repo.head()} refs/heads/change\n`;
    // The refs of the server, which has the change only in quarantine.
    await repo.git(
      'clone',
      '--quiet',
      '--bare',
      '--branch',
      'main',
      '--single-branch',
      '.',
      '../server.git',
    );
    const server = repo.at(repo.path('../server.git'));
    await server.git('fetch', '--quiet', repo.root, 'change');
    const ran = await server.keyfence('hook', 'pre-receive', { stdin });
    await repo.remove('../server.git');
    expect(ran.exitCode, ran.stdout + ran.stderr).toBe(1);
    expect(ran.stdout).toContain('no-xai-key');
  });
});

describe('a baseline', () => {
  test('that accepts a new key is reported, and does not count under base', async () => {
    await using repo = await open({ files: { 'a.py': `${LINE}\n` }, said: /./ });
    const found = await repo.keyfence('scan', '--commits', 'main..HEAD', '--format', 'json');
    const { findings } = JSON.parse(found.stdout) as {
      findings: { fingerprint: string; rule: string }[];
    };
    const lines = [
      { baseline: 1, salt: SALT },
      ...findings.map(({ fingerprint, rule }) => ({
        path: 'a.py',
        rule,
        fingerprint: saltFingerprint(fingerprint, SALT),
      })),
    ];
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    await repo.write('.keyfence-baseline.jsonl', text);
    await repo.commit('accept');
    const head = await repo.keyfence('scan', '--commits', 'main..HEAD');
    expect(head.exitCode, head.stdout).toBe(0);
    expect(head.stdout).toMatch(/accepted in \.keyfence-baseline\.jsonl.*allowed-by-change/);
    expect(head.stdout).toMatch(/accepts 1 more finding/);
    expect(
      (await repo.keyfence('scan', '--commits', 'main..HEAD', '--trust', 'base')).exitCode,
    ).toBe(1);
  });
});

describe('what was there before', () => {
  test('a comment above a line that changes still counts, and nothing is said', async () => {
    const before = { 'a.py': `# keyfence-allow: the key of the demo\nprint("${oldKey}")\n` };
    const files = { 'a.py': `# keyfence-allow: the key of the demo\n${LINE}\n` };
    await using repo = await open({ before, files, said: /./ });
    for (const trust of ['head', 'base']) {
      const ran = await repo.keyfence('scan', '--commits', 'main..HEAD', '--trust', trust);
      expect(ran.exitCode, ran.stdout).toBe(0);
      expect(ran.stdout).not.toContain('allowed-by-change');
    }
  });

  test('a configuration that stays, and one that gets stricter, are no news', async () => {
    const off = config({ rules: { 'no-xai-key': 'off' } });
    await using repo = await open({ before: off, files: { 'a.py': LINE }, said: /./ });
    const same = await repo.keyfence('scan', '--commits', 'main..HEAD');
    expect(same.stdout).toMatch(/^no secrets found \(no-xai-key is off\)/m);
    expect(same.stdout).not.toContain('allowed-by-change');
    await repo.write(CONFIG, '{}\n');
    await repo.commit('stricter');
    const stricter = await repo.keyfence('scan', '--commits', 'main..HEAD', '--trust', 'base');
    expect(stricter.exitCode, stricter.stdout).toBe(1);
    expect(stricter.stdout).not.toContain('allowed-by-change');
  });

  test('"trust" is that of the base, and not of the change', async () => {
    const before = config({ trust: 'base' });
    const files = { 'a.py': `${LINE} # keyfence-allow: x\n`, ...config({ trust: 'head' }) };
    await using repo = await open({ before, files, said: /./ });
    expect((await repo.keyfence('scan', '--commits', 'main..HEAD')).exitCode).toBe(1);
  });
});

test('a configuration before the change that cannot be read lets the change allow nothing', async () => {
  const before = { [CONFIG]: '{"trust": "base"' };
  const files = { 'a.py': `${LINE} # keyfence-allow: x\n`, ...config({}) };
  await using repo = await open({ before, files, said: /./ });
  expect((await repo.keyfence('scan', '--commits', 'main..HEAD')).exitCode).toBe(1);
});

test('a configuration that is given, and that the change itself writes, is one of its own', async () => {
  const before = { 'ci/keyfence.json': '{}\n' };
  const files = { 'a.py': LINE, 'ci/keyfence.json': '{"ignore":["**"]}\n' };
  await using repo = await open({ before, files, said: /./ });
  const given = ['--config', 'ci/keyfence.json'];
  const head = await repo.keyfence('scan', '--commits', 'main..HEAD', ...given);
  expect(head.exitCode, head.stdout).toBe(0);
  expect(head.stdout).toContain('allowed-by-change');
  const base = [...given, '--trust', 'base'];
  expect((await repo.keyfence('scan', '--commits', 'main..HEAD', ...base)).exitCode).toBe(1);
  expect((await runCi(repo, given, PUSHER)).exitCode).toBe(1);
  await repo.write('../outside.json', '{"ignore":["**"]}\n');
  const outside = ['--config', '../outside.json', '--trust', 'base'];
  expect((await repo.keyfence('scan', '--commits', 'main..HEAD', ...outside)).exitCode).toBe(0);
});

test('an archive that a change accepts unopened is reported, and an error under base', async () => {
  const zip = makeZip([{ name: 'a.txt', content: 'x' }]);
  zip.fill(0xff, 40, 60);
  const files = { 'a.zip': zip.subarray(0, -8), ...config({ unscannable: ['*.zip'] }) };
  await using repo = await open({ files, said: /./ });
  const head = await repo.keyfence('scan', '--commits', 'main..HEAD');
  expect(head.exitCode, head.stdout + head.stderr).toBe(0);
  expect(head.stdout).toMatch(/a\.zip.*allowed-by-change/);
  expect((await repo.keyfence('scan', '--commits', 'main..HEAD', '--trust', 'base')).exitCode).toBe(
    2,
  );
});

test('the verdict counts what the configuration leaves out', async () => {
  await using repo = await open({
    files: { 'a.py': LINE, 'b.py': LINE, ...config({ ignore: ['*.py'] }) },
    said: /./,
  });
  const ran = await repo.keyfence('scan');
  expect(ran.stdout).toMatch(/2 ignored by the configuration$/m);
});

test.each([['--staged'], ['--history'], ['a.py']])('--trust does not go with %s', async (mode) => {
  await using repo = await open({ files: { 'a.py': 'x\n' }, said: /./ });
  const ran = await repo.keyfence('scan', mode, '--trust', 'base');
  expect(ran.exitCode).toBe(2);
  expect(ran.stderr).toContain('--trust goes with --ci, --commits, --since');
});
