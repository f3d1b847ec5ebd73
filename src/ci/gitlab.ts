import { requireVariable, toId, type CiSystem } from './ci-system.ts';

/** https://docs.gitlab.com/ci/variables/predefined_variables/ */
export const gitlab: CiSystem = {
  name: 'GitLab CI',
  isRunning: (env) => env['GITLAB_CI'] === 'true',
  readChange(env) {
    const event = env['CI_PIPELINE_SOURCE'] ?? 'push';
    // In a pipeline for merged results, CI_COMMIT_SHA is a merge that GitLab made.
    const source = toId(env['CI_MERGE_REQUEST_SOURCE_BRANCH_SHA']);
    const base = toId(env['CI_MERGE_REQUEST_DIFF_BASE_SHA']);
    if (base !== undefined)
      return {
        event,
        from: base,
        to: source ?? requireVariable(env, 'CI_COMMIT_SHA'),
        onto: env['CI_MERGE_REQUEST_TARGET_BRANCH_NAME'],
        isFork: env['CI_MERGE_REQUEST_SOURCE_PROJECT_ID'] !== env['CI_MERGE_REQUEST_PROJECT_ID'],
      };
    return {
      event,
      from: toId(env['CI_COMMIT_BEFORE_SHA']),
      to: requireVariable(env, 'CI_COMMIT_SHA'),
      onto: env['CI_DEFAULT_BRANCH'],
      branch: env['CI_COMMIT_BRANCH'],
      tag: env['CI_COMMIT_TAG'],
    };
  },
};
