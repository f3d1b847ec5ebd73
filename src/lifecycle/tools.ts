import type { XaiHosts } from '../xai/hosts.ts';
import type { ManagementClient, Team } from '../xai/management-client.ts';
import type { TransportOptions } from '../xai/transport.ts';
import type { Dialog } from './dialog.ts';

/** The management key, and the team whose keys it administers. */
export interface Management {
  readonly client: ManagementClient;
  readonly team: Team;
}

/** The clients to ask about keys and to change them. */
export interface Tools {
  readonly hosts: XaiHosts;
  readonly options: TransportOptions;
  /** Absent without a management key. */
  readonly management?: Management | undefined;
  readonly dialog: Dialog;
}
