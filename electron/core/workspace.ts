import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import type { WorkspaceInfo } from '../../shared/contract/workspace.ts';
import type { Instant } from '../../shared/time.ts';
import type { MarketplaceReader } from '../store/port.ts';

/** One marketplace, open. */
export interface Workspace {
  readonly kind: WorkspaceInfo['kind'];
  readonly marketplace: MarketplaceReader;
  readonly openedAt: Instant;
  /** Where what is kept of it lies: notes, views, attempts found in logs, the log index. */
  readonly folder: string;
  /** Where the demo marketplace's own log lies; a real workspace is told its places by a person. */
  readonly logs: readonly string[];
}

/** The folder of a workspace: the same for the same database file, whatever else is opened in between. */
export function workspaceFolder(root: string, kind: Workspace['kind'], file: string): string {
  return join(root, kind === 'demo' ? 'demo' : createHash('sha256').update(file).digest('hex').slice(0, 16));
}

export async function workspaceInfo({ kind, marketplace, openedAt }: Workspace): Promise<WorkspaceInfo> {
  return {
    kind,
    name: kind === 'demo' ? 'Demo marketplace' : basename(marketplace.file),
    location: marketplace.file,
    access: 'read-only',
    openedAt,
    ...(await marketplace.facts()),
  };
}
