/** ASCII only, independent of the locale, as in git's `sane_ctype`: vertical tab and form feed are not spaces. */
const NAMED_CLASSES: Readonly<Record<string, RegExp>> = {
  alnum: /[A-Za-z0-9]/,
  alpha: /[A-Za-z]/,
  blank: /[ \t]/,
  // eslint-disable-next-line no-control-regex -- the control characters are what it is about
  cntrl: /[\x00-\x1f\x7f]/,
  digit: /\d/,
  graph: /[!-~]/,
  lower: /[a-z]/,
  print: /[ -~]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /[ \t\n\r]/,
  upper: /[A-Z]/,
  xdigit: /[0-9A-Fa-f]/,
};

/** The characters that `[:name:]` matches; undefined for an unknown name. */
export function findNamedClass(name: string): RegExp | undefined {
  return Object.hasOwn(NAMED_CLASSES, name) ? NAMED_CLASSES[name] : undefined;
}
