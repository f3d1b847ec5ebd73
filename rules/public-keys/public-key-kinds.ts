/** A kind of key that is public by the vendor's intention: in a page, in an app. */
export interface PublicKind {
  /** Its name in a report. */
  readonly title: string;
  /** The form of the whole value. */
  readonly form: RegExp;
  /** What its name or context has to say if the form alone does not decide. */
  readonly near?: RegExp;
  /** What to check, because a key of the same form may have more permissions. */
  readonly check?: string;
}

const UUID = String.raw`[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}`;
const HEX_32 = /^[\da-f]{32}$/i;
const ONLY_UUID = new RegExp(`^${UUID}$`, 'i');

function uuidBehind(prefix: string): RegExp {
  return new RegExp(`^${prefix}${UUID}$`, 'i');
}

const SEARCH_ONLY = 'Check in the dashboard of Algolia that it can only search.';
const GOOGLE =
  'Restrict it to your domains and apps in the Google Cloud console: a key that may call server APIs such as Gemini is a secret.';

/** Forms that vendors never use for secrets. */
const BY_FORM: readonly PublicKind[] = [
  {
    title: 'Clerk publishable key',
    form: /^pk_(?:live|test)_[\w-]{20,120}={0,2}$/,
    near: /clerk/i,
  },
  { title: 'Paystack public key', form: /^pk_(?:live|test)_[\da-f]{40}$/, near: /paystack/i },
  { title: 'Magic publishable key', form: /^pk_(?:live|test)_[\dA-F]{16}$/i, near: /magic/i },
  // `pk_` alone is a secret of some vendors.
  { title: 'Stripe publishable key', form: /^pk_(?:live|test)_[A-Za-z\d]{16,250}$/ },
  { title: 'PostHog project key', form: /^phc_[A-Za-z\d]{41,44}$/ },
  { title: 'Mapbox public token', form: /^pk\.eyJ1[\w-]{16,200}\.[\w-]{16,64}$/ },
  { title: 'Supabase publishable key', form: /^sb_publishable_[\w-]{31}$/ },
  { title: 'Turnstile site key', form: /^0x4AAAAAA[\w-]{15}$/ },
  { title: 'Yandex SmartCaptcha client key', form: /^ysc1_\w{48}$/ },
  { title: 'Honeybadger project key', form: /^hbp_\w{36}$/ },
  { title: 'Honeycomb ingest key', form: /^hc[a-z]ik_\w{20,80}$/ },
  { title: 'Woosmap public key', form: uuidBehind('woos-') },
  { title: 'PubNub client key', form: uuidBehind('(?:sub|pub)-c-') },
  {
    title: 'Plaid public token',
    form: uuidBehind('(?:public|link)-(?:sandbox|development|production)-'),
  },
  { title: 'Stytch public token', form: uuidBehind('public-token-(?:live|test)-') },
  { title: 'LaunchDarkly mobile key', form: uuidBehind('mob-') },
  { title: 'Branch key', form: /^key_(?:live|test)_[A-Za-z\d]{32}$/ },
  { title: 'Braintree tokenization key', form: /^(?:sandbox|production)_[a-z\d]{8}_[a-z\d]{16}$/ },
  { title: 'Paddle sandbox client token', form: /^pdl_sdbx_apikey_\w{26,80}$/ },
  {
    title: 'Google OAuth client ID',
    form: /^\d{6,24}-[a-z\d]{20,40}\.apps\.googleusercontent\.com$/,
  },
];

/** Forms that secrets also have. */
const BY_NEIGHBOURS: readonly PublicKind[] = [
  {
    title: 'Algolia search key',
    form: HEX_32,
    near: /algolia|docsearch|index_?name/i,
    check: SEARCH_ONLY,
  },
  { title: 'reCAPTCHA site key', form: /^6L[\w-]{38}$/, near: /site/i },
  { title: 'hCaptcha site key', form: ONLY_UUID, near: /site_?-?key/i },
  { title: 'Friendly Captcha site key', form: /^FCM[A-Z\d]{13}$/, near: /friendly|captcha/i },
  {
    title: 'Mercado Pago public key',
    form: uuidBehind('(?:APP_USR|TEST)-'),
    near: /mercado/i,
  },
  {
    title: 'LaunchDarkly client-side ID',
    form: /^[\da-f]{24}$/,
    near: /launch_?-?darkly\w{0,20}client|\bld_?client|client_?-?side_?-?id/i,
  },
  { title: 'Adyen client key', form: /^(?:test|live)_[A-Z\d]{32}$/, near: /adyen/i },
  { title: 'Paddle client token', form: /^(?:test|live)_[a-z\d]{27}$/, near: /paddle/i },
  {
    title: 'Datadog client token',
    form: /^pub[\da-f]{32}$/,
    near: /datadog|(?:^|[^a-z])dd(?:[^a-z]|$)/i,
  },
  { title: 'Bugsnag notifier key', form: HEX_32, near: /bugsnag/i },
  { title: 'Mixpanel project token', form: HEX_32, near: /mixpanel/i },
  { title: 'Amplitude API key', form: HEX_32, near: /amplitude/i },
  {
    title: 'Segment write key',
    form: /^[A-Za-z\d]{32}$/,
    near: /segment\w{0,20}write|analytics\.load/i,
  },
  { title: 'RudderStack write key', form: /^[A-Za-z\d]{27}$/, near: /rudder/i },
  { title: 'Shopify storefront token', form: HEX_32, near: /storefront/i },
  { title: 'Swiftype search key', form: /^search-[a-z\d]{24}$/, near: /swiftype|app_?search/i },
  { title: 'GrowthBook client key', form: /^sdk-[A-Za-z\d]{15,16}$/, near: /growth_?-?book/i },
  { title: 'Optimizely SDK key', form: /^[A-Za-z\d]{21,22}$/, near: /optimizely/i },
  { title: 'Smartlook project key', form: /^[\da-f]{40}$/, near: /smartlook/i },
  { title: 'Raygun client key', form: /^[\w+/-]{21,22}={0,2}$/, near: /raygun/i },
  {
    title: 'Application Insights instrumentation key',
    form: ONLY_UUID,
    near: /instrumentation_?-?key|app_?-?insights/i,
  },
  { title: 'Pendo key', form: ONLY_UUID, near: /pendo/i },
  { title: 'Crisp website ID', form: ONLY_UUID, near: /crisp/i },
  { title: 'Zendesk widget key', form: ONLY_UUID, near: /zendesk|zopim|ze-snippet/i },
  { title: 'Web3Forms access key', form: ONLY_UUID, near: /web3forms/i },
];

/** By what identifies them; the first match counts. */
export const PUBLIC_KINDS: readonly PublicKind[] = [...BY_FORM, ...BY_NEIGHBOURS];

/** https://firebase.google.com/docs/projects/api-keys */
export const FIREBASE: PublicKind = {
  title: 'Firebase web API key',
  form: /^AIza[\w-]{35}$/,
  near: /auth_?domain|project_?id/i,
  check: GOOGLE,
};

/** https://supabase.com/docs/guides/api/api-keys */
export const SUPABASE_ANON: PublicKind = {
  title: 'Supabase anon key',
  form: /^eyJ[\w-]{10,200}\.(?<payload>eyJ[\w-]{10,1000})\.[\w-]{20,200}$/,
};
