import { requireVariable, toId, type CiSystem } from './ci-system.ts';

/** https://plugins.jenkins.io/git/#plugin-content-environment-variables, and those of multibranch pipelines. */
export const jenkins: CiSystem = {
  name: 'Jenkins',
  isRunning: (env) => env['JENKINS_URL'] !== undefined,
  readChange(env) {
    const to = requireVariable(env, 'GIT_COMMIT');
    const onto = env['CHANGE_TARGET'];
    // The name of the fork: https://github.com/jenkinsci/scm-api-plugin
    const isFork = (env['CHANGE_FORK'] ?? '') !== '';
    if (onto !== undefined) return { event: 'pull request', to, onto, isFork };
    // Not GIT_PREVIOUS_COMMIT: after a failed build, its findings are still there.
    const from = toId(env['GIT_PREVIOUS_SUCCESSFUL_COMMIT']);
    const branch = (env['BRANCH_NAME'] ?? env['GIT_BRANCH'])?.replace(/^origin\//, '');
    return { event: 'push', from, to, branch, tag: env['TAG_NAME'] };
  },
};
