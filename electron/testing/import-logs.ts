import { EntryWriter } from '../journal/entry-writer.ts';
import { regroup } from '../journal/regroup.ts';
import { sightRecords } from '../journal/sight-records.ts';
import { SightingWriter } from '../journal/sighting-writer.ts';
import { openWorkspaceFile } from '../journal/workspace-file.ts';
import { importLogs } from '../logs/import/import-logs.ts';
import { Mutex } from '../logs/import/mutex.ts';
import type { ImportTools } from '../logs/import/tools.ts';
import { openIndexWriter } from '../logs/index/index-writer.ts';
import { recogniseRecord } from '../logs/recognise-record.ts';
import { AT } from './world.ts';

/** Reads logs into a workspace folder, as the job process does. */
export async function importInto(workspace: string, places: readonly string[]): Promise<void> {
  const tools: ImportTools = {
    index: openIndexWriter(workspace, recogniseRecord),
    identifying: new Mutex(),
    claimed: new Set(),
    now: () => AT,
    elapsedMs: () => 0,
  };
  const file = openWorkspaceFile(workspace);
  const { signal } = new AbortController();
  try {
    await importLogs(tools, places, { signal, onProgress: () => {} });
    await regroup(tools.index.connection, new EntryWriter(file), async () => {}, signal);
    await sightRecords(tools.index.connection, new SightingWriter(file), async () => {}, signal);
  } finally {
    file.close();
    tools.index.close();
  }
}
