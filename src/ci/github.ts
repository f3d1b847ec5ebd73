import { readFileSync } from 'node:fs';
import { UsageError } from '../errors/errors.ts';
import { parseJson } from '../text/parse-json.ts';
import {
  requireVariable,
  toBranch,
  toId,
  toTag,
  type Change,
  type CiSystem,
  type Environment,
} from './ci-system.ts';

/**
 * The event file says more than the variables: `GITHUB_SHA` of a pull request is a merge that GitHub made.
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads
 */
export const github: CiSystem = {
  name: 'GitHub Actions',
  isRunning: (env) => env['GITHUB_ACTIONS'] === 'true',
  readChange(env): Change {
    const event = requireVariable(env, 'GITHUB_EVENT_NAME');
    const payload = readPayload(env);
    if (event.startsWith('pull_request')) {
      return {
        event,
        from: read(payload, 'pull_request.base.sha'),
        to: read(payload, 'pull_request.head.sha'),
        onto: find(payload, 'pull_request.base.ref'),
        isFork: isFork(payload),
      };
    }
    if (event === 'merge_group') {
      return {
        event,
        from: read(payload, 'merge_group.base_sha'),
        to: read(payload, 'merge_group.head_sha'),
        onto: toBranch(find(payload, 'merge_group.base_ref')),
      };
    }
    if (event === 'push') {
      return {
        event,
        from: toId(read(payload, 'before')),
        to: toId(read(payload, 'after')),
        onto: read(payload, 'repository.default_branch'),
        branch: toBranch(read(payload, 'ref')),
        tag: toTag(read(payload, 'ref')),
      };
    }
    if (event === 'workflow_run') {
      return {
        event,
        to: read(payload, 'workflow_run.head_sha'),
        takesAll: true,
        isFork: isWorkflowOfFork(payload),
      };
    }
    // Schedules, manual runs and releases are not about a change, so everything is scanned.
    const ref = env['GITHUB_REF'];
    return {
      event,
      to: requireVariable(env, 'GITHUB_SHA'),
      takesAll: true,
      branch: ref?.startsWith('refs/heads/') ? toBranch(ref) : undefined,
      tag: toTag(ref),
    };
  },
};

function readPayload(env: Environment): unknown {
  const path = requireVariable(env, 'GITHUB_EVENT_PATH');
  try {
    return parseJson(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new UsageError(`${path}, the file of the event, cannot be read`, { cause });
  }
}

/** The repository of a deleted fork is `null`. */
function isFork(payload: unknown): boolean {
  const base = find(payload, 'pull_request.base.repo.full_name');
  return base !== undefined && find(payload, 'pull_request.head.repo.full_name') !== base;
}

/** The finished workflow may have been that of a pull request from a fork. */
function isWorkflowOfFork(payload: unknown): boolean {
  const own = find(payload, 'repository.full_name');
  return find(payload, 'workflow_run.head_repository.full_name') !== own;
}

/** @param path names, separated by dots */
function find(payload: unknown, path: string): string | undefined {
  let value = payload;
  for (const name of path.split('.')) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  }
  return typeof value === 'string' ? value : undefined;
}

/** As {@link find}. @throws UsageError when there is none */
function read(payload: unknown, path: string): string {
  const value = find(payload, path);
  if (value !== undefined) return value;
  throw new UsageError(
    `the file of the event has no "${path}", so --ci cannot tell what was pushed`,
  );
}
