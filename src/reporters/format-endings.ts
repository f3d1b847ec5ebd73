/** The format for the extension of a file. XML and plain text may be any of several. */
export const FORMAT_BY_ENDING: Readonly<Record<string, string>> = {
  sarif: 'sarif',
  json: 'json',
  csv: 'csv',
  html: 'html',
  htm: 'html',
  md: 'markdown',
  markdown: 'markdown',
};
