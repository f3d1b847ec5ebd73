/** What is wrong with a glob; the message goes on from the glob's text. */
export class MalformedGlob extends Error {}
