import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ImportReceipt } from '../../../shared/contract/logs.ts';
import type { Instant } from '../../../shared/time.ts';
import { LOG_PLACE_TABLES } from './log-place-tables.ts';
import type { LogPlaces } from './log-places.ts';
import { prepareLogPlaces } from './log-places.ts';

const AT = '2026-01-15T10:00:00Z' as Instant;

let places: LogPlaces;
beforeEach(() => {
  const database = new Database(':memory:');
  for (const statement of LOG_PLACE_TABLES) database.exec(statement);
  places = prepareLogPlaces(database);
});

describe('the places of a workspace', () => {
  it('are each there once, however often they are added', () => {
    const added = places.add('/var/log/app.log', AT);
    expect(places.add('/var/log/app.log', '2027-01-01T00:00:00Z' as Instant)).toEqual(added);
    expect(places.all()).toEqual([{ placeId: added.placeId, path: '/var/log/app.log', addedAt: AT }]);
    expect(places.find(added.placeId)).toEqual(added);
    expect([places.remove(added.placeId), places.remove(added.placeId)]).toEqual([true, false]);
    expect(places.find(added.placeId)).toBeNull();
  });

  it('keep the last receipts', () => {
    expect(places.lastReceipt()).toBeNull();
    for (let records = 1; records <= 30; records += 1) places.keepReceipt({ ...RECEIPT, records });
    expect(places.lastReceipt()).toEqual({ ...RECEIPT, records: 30 });
  });
});

const RECEIPT: ImportReceipt = {
  outcome: 'complete',
  startedAt: AT,
  finishedAt: AT,
  filesFound: 0,
  filesRead: 0,
  filesUnchanged: 0,
  bytes: 0,
  lines: 0,
  records: 0,
  duplicates: [],
  problems: [],
  transactionIds: 0,
  suspicious: 0,
  skippedBytes: 0,
  gaps: [],
  levelsPresent: [],
  levelsMissing: [],
};
