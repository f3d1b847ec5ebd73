import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/finding/finding.ts';
import { Secret } from '../../src/finding/secret.ts';
import { describeRefusedCommit } from '../../src/report/next-steps/commit.ts';
import { describeBlocked } from '../../src/report/next-steps/failure.ts';
import { describeLeakedHistory } from '../../src/report/next-steps/history.ts';
import { describeRefusedMessage } from '../../src/report/next-steps/message.ts';
import type { NextSteps, Reader } from '../../src/report/next-steps/next-steps.ts';
import { describeRefusedPush } from '../../src/report/next-steps/push.ts';
import { describeRefusedRange } from '../../src/report/next-steps/range.ts';
import type { Rewrite } from '../../src/report/next-steps/rewrite.ts';
import { formatNextSteps } from '../../src/reporters/format-next-steps.ts';
import { makePaint } from '../../src/reporters/paint.ts';
import { key, secondKey } from '../support/keys.ts';

const READER: Reader = { directory: '', command: 'npx keyfence' };
const PLACE = { line: 1, column: 1, endLine: 1, endColumn: 9, start: 0, end: 8 };

function find(rule: string, path: string, more: Partial<Finding> = {}): Finding {
  const fixed = {
    severity: 'error',
    state: 'new',
    fingerprint: '',
    message: '',
    remedy: '',
  } as const;
  return { rule, path, region: PLACE, ...fixed, ...more };
}

const leak = (path: string, secret: string = key, more: Partial<Finding> = {}): Finding =>
  find('no-xai-key', path, { secret: new Secret(secret), ...more });

/** A finding about the file as a whole, or its name. */
function withoutPlace(finding: Finding): Finding {
  const { region, ...rest } = finding;
  return region ? rest : finding;
}

const file = withoutPlace(find('no-secret-file', '.env'));
const named = withoutPlace(leak('xai-...AZrv.txt'));
const ORIGIN = { origin: { commit: 'a'.repeat(40) } };
const GONE = { origin: { commit: 'b'.repeat(40), unreachable: true } };

const REWRITE: Rewrite = {
  commit: 'a'.repeat(40),
  parent: 'b'.repeat(40),
  later: 0,
  count: 1,
  hasMerges: false,
  isMerge: false,
  becomesEmpty: false,
  present: new Set(['src/client.py']),
};

const commit = (...findings: Finding[]): NextSteps | undefined =>
  describeRefusedCommit({ findings }, 'pre-commit', READER);
const push = (rewrite: Partial<Rewrite>): NextSteps | undefined =>
  describeRefusedPush(
    { findings: [leak('src/client.py', key, ORIGIN)] },
    'pre-push',
    { ...REWRITE, ...rewrite },
    READER,
  );

const STEPS: Readonly<Record<string, NextSteps | undefined>> = {
  'a commit': commit(leak('src/client.py')),
  'a commit, with two keys': commit(leak('a.py'), leak('b.py', secondKey)),
  'a commit, in a subdirectory': describeRefusedCommit(
    { findings: [leak('app/src/client.py'), leak('lib/a b.py')] },
    'pre-commit',
    { directory: 'app', command: 'pnpm exec keyfence' },
  ),
  'a commit, with many files': commit(
    ...Array.from({ length: 9 }, (_, i) => leak(`src/file-${String(i)}.py`)),
  ),
  'a commit, with a path that no command takes': commit(leak('a\\x1b.py')),
  'a commit, of a file that is all secret': commit(file, leak('.env')),
  'a commit, of several rules': commit(file, leak('a.py')),
  'a commit, of a file with a key in its name': commit(named),
  'a commit, that opens an ignore file': commit(find('gitignore-coverage', '.gitignore')),
  'a commit, of tokens of Grok': commit(
    find('no-grok-credentials', 'auth.json', { secret: new Secret('x'.repeat(40)) }),
  ),
  'a merge': describeRefusedCommit({ findings: [leak('a.py')] }, 'pre-merge-commit', READER),
  'a message': describeRefusedMessage(
    { findings: [leak('')] },
    { file: '.git/COMMIT_EDITMSG', hasDiff: false },
    READER,
  ),
  'a message with a diff, in a subdirectory': describeRefusedMessage(
    { findings: [leak('')] },
    { file: '../.git/COMMIT_EDITMSG', hasDiff: true },
    READER,
  ),
  'a push: the last commit': push({}),
  'a push: a few commits': push({ count: 3, later: 1 }),
  'a push: many commits': push({ count: 9 }),
  'a push: several of many commits': push({ count: 9, later: 2 }),
  'a push: before a merge': push({ count: 3, hasMerges: true }),
  'a push: several before a merge': push({ count: 13, later: 10, hasMerges: true }),
  'a push: a merge with commits after it': push({ count: 3, hasMerges: true, isMerge: true }),
  'a push: the first commit of all, with others': push({ count: 2, parent: undefined as never }),
  'a push: another branch': push({ branch: 'feature/login' }),
  'a push: nobody can say which commits': describeRefusedPush(
    { findings: [leak('a.py', key, ORIGIN)] },
    'pre-push',
    undefined,
    READER,
  ),
  'a push: the name of a tag is redacted': describeRefusedPush(
    { findings: [leak('', key, { origin: { tag: 'xai-...AZrv' } })] },
    'pre-push',
    undefined,
    READER,
  ),
  'a push: the name of a branch': describeRefusedPush(
    { findings: [{ ...named, path: 'refs/heads/xai-...AZrv' }] },
    'pre-push',
    undefined,
    READER,
  ),
  'a push to a server that refuses': describeRefusedPush(
    { findings: [leak('src/client.py', key, ORIGIN)] },
    'pre-receive',
    REWRITE,
    READER,
  ),
  'a range': describeRefusedRange(
    { findings: [leak('src/client.py', key, ORIGIN)] },
    false,
    REWRITE,
    READER,
  ),
  'a range, in CI': describeRefusedRange(
    { findings: [leak('src/client.py', key, ORIGIN)] },
    true,
    REWRITE,
    READER,
  ),
  'a history': describeLeakedHistory({ findings: [leak('src/client.py', key, ORIGIN)] }, READER),
  'a history, of which only unreachable objects have it': describeLeakedHistory(
    { findings: [leak('src/client.py', key, GONE)] },
    READER,
  ),
  'a history, of which unreachable objects have it too': describeLeakedHistory(
    { findings: [leak('src/client.py', key, ORIGIN), leak('src/a.py', key, GONE)] },
    READER,
  ),
};

function show(steps: NextSteps | undefined, width: number): string {
  return steps ? formatNextSteps(steps, { paint: makePaint(false), width }) : '(nothing)\n';
}

test.each([80, 120])('what to do next, in %d columns', async (width) => {
  const shown = Object.entries(STEPS).map(
    ([title, steps]) => `## ${title}\n\n\`\`\`text\n${show(steps, width)}\`\`\`\n`,
  );
  const text = [`# What to do next, in ${String(width)} columns\n`, ...shown].join('\n');
  await expect(text).toMatchFileSnapshot(`transcripts/next-steps-${String(width)}.md`);
});

describe('are short', () => {
  test.each(Object.entries(STEPS))('%s', (_, steps) => {
    const lines = show(steps, 80).trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(6);
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(80);
  });
});

test('nothing where nothing is refused', () => {
  const findings = [
    leak('a', key, { state: 'already-committed' }),
    find('no-secret-file', 'b', { severity: 'warn' }),
  ];
  expect(describeRefusedCommit({ findings }, 'pre-commit', READER)).toBeUndefined();
  expect(describeRefusedPush({ findings }, 'pre-push', undefined, READER)).toBeUndefined();
  expect(describeRefusedRange({ findings }, true, undefined, READER)).toBeUndefined();
});

test.each([
  ['pre-commit', 'git commit --no-verify'],
  ['pre-merge-commit', 'git commit --no-verify'],
  ['commit-msg', 'git commit --no-verify'],
  ['pre-commit-files', 'git commit --no-verify'],
  ['pre-push', 'git push --no-verify'],
])('a %s that cannot do its work names the way round it', (hook, escape) => {
  expect(describeBlocked('nothing was checked', hook)).toContain(`"${escape}"`);
});

test('the hook of a server cannot be bypassed', () => {
  expect(describeBlocked('nothing was checked', 'pre-receive')).not.toContain('--no-verify');
});
