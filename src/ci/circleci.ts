import { requireVariable, toId, type CiSystem } from './ci-system.ts';

/**
 * https://circleci.com/docs/reference/variables/. The previous commit is a pipeline value, which reaches a job
 * only through `environment: {CIRCLE_BASE_REVISION: << pipeline.git.base_revision >>}`; it is empty in the
 * first pipeline of a branch.
 */
export const circleci: CiSystem = {
  name: 'CircleCI',
  isRunning: (env) => env['CIRCLECI'] === 'true',
  readChange: (env) => ({
    event: 'push',
    from: toId(env['CIRCLE_BASE_REVISION']),
    to: requireVariable(env, 'CIRCLE_SHA1'),
    branch: env['CIRCLE_BRANCH'],
    tag: env['CIRCLE_TAG'],
    // Only set for a pull request from a fork.
    isFork: (env['CIRCLE_PR_REPONAME'] ?? '') !== '',
  }),
};
