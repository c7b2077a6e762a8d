import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { runAudit } from '../electron/audit/run-audit.ts';
import { Transactions } from '../electron/core/transactions.ts';
import { Journal } from '../electron/journal/journal.ts';
import { openMarketplace } from '../electron/store/sqlite/open-marketplace.ts';
import { importInto } from '../electron/testing/import-logs.ts';
import { instantFromMilliseconds } from '../shared/time.ts';
import type { AuditWorld } from './audit-world.ts';
import { makeAuditWorld } from './audit-world.ts';
import type { BenchResult } from './result.ts';

const TRANSACTIONS = 10_000;
const ROUNDS = 3;
/** An audit may take this many times as long as copying the marketplace and reading the same rows and lines. */
const LEAST_RATIO = 0.06;

/** An audit of everything, against copying the marketplace and reading all that it looks at, judging nothing. */
export async function benchAudit(): Promise<BenchResult> {
  const root = mkdtempSync(join(tmpdir(), 'console-bench-'));
  const world = makeAuditWorld(root, TRANSACTIONS);
  const folder = join(root, 'workspace');
  await importInto(folder, [world.logs]);
  const journal = Journal.open(folder);
  const marketplace = await openMarketplace(world.database);
  await new Transactions(journal, marketplace).follow();
  marketplace.close();
  try {
    const rounds: { readonly ours: number; readonly floor: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const floor = await timed(() => readEverything(world, folder));
      rounds.push({ floor, ours: await timed(() => audit(world, { folder, journal })) });
    }
    const ours = median(rounds.map((round) => round.ours));
    return {
      name: `audit of ${TRANSACTIONS.toLocaleString('en')} transactions (${ours.toFixed(1)} s)`,
      unit: 'transactions/s',
      ours: TRANSACTIONS / ours,
      floor: TRANSACTIONS / median(rounds.map((round) => round.floor)),
      ratio: median(rounds.map((round) => round.floor / round.ours)),
      leastRatio: LEAST_RATIO,
    };
  } finally {
    journal.close();
    rmSync(root, { recursive: true });
  }
}

async function audit(
  { database, transactions }: AuditWorld,
  { folder, journal }: { folder: string; journal: Journal },
) {
  const { attempts } = await runAudit(
    { journal, database, copies: join(folder, 'copies') },
    {
      signal: new AbortController().signal,
      onProgress: () => {},
      breathe: async () => {},
      now: () => instantFromMilliseconds(0),
    },
  );
  if (attempts !== transactions) throw new Error(`The audit judged ${attempts} of ${transactions}`);
}

async function readEverything({ database }: AuditWorld, folder: string): Promise<void> {
  const file = join(folder, 'floor.db');
  const marketplace = await openMarketplace(database);
  await marketplace.copyTo(file, () => {});
  marketplace.close();
  readTables(file, [
    'user',
    'item',
    'trade',
    '"order"',
    'order_item',
    'credit_transaction',
    'notification',
    'audit_log',
  ]);
  readTables(join(folder, 'workspace.db'), ['entry', 'entry_line', 'entry_item', 'sighting']);
  rmSync(file);
}

function readTables(file: string, tables: readonly string[]): void {
  const database = new Database(file, { readonly: true });
  for (const table of tables) database.prepare(`SELECT * FROM ${table}`).all();
  database.close();
}

/** In seconds. */
async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}
