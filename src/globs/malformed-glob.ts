/** What is wrong with a glob; the message follows the text of the glob. */
export class MalformedGlob extends Error {}
