import type { Workspace } from '../core/workspace.ts';
import { workspaceInfo } from '../core/workspace.ts';
import type { Implementer } from './base.ts';

export function workspaceRouter(os: Implementer, workspace: Workspace) {
  return os.workspace.router({
    get: os.workspace.get.handler(() => workspaceInfo(workspace)),
    row: os.workspace.row.handler(({ input }) => workspace.marketplace.findRow(input.table, input.id)),
  });
}
