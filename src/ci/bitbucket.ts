import { requireVariable, toId, type CiSystem } from './ci-system.ts';

/** https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/ */
export const bitbucket: CiSystem = {
  name: 'Bitbucket Pipelines',
  isRunning: (env) => env['BITBUCKET_BUILD_NUMBER'] !== undefined,
  readChange(env) {
    const to = requireVariable(env, 'BITBUCKET_COMMIT');
    const from = toId(env['BITBUCKET_PR_DESTINATION_COMMIT']);
    const onto = env['BITBUCKET_PR_DESTINATION_BRANCH'];
    if (onto !== undefined) return { event: 'pull request', from, to, onto };
    return { event: 'push', to, branch: env['BITBUCKET_BRANCH'], tag: env['BITBUCKET_TAG'] };
  },
};
