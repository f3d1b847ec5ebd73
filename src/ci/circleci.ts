import { requireVariable, toId, type CiSystem } from './ci-system.ts';

/**
 * https://circleci.com/docs/reference/variables/. What was there before is a pipeline value, which reaches a
 * job only by `environment: {CIRCLE_BASE_REVISION: << pipeline.git.base_revision >>}`; it is empty in the
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
    // Set for a pull request from a fork, and for nothing else.
    isFork: (env['CIRCLE_PR_REPONAME'] ?? '') !== '',
  }),
};
