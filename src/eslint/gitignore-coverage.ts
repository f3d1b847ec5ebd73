import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import rule from '../../rules/gitignore-coverage.ts';
import { DEFAULT_PATTERNS, DEFAULT_TEMPLATES } from '../config/config-defaults.ts';
import { toGitPath } from '../files/git-path.ts';
import { findRoot } from '../git/find-root.ts';
import { toBytePath } from '../gitignore/engine/byte-path.ts';
import { IGNORE_FILE_NAME } from '../gitignore/engine/ignore-rule.ts';
import { makeFindings } from '../match/make-findings.ts';
import { createRule } from './create-rule.ts';
import { findProblems } from './gitignore/find-problems.ts';
import { isLink } from './is-lintable.ts';
import { loadBaselineFilterNow } from './load-baseline-filter-now.ts';
import { loadConfigNow } from './load-config-now.ts';
import type { PluginRule } from './make-secret-rule.ts';
import type { GitignoreMessage } from './messages.ts';
import { noteOwnRule } from './text/own-rules.ts';

const STRINGS = {
  type: 'array',
  items: { type: 'string', minLength: 1 },
  uniqueItems: true,
} as const;

const gitignoreCoverage: PluginRule<GitignoreMessage> = createRule<
  readonly Readonly<Record<string, unknown>>[],
  GitignoreMessage
>({
  name: rule.id,
  meta: {
    type: 'problem',
    docs: {
      description: rule.description,
      recommended: true,
    },
    fixable: 'code',
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          patterns: {
            ...STRINGS,
            description: 'Patterns of files that contain secrets.',
            default: [...DEFAULT_PATTERNS],
          },
          templates: {
            ...STRINGS,
            description: 'Names that match a pattern and may be committed.',
            default: [...DEFAULT_TEMPLATES],
          },
        },
      },
    ],
    messages: {
      notIgnored: 'Nothing ignores "{{pattern}}": "{{witness}}" would be committed{{versions}}.',
      reincluded: 'This line undoes "{{pattern}}": "{{witness}}" would be committed{{versions}}.',
      noFile: 'There is no .gitignore that ignores {{patterns}}.',
      link: '.gitignore is a symbolic link, which only git before 2.32 follows; put a file with the same lines in its place.',
      undecided: 'Whether "{{pattern}}" is ignored cannot be decided: {{reason}}.',
    },
    languages: ['*'],
  },
  create(context) {
    noteOwnRule(context.id);
    const { sourceCode } = context;
    const file = resolve(context.cwd, context.physicalFilename);
    const root = findRoot(dirname(file)) ?? context.cwd;
    const isIgnoreFile = basename(file) === IGNORE_FILE_NAME;
    if (!isIgnoreFile && !isConfigWithoutIgnoreFile(file, root)) return {};
    const config = loadConfigNow(root);
    if (config.rules.get(rule.id)?.severity === 'off') return {};
    const settings = { ...config.gitignore, ...context.options[0] };
    const check = (): void => {
      const shown = toGitPath(root, file);
      const path = toBytePath(shown);
      const accepts = loadBaselineFilterNow(root);
      const isAccepted = (identity: string): boolean =>
        makeFindings([{ rule, identity }], shown, config).some(accepts);
      const { text } = sourceCode;
      const { problems, appendix } = findProblems({ root, path, text }, settings, isAccepted);
      for (const { messageId, data, line } of problems) {
        context.report({
          messageId,
          data,
          loc: { line, column: 0 },
          fix: (fixer) =>
            appendix === '' ? null : fixer.insertTextAfterRange([0, text.length], appendix),
        });
      }
    };
    const missFile = (): void => {
      if (isLink(join(root, IGNORE_FILE_NAME))) {
        context.report({ messageId: 'link', loc: { line: 1, column: 0 } });
        return;
      }
      const patterns = settings.patterns.map((pattern) => `"${pattern}"`).join(', ');
      context.report({ messageId: 'noFile', data: { patterns }, loc: { line: 1, column: 0 } });
    };
    return { [`${sourceCode.ast.type}:exit`]: isIgnoreFile ? check : missFile };
  },
});

export default gitignoreCoverage;

/** A fix cannot create a file, so without one the report is in the ESLint configuration. */
function isConfigWithoutIgnoreFile(file: string, root: string): boolean {
  const isConfig = /^eslint\.config\.[cm]?[jt]s$/.test(basename(file));
  if (!isConfig || dirname(file) !== root) return false;
  const ignoreFile = join(root, IGNORE_FILE_NAME);
  // Neither git nor ESLint follows links, unless one is named explicitly.
  return !existsSync(ignoreFile) || isLink(ignoreFile);
}
