import { OPTIONS } from '../../src/cli/arguments/options.ts';

/** All flags of the command. A list, since one more row may set every line of a table anew. */
export function makeOptionsList(): string {
  const lines = Object.entries(OPTIONS).map(
    ([name, { short, value, help, default: fallback, commands }]) => {
      const flag = `--${name}${value === undefined ? '' : ` ${value}`}`;
      const names = (short === undefined ? [flag] : [`-${short}`, flag]).map(
        (word) => `\`${word}\``,
      );
      const whose = commands === undefined ? '' : ` (${commands.join(', ')})`;
      const text = fallback === undefined ? help : `${help} (default: ${fallback})`;
      // What stands for a value is no tag.
      return `- ${names.join(', ')}${whose}: ${text.replaceAll('<', '\\<')}`;
    },
  );
  return lines.join('\n');
}
