import type { Pattern, PatternForm } from './pattern.ts';

const ALPHANUMERIC = 'A-Za-z0-9';
const BASE64URL = 'A-Za-z0-9_-';

function list(prefixes: readonly string[], form: Omit<PatternForm, 'prefix'>): PatternForm[] {
  return prefixes.map((prefix) => ({ prefix, ...form }));
}

/** A remedy with the place where a vendor's keys are revoked. */
function revoke(where: string): string {
  return `Revoke it (${where}), make a new one, and read that from the environment.`;
}

/**
 * Keys that teams have besides those of xAI, by the name of the preset. Prefixes and alphabets are those that
 * vendors document or that other scanners have used for years; if vendors promise no length, the range is wide.
 */
export const PRESETS: Readonly<Record<string, Pattern>> = {
  openai: {
    id: 'openai-key',
    title: 'OpenAI API key',
    remedy: revoke('platform.openai.com, API keys'),
    reference: 'https://platform.openai.com/docs/api-reference/authentication',
    hasStandIns: true,
    forms: [
      // Unsure: OpenAI documents neither the length nor the marker in the middle, so the marker is not
      // required.
      ...list(['sk-proj-', 'sk-svcacct-', 'sk-admin-'], { alphabet: BASE64URL, min: 40, max: 256 }),
      {
        prefix: 'sk-',
        alphabet: ALPHANUMERIC,
        min: 48,
        max: 48,
        contains: 'T3BlbkFJ',
        startsWord: true,
      },
    ],
  },
  anthropic: {
    id: 'anthropic-key',
    title: 'Anthropic API key',
    remedy: revoke('console.anthropic.com, API keys'),
    reference: 'https://docs.claude.com/en/api/overview',
    hasStandIns: true,
    // Unsure: keys have had 101 characters after this prefix (`api03-…`), admin keys and tokens a few more.
    forms: [{ prefix: 'sk-ant-', alphabet: BASE64URL, min: 80, max: 200 }],
  },
  google: {
    id: 'google-api-key',
    title: 'Google API key',
    remedy: revoke('console.cloud.google.com, APIs & Services, Credentials'),
    reference: 'https://cloud.google.com/docs/authentication/api-keys',
    hasStandIns: true,
    forms: [{ prefix: 'AIza', alphabet: BASE64URL, min: 35, max: 35 }],
  },
  huggingface: {
    id: 'huggingface-token',
    title: 'Hugging Face token',
    remedy: revoke('huggingface.co/settings/tokens'),
    reference: 'https://huggingface.co/docs/hub/security-tokens',
    hasStandIns: true,
    forms: list(['hf_', 'api_org_'], {
      alphabet: ALPHANUMERIC,
      min: 34,
      max: 34,
      startsWord: true,
    }),
  },
  github: {
    id: 'github-token',
    title: 'GitHub token',
    remedy: revoke('github.com/settings/tokens'),
    reference:
      'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats',
    hasStandIns: true,
    forms: [
      ...list(['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'], {
        alphabet: ALPHANUMERIC,
        min: 36,
        // GitHub asks to allow for this length.
        max: 255,
      }),
      { prefix: 'github_pat_', alphabet: 'A-Za-z0-9_', min: 82, max: 255 },
    ],
  },
  npm: {
    id: 'npm-token',
    title: 'npm token',
    remedy: revoke('npmjs.com, Access Tokens'),
    reference: 'https://docs.npmjs.com/about-access-tokens',
    hasStandIns: true,
    forms: [{ prefix: 'npm_', alphabet: ALPHANUMERIC, min: 36, max: 36 }],
  },
  aws: {
    id: 'aws-access-key',
    title: 'AWS access key',
    remedy:
      'Deactivate it in IAM, delete it, and use a role in its place. The secret that belongs to it is usually next to it.',
    reference:
      'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids',
    hasStandIns: true,
    forms: list(['AKIA', 'ASIA'], { alphabet: 'A-Z0-9', min: 16, max: 16, startsWord: true }),
  },
  stripe: {
    id: 'stripe-key',
    title: 'Stripe secret key',
    remedy: revoke('dashboard.stripe.com/apikeys'),
    reference: 'https://docs.stripe.com/keys',
    hasStandIns: true,
    forms: list(['sk_live_', 'rk_live_', 'sk_test_', 'rk_test_'], {
      alphabet: ALPHANUMERIC,
      min: 24,
      max: 255,
    }),
  },
  slack: {
    id: 'slack-token',
    title: 'Slack token',
    remedy: revoke('api.slack.com/apps, or the method auth.revoke'),
    reference: 'https://docs.slack.dev/authentication/tokens',
    hasStandIns: true,
    forms: list(['xoxb-', 'xoxp-', 'xoxa-', 'xoxr-', 'xoxs-', 'xoxe-', 'xoxe.xoxp-', 'xapp-'], {
      alphabet: 'A-Za-z0-9-',
      min: 24,
      max: 255,
    }),
  },
  x: {
    id: 'x-bearer-token',
    title: 'Bearer token of the X API',
    remedy: revoke('developer.x.com, Keys and tokens'),
    reference: 'https://docs.x.com/fundamentals/authentication/oauth-2-0/application-only',
    hasStandIns: true,
    // Unsure: X documents no format; all known tokens begin with zero bytes, and are percent-encoded.
    forms: [
      { prefix: 'A'.repeat(20), alphabet: 'A-Za-z0-9%', min: 80, max: 120, startsWord: true },
    ],
  },
};
