import type { NextSteps } from '../report/next-steps/next-steps.ts';
import { escapeControls } from '../text/escape-controls.ts';
import { wrapText } from '../text/wrap.ts';
import type { Paint } from './paint.ts';

/** What to do next, for people: wrapped sentences, and each command unbroken on a line of its own. */
export function formatNextSteps(
  { headline, steps }: NextSteps,
  { paint, width }: { readonly paint: Paint; readonly width: number },
): string {
  const lines = steps.map((step) =>
    'command' in step
      ? `  ${paint('cyan', escapeControls(step.command))}`
      : wrapText(escapeControls(step.text), width),
  );
  return [paint(['bold', 'red'], wrapText(headline, width)), ...lines]
    .map((line) => `${line}\n`)
    .join('');
}
