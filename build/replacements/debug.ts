interface Debug {
  (...message: readonly unknown[]): void;
  readonly enabled: boolean;
  readonly extend: () => Debug;
}

function makeDebug(): Debug {
  const debug = (): void => {
    // Nothing is told.
  };
  return Object.assign(debug, { enabled: false, extend: makeDebug });
}

/**
 * In place of the package `debug`, by which simple-git logs what git answers when the variable `DEBUG` says so:
 * nobody could keep secrets out of that.
 */
const replacement: (() => Debug) & { readonly formatters: object } = Object.assign(
  () => makeDebug(),
  { formatters: {} },
);

export default replacement;
