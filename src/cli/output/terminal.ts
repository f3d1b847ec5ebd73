import type { Host } from '../arguments/host.ts';
import { DEFAULT_WIDTH } from '../../text/wrap.ts';
import type { Terminal } from '../arguments/terminal.ts';
import { shouldColor } from './should-color.ts';

/** @param flag `--color` or `--no-color` */
export async function readTerminal(flag: boolean | undefined, host: Host): Promise<Terminal> {
  const isTerminal = host.isTerminal(1);
  const color = shouldColor(flag, isTerminal);
  return {
    color,
    width: readWidth(isTerminal ? process.stdout : undefined),
    hasLinks: color && isTerminal && (await supportsLinks()),
  };
}

/** `COLUMNS` decides if it is set; without a terminal nothing else is known. */
export function readWidth(stream: { readonly columns?: number } | undefined): number {
  const columns = Number(process.env['COLUMNS'] ?? '');
  if (Number.isInteger(columns) && columns > 0) return columns;
  const own = stream?.columns ?? 0;
  return own > 0 ? own : DEFAULT_WIDTH;
}

/** Loaded only for a terminal. */
async function supportsLinks(): Promise<boolean> {
  const { createSupportsHyperlinks } = await import('supports-hyperlinks');
  return createSupportsHyperlinks({ isTTY: true });
}
