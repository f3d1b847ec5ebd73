/** The path of a `file:` URL; any other text is a path already. */
export function toPath(path: string): string {
  if (!path.startsWith('file://')) return path;
  try {
    return decodeURIComponent(new URL(path).pathname);
  } catch {
    // Not a URL after all; a file may have such a name.
    return path;
  }
}
