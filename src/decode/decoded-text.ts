/** A text found in the bytes of a file. */
export interface DecodedText {
  readonly text: string;
  /** If the text is not the file as a person sees it: that file, and the mapping between them. */
  readonly within?: { readonly text: string; readonly move: (offset: number) => number };
}
