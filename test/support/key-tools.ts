import { Secret } from '../../src/finding/secret.ts';
import type { FoundKey } from '../../src/lifecycle/found-key.ts';
import type { Tools } from '../../src/lifecycle/tools.ts';
import { readHosts } from '../../src/xai/hosts.ts';
import { ManagementClient } from '../../src/xai/management-client.ts';
import type { XaiMock } from './xai-mock.ts';

/** What asks a mock, without a pause. @param said gets what a person is told */
export async function openMock(mock: XaiMock, said: string[] = []): Promise<Tools> {
  const hosts = readHosts(mock.env);
  const options = { pause: () => Promise.resolve() };
  const client = new ManagementClient(new Secret(mock.managementKey), hosts, options);
  const dialog = {
    print: (line: string): void => {
      said.push(line);
    },
  };
  return { hosts, options, dialog, management: { client, team: await client.openTeam() } };
}

/** A key as a scan finds it. */
export function makeFound(key: string): FoundKey {
  return { secret: new Secret(key), kind: 'api', places: ['a.py:1:1'], fingerprints: ['f'] };
}
