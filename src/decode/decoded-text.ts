/** A text found in the bytes of a file. */
export interface DecodedText {
  readonly text: string;
  /** Where the text is not the file as a person sees it: that file, and the way from one to the other. */
  readonly within?: { readonly text: string; readonly move: (offset: number) => number };
}
