import { answerJson, type Protocol } from './protocol.ts';

/**
 * Cline. It ignores the exit code, and the result of a tool cannot be replaced.
 * https://github.com/cline/cline/blob/main/.clinerules/hooks/README.md
 */
export const cline: Protocol = {
  name: 'cline',
  title: 'Cline',
  recognises: (payload) => 'clineVersion' in payload || 'taskId' in payload,
  answer: (verdict, { moment }) => {
    if (verdict.kind === 'pass') return answerJson({ cancel: false });
    const { reason } = verdict;
    return moment === 'result'
      ? answerJson({ cancel: false, contextModification: reason })
      : answerJson({ cancel: true, errorMessage: reason });
  },
};
