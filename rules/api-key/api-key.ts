/** The words of every name of an API key, but for those that the configuration adds. */
export const API_KEY: RegExp = /api[_\-. ]?(?:key|token|secret)/i;
