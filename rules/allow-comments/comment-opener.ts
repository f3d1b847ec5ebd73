/** What opens a comment in the languages there are, as a pattern's source. */
export const COMMENT_OPENER: string = String.raw`[#;%]|\/[*/]|<!--|--|\bREM`;
