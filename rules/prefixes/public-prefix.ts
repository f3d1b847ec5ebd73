/**
 * Prefixes of variables that bundlers put into the code for the browser: Vite, Next.js, Create React App, Expo,
 * SvelteKit and Astro, Nuxt, Gatsby.
 */
export const PUBLIC_PREFIX: RegExp =
  /(?:VITE|NEXT_PUBLIC|REACT_APP|EXPO_PUBLIC|PUBLIC|NUXT_PUBLIC|GATSBY)_/;
