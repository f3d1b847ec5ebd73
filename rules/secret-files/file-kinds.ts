// A module named `secrets.ts` is as often code that reads secrets as a list of them.
const SOURCE_CODE =
  /\.(?:[cm]?[jt]sx?|pyi?|go|rs|rb|php|java|kts?|scala|swift|cs|fs|vb|[chmr]|cc|cpp|hpp|mm|dart|exs?|erl|hs|lua|p[lm]|jl|clj[cs]?|groovy|vue|svelte|astro|tf|hcl|bicep|nix|proto|graphql|gql)$/i;

/** Documentation, pages, pictures; templates that a program fills in; files that describe a secret file. */
const NO_VALUES =
  /\.(?:md|mdx|markdown|rst|adoc|asciidoc|textile|org|tex|html?|css|scss|less|svg|png|jpe?g|gif|webp|ico|pdf|po|pot|j2|jinja2?|erb|epp|tpl|tmpl|gotmpl|tftpl|tftmpl|mustache|hbs|ejs|liquid|schema\.json|schema\.ya?ml)$/i;

/** Files that code hosts read: a workflow for secrets names them, and their values are elsewhere. */
const HOST_DIRECTORY =
  /(?:^|\/)\.(?:github|gitlab|gitea|forgejo|circleci|azure-pipelines|woodpecker)\//;

/** Texts of a user interface. */
const TRANSLATIONS = /(?:^|\/)(?:locales?|i18n|l10n|translations?|langs?|languages?|messages)\//i;

/**
 * Files that bundlers and frameworks read in one mode, and most of them recommend to commit:
 * https://vite.dev/guide/env-and-mode
 */
const MODE =
  /(?:^|\/)\.env\.(?:dev|develop|development|test|tests|testing|ci|e2e|integration|docker|qa|uat|preview|stage|staging|sandbox|demo|prod|production|build|storybook|common|base|shared|public)$/i;

/** The kind of a file that matches a pattern of secret files, by its name. */
export type FileKind = 'source code' | 'no values' | 'texts' | 'mode' | 'secrets';

export function getFileKind(path: string): FileKind {
  if (NO_VALUES.test(path) || HOST_DIRECTORY.test(path)) return 'no values';
  if (SOURCE_CODE.test(path)) return 'source code';
  if (TRANSLATIONS.test(path)) return 'texts';
  return MODE.test(path) ? 'mode' : 'secrets';
}
