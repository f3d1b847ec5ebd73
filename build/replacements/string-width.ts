/** In place of the package `string-width`: a progress bar is of plain letters, each one column wide. */
export default function stringWidth(text: string): number {
  return text.length;
}
