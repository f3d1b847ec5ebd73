const NAME = 'keyfence: the library is being loaded';

/** The mark, as source code: a property of the global object that exists while the library is loaded. */
export const LIBRARY_MARK: string = `Symbol.for(${JSON.stringify(NAME)})`;

/**
 * Whether the library is loading this file, for the code that it shares with the command. Whatever else loads
 * it starts the command: doing nothing would look like a clean result.
 */
export function isLoadedByLibrary(): boolean {
  return Symbol.for(NAME) in globalThis;
}
