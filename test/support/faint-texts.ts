/** Texts of a page that are hard to read, and how many there are in all. */
export interface Faint {
  readonly faint: readonly string[];
  readonly number: number;
}

/**
 * For a browser: the texts whose contrast to what is behind them is below 4.5.
 * https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
export const FIND_FAINT_TEXTS: string = `(() => {
  const parse = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const getLuminance = (color) => {
    const [red, green, blue] = parse(color).map((part) => {
      const share = part / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const getBackground = (element) => {
    if (!element) return 'rgb(255, 255, 255)';
    const { backgroundColor } = getComputedStyle(element);
    return parse(backgroundColor)[3] === 0 ? getBackground(element.parentElement) : backgroundColor;
  };
  const faint = [];
  let number = 0;
  for (const element of document.body.querySelectorAll('*')) {
    const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
    const text = own.map(({ textContent }) => textContent).join('').trim();
    if (text === '' || element.matches('script, option') || element.getClientRects().length === 0) continue;
    number++;
    const [one, other] = [getComputedStyle(element).color, getBackground(element)]
      .map(getLuminance)
      .sort((a, b) => b - a);
    const ratio = (one + 0.05) / (other + 0.05);
    if (ratio < 4.5) faint.push(text.slice(0, 40) + ': ' + ratio.toFixed(1));
  }
  return { faint, number };
})()`;
