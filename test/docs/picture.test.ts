import { describe, expect, test } from 'vitest';
import { recordSession } from './picture/record-session.ts';
import { renderTerminal, THEMES } from './picture/render-terminal.ts';

describe.skipIf(process.platform === 'win32')('the picture of the README', () => {
  const session = recordSession();

  test.each(Object.entries(THEMES))('shows what the hooks print, %s', async (name, theme) => {
    const picture = renderTerminal(await session, theme);
    await expect(picture).toMatchFileSnapshot(`../../docs/images/refused-commit-${name}.svg`);
  });
});
