import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Transactions } from '../core/transactions.ts';
import { Journal } from '../journal/journal.ts';
import type { MarketplaceReader } from '../store/port.ts';
import { openMarketplace } from '../store/sqlite/open-marketplace.ts';
import { importInto } from './import-logs.ts';
import { RECORDINGS } from './recorded-logs.ts';

/** A recorded marketplace with its logs, opened as the console opens a workspace. */
export interface RecordedWorkspace {
  readonly journal: Journal;
  readonly marketplace: MarketplaceReader;
  close(): void;
}

/** One release of a recording. */
export interface RecordedVersion {
  readonly db: string;
  readonly log_files: readonly string[];
}

export function readVersions(recording: string): Readonly<Record<string, RecordedVersion>> {
  const answers = readFileSync(join(RECORDINGS, recording, 'answers.json'), 'utf8');
  return (JSON.parse(answers) as { readonly versions: Readonly<Record<string, RecordedVersion>> }).versions;
}

/** `logs`: other files in place of the recorded ones. */
export async function openRecorded(
  recording: string,
  { db, log_files }: RecordedVersion,
  { folder, logs }: { readonly folder: string; readonly logs?: readonly string[] },
): Promise<RecordedWorkspace> {
  await importInto(folder, logs ?? log_files.map((file) => join(RECORDINGS, recording, 'logs', file)));
  const journal = Journal.open(folder);
  const marketplace = await openMarketplace(join(RECORDINGS, recording, db));
  await new Transactions(journal, marketplace).follow();
  return {
    journal,
    marketplace,
    close: () => {
      journal.close();
      marketplace.close();
    },
  };
}
