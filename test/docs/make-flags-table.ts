import { OPTIONS } from '../../src/cli/arguments/options.ts';

/** The table of all flags of the command. */
export function makeFlagsTable(): string {
  const rows = Object.entries(OPTIONS).map(
    ([name, { short, value, help, default: fallback, commands = ['all'] }]) => {
      const flag = `--${name}${value === undefined ? '' : ` ${value}`}`;
      const names = short === undefined ? [flag] : [`-${short}`, flag];
      const text = fallback === undefined ? help : `${help} (default: ${fallback})`;
      const cells = [names.map((word) => `\`${word}\``).join(', '), text, commands.join(', ')];
      return `| ${cells.map(escapeCell).join(' | ')} |`;
    },
  );
  return ['| option | effect | commands |', '| --- | --- | --- |', ...rows].join('\n');
}

/** https://github.github.com/gfm/#example-200 */
function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|');
}
