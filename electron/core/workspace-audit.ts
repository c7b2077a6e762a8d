import type { AuditedVerdict, Exposure, OwedUser, VerdictFilter } from '../../shared/contract/overview.ts';
import { LARGEST_PAGE } from '../../shared/contract/page.ts';
import type { WorkspaceInfo } from '../../shared/contract/workspace.ts';
import type { LocalClient } from './command-line.ts';

/** What an audit found in a stretch of time, all of it: for reports that leave the console. */
export interface WorkspaceAudit {
  readonly workspace: WorkspaceInfo;
  readonly exposure: Exposure;
  /** In order of time. */
  readonly verdicts: readonly AuditedVerdict[];
  /** Who is owed most comes first. */
  readonly users: readonly OwedUser[];
}

type Window = Pick<VerdictFilter, 'after' | 'before'>;

/** Reads what the last audit kept; there must have been one. */
export async function readWorkspaceAudit(client: LocalClient, window: Window): Promise<WorkspaceAudit> {
  const { exposure } = await client.overview.exposure(window);
  if (exposure === null) throw new Error('Nothing has been judged yet');
  return {
    workspace: await client.workspace.get(),
    exposure,
    verdicts: await allPages((page) => client.overview.verdicts({ ...window, ...page, direction: 'ascending' })),
    users: await allPages((page) => client.overview.owedUsers({ ...window, ...page })),
  };
}

interface PageOf<Row> {
  readonly rows: readonly Row[];
  readonly nextCursor: string | null;
}

async function allPages<Row>(
  read: (page: { readonly limit: number; readonly cursor?: string }) => Promise<PageOf<Row>>,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const page: PageOf<Row> = await read({ limit: LARGEST_PAGE, ...(cursor !== null && { cursor }) });
    rows.push(...page.rows);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return rows;
}
