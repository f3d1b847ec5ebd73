import { requireVariable, toId, type CiSystem } from './ci-system.ts';

/** https://circleci.com/docs/variables/#built-in-environment-variables */
export const circleci: CiSystem = {
  name: 'CircleCI',
  isRunning: (env) => env['CIRCLECI'] === 'true',
  readChange: (env) => ({
    event: 'push',
    // Not set by CircleCI itself: `environment: {CIRCLE_BASE_REVISION: << pipeline.git.base_revision >>}`.
    from: toId(env['CIRCLE_BASE_REVISION']),
    to: requireVariable(env, 'CIRCLE_SHA1'),
    branch: env['CIRCLE_BRANCH'],
  }),
};
