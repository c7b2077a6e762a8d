import { basename } from 'node:path';
import type { WorkspaceInfo } from '../../shared/contract/workspace.ts';
import type { Instant } from '../../shared/time.ts';
import type { MarketplaceReader } from '../store/port.ts';

/** One marketplace, open. */
export interface Workspace {
  readonly kind: WorkspaceInfo['kind'];
  readonly marketplace: MarketplaceReader;
  readonly openedAt: Instant;
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
