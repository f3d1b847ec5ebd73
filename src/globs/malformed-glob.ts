/** A glob is invalid; the message follows its text. */
export class MalformedGlob extends Error {}
