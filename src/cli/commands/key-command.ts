import { Secret } from '../../finding/secret.ts';
import type { Tools } from '../../lifecycle/tools.ts';
import { redactText } from '../../match/redact-text.ts';
import { escapeControls } from '../../text/escape-controls.ts';
import { readHosts } from '../../xai/hosts.ts';
import { ManagementClient } from '../../xai/management-client.ts';
import { MANAGEMENT_VARIABLE } from '../../xai/management-variable.ts';
import type { Exchange } from '../../xai/transport.ts';
import type { CommandContext } from '../arguments/command-context.ts';

/** The clients of xAI's APIs, and the exchanges so far. */
export interface KeyTools extends Tools {
  readonly exchanges: readonly Exchange[];
}

/**
 * Reads xAI's hosts, and opens the team of the management key if there is one.
 * @throws UsageError, XaiError when xAI does not accept the management key
 */
export async function openTools({
  print,
  askForText,
}: Pick<CommandContext, 'print' | 'askForText'>): Promise<KeyTools> {
  const { env } = process;
  const hosts = readHosts(env);
  const exchanges: Exchange[] = [];
  const options = {
    onExchange: (exchange: Exchange): void => {
      exchanges.push(exchange);
    },
  };
  // The output of a command, or a file, may end with a line break.
  const key = env[MANAGEMENT_VARIABLE]?.trim();
  const client = key ? new ManagementClient(new Secret(key), hosts, options) : undefined;
  return {
    hosts,
    options,
    exchanges,
    management: client && { client, team: await client.openTeam(env['XAI_TEAM_ID']) },
    dialog: {
      print: (line) => {
        print(escapeControls(redactText(line)));
      },
      ask: askForText,
    },
  };
}
