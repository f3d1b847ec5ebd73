import { requireVariable, toBranch, toTag, type CiSystem } from './ci-system.ts';

/** https://learn.microsoft.com/azure/devops/pipelines/build/variables */
export const azure: CiSystem = {
  name: 'Azure Pipelines',
  isRunning: (env) => env['TF_BUILD'] === 'True',
  readChange(env) {
    const onto = toBranch(env['SYSTEM_PULLREQUEST_TARGETBRANCH']);
    // In a pull request, BUILD_SOURCEVERSION is a merge that the system made.
    if (onto !== undefined) {
      const to =
        env['SYSTEM_PULLREQUEST_SOURCECOMMITID'] ?? requireVariable(env, 'BUILD_SOURCEVERSION');
      // https://learn.microsoft.com/azure/devops/pipelines/build/variables#system-variables
      const isFork = env['SYSTEM_PULLREQUEST_ISFORK'] === 'True';
      return { event: 'pull request', to, onto, isFork };
    }
    const branch = toBranch(env['BUILD_SOURCEBRANCH']);
    return {
      event: env['BUILD_REASON'] ?? 'push',
      to: requireVariable(env, 'BUILD_SOURCEVERSION'),
      branch,
      tag: toTag(env['BUILD_SOURCEBRANCH']),
    };
  },
};
