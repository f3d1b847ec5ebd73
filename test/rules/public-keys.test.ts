import { expect, test } from 'vitest';
import { body } from '../../rules/sample.ts';
import { makeConfig } from '../../src/config/config.ts';
import { scanText } from '../../src/match/scan.ts';
import { getExitCode } from '../../src/report/get-exit-code.ts';

const config = makeConfig({});

/** What is found, as `severity`, or `severity what`. */
function tell(text: string, path = 'a.ts'): string[] {
  return scanText(text, path, config).map(({ severity, message }) =>
    severity === 'info' ? `${severity} ${message.split(',')[0] ?? ''}` : severity,
  );
}

const hex = (length: number, seed = 1): string => body(length, seed, 'hex');
const uuid = (seed = 1): string =>
  [8, 4, 4, 4, 12].map((length, part) => hex(length, seed + part)).join('-');
const token = (claims: object): string =>
  [{ alg: 'HS256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .concat(body(43, 9))
    .join('.');

test.each([
  [`stripeApiKey = "pk_live_${body(24)}"`, 'Stripe publishable key'],
  [`api_key: "pk_test_${body(24, 2)}"`, 'Stripe publishable key'],
  [`Stripe({ apiKey: "pk_live_${body(99, 3)}" })`, 'Stripe publishable key'],
  [`clerk = { apiKey: "pk_test_${body(40, 4)}" }`, 'Clerk publishable key'],
  [`paystackApiKey = "pk_live_${hex(40, 5)}"`, 'Paystack public key'],
  [`posthog.init({ api_key: "phc_${body(43, 6)}" })`, 'PostHog project key'],
  [`POSTHOG_API_KEY=phc_${body(44, 7)}`, 'PostHog project key', 'a.env'],
  [`apiKey = 'phc_${body(41, 8)}'`, 'PostHog project key'],
  [`mapboxApiKey = "pk.eyJ1${body(60, 9)}.${body(22, 10)}"`, 'Mapbox public token'],
  [`api_token: "pk.eyJ1${body(50, 11)}.${body(22, 12)}"`, 'Mapbox public token'],
  [`supabaseApiKey = "sb_publishable_${body(31, 13)}"`, 'Supabase publishable key'],
  [
    `supabaseApiKey = "${token({ iss: 'supabase', ref: 'abc', role: 'anon' })}"`,
    'Supabase anon key',
  ],
  [`const api_key = "hbp_${body(36, 14)}"`, 'Honeybadger project key'],
  [`woosmapApiKey = "woos-${uuid(15)}"`, 'Woosmap public key'],
  [`apiKey = "sub-c-${uuid(16)}"`, 'PubNub client key'],
  [`datadogApiKey = "pub${hex(32, 17)}"`, 'Datadog client token'],
  [`turnstileSiteApiKey = "0x4AAAAAA${body(15, 18)}"`, 'Turnstile site key'],
  [`recaptchaSiteApiKey = "6L${body(38, 19)}"`, 'reCAPTCHA site key'],
  // By what stands beside it.
  [`algolia: { appId: "x", apiKey: "${hex(32, 20)}", indexName: "docs" }`, 'Algolia search key'],
  [`ALGOLIA_SEARCH_API_KEY = "${hex(32, 21)}"`, 'Algolia search key'],
  [
    `docsearch({\n  apiKey: "${hex(32, 22)}",\n  inputSelector: "#search",\n})`,
    'Algolia search key',
  ],
  [
    `search: {\n  options: {\n    appId: 'x',\n    apiKey: '${hex(32, 23)}',\n    indexName: 'docs',\n  },\n}`,
    'Algolia search key',
  ],
  [`mixpanelApiToken = "${hex(32, 24)}"`, 'Mixpanel project token'],
  [`amplitude.init({ apiKey: "${hex(32, 25)}" })`, 'Amplitude API key'],
  [`bugsnag:\n  api_key: ${hex(32, 26)}\n`, 'Bugsnag notifier key', 'a.yml'],
  [`[bugsnag]\napi_key = ${hex(32, 27)}\n`, 'Bugsnag notifier key', 'a.ini'],
  [`web3forms = { apiKey: "${uuid(28)}" }`, 'Web3Forms access key'],
  // Firebase.
  [
    `const firebaseConfig = {\n  apiKey: "AIza${body(35, 29)}",\n  authDomain: "a.firebaseapp.com",\n  projectId: "a",\n};`,
    'Firebase web API key',
  ],
  [`initializeApp({ apiKey: 'AIza${body(35, 30)}', projectId: 'a' })`, 'Firebase web API key'],
  [
    `VITE_FIREBASE_API_KEY=AIza${body(35, 31)}\nVITE_FIREBASE_AUTH_DOMAIN=a.firebaseapp.com\n`,
    'Firebase web API key',
    '.env.example',
  ],
])('%s is a %s', (text, what, path = 'a.ts') => {
  expect(tell(text, path)).toEqual([`info ${what}`]);
});

test.each([
  // The secret halves of the same vendors.
  [`stripeApiKey = "sk_live_${body(24)}"`],
  [`stripeApiKey = "rk_live_${body(24, 2)}"`],
  [`posthogApiKey = "phx_${body(43, 3)}"`],
  [`mapboxApiKey = "sk.eyJ1${body(60, 4)}.${body(22, 5)}"`],
  [`supabaseApiKey = "sb_secret_${body(31, 6)}"`],
  [`supabaseApiKey = "${token({ iss: 'supabase', ref: 'abc', role: 'service_role' })}"`],
  // ClickUp and Klaviyo give their secrets the same beginning.
  [`clickupApiKey = "pk_12345678_${body(32, 7)}"`],
  [`klaviyoApiKey = "pk_${hex(34, 8)}"`],
  // The name says that it is a secret.
  [`ALGOLIA_ADMIN_API_KEY = "${hex(32, 9)}"`],
  [`algolia = { secretApiKey: "${hex(32, 10)}" }`],
  [`algolia = { apiKey: "${hex(32, 11)}" } // admin key`],
  [`mixpanelApiSecret = "${hex(32, 12)}"`],
  // Another's key beside it.
  [`ALGOLIA_APP_ID=x\nOTHER_API_KEY=${hex(32, 13)}\n`, '.env.example'],
  [`config = {\n  algolia: { appId: 'x' },\n  apiKey: '${hex(32, 14)}',\n}`],
  [`apiKey = "${hex(32, 15)}"`],
  // A Google key elsewhere.
  [`apiKey = "AIza${body(35, 16)}"`],
  [`GEMINI_API_KEY=AIza${body(35, 17)}\nFIREBASE_AUTH_DOMAIN=a.firebaseapp.com\n`, '.env.x'],
  [`{ geminiApiKey: "AIza${body(35, 18)}", projectId: "a" }`],
  [`recaptchaApiKey = "6L${body(38, 19)}"`],
])('%s is an error', (text, path = 'a.ts') => {
  expect(tell(text, path)).toEqual(['error']);
});

test('what is public makes no scan fail, not even with --max-warnings 0', () => {
  const findings = scanText(`apiKey = "pk_live_${body(24)}"`, 'a.ts', config);
  expect(findings).toHaveLength(1);
  expect(getExitCode({ findings, errors: [] }, 0)).toBe(0);
});

test.each([
  ['error', 'info'],
  ['warn', 'info'],
  ['info', 'info'],
] as const)('a rule set to %s reports it as %s', (severity, expected) => {
  const set = makeConfig({ rules: { 'no-hardcoded-api-key': severity } });
  const [finding] = scanText(`apiKey = "pk_live_${body(24)}"`, 'a.ts', set);
  expect(finding?.severity).toBe(expected);
});

test('a rule set to info never fails', () => {
  const set = makeConfig({ rules: { 'no-hardcoded-api-key': 'info' } });
  const findings = scanText(`apiKey = "${hex(32)}"`, 'a.ts', set);
  expect(findings.map(({ severity }) => severity)).toEqual(['info']);
  expect(getExitCode({ findings, errors: [] }, 0)).toBe(0);
});
