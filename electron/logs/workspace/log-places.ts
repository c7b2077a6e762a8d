import type Database from 'better-sqlite3';
import type { ImportReceipt } from '../../../shared/contract/logs.ts';
import { importReceipt } from '../../../shared/contract/logs.ts';
import type { Instant } from '../../../shared/time.ts';
import { isInstant } from '../../../shared/time.ts';

export interface StoredPlace {
  readonly placeId: number;
  readonly path: string;
  readonly addedAt: Instant;
}

/** What a workspace remembers about its logs. */
export interface LogPlaces {
  all(): readonly StoredPlace[];
  /** The one that is there, when it was added before. */
  add(path: string, at: Instant): StoredPlace;
  find(placeId: number): StoredPlace | null;
  remove(placeId: number): boolean;
  keepReceipt(receipt: ImportReceipt): void;
  lastReceipt(): ImportReceipt | null;
}

const KEPT_RECEIPTS = 20;

interface PlaceRow {
  readonly id: number;
  readonly path: string;
  readonly added_at: string;
}

export function prepareLogPlaces(database: Database.Database): LogPlaces {
  const all = database.prepare<[], PlaceRow>('SELECT * FROM log_place ORDER BY id');
  const find = database.prepare<[number], PlaceRow>('SELECT * FROM log_place WHERE id = ?');
  const add = database.prepare<[string, string], PlaceRow>(
    'INSERT INTO log_place (path, added_at) VALUES (?, ?) ON CONFLICT DO UPDATE SET path = excluded.path RETURNING *',
  );
  const remove = database.prepare('DELETE FROM log_place WHERE id = ?');
  const keepReceipt = database.prepare('INSERT INTO import_receipt (receipt) VALUES (?)');
  const dropReceipts = database.prepare(
    'DELETE FROM import_receipt WHERE id <= (SELECT max(id) FROM import_receipt) - ?',
  );
  const lastReceipt = database
    .prepare<[], string>('SELECT receipt FROM import_receipt ORDER BY id DESC LIMIT 1')
    .pluck();

  return Object.freeze({
    all: () => all.all().map(placeOf),
    add(path: string, at: Instant) {
      const added = add.get(path, at);
      if (added === undefined) throw new Error('SQLite did not give the place back');
      return placeOf(added);
    },
    find(placeId: number) {
      const found = find.get(placeId);
      return found === undefined ? null : placeOf(found);
    },
    remove: (placeId: number) => remove.run(placeId).changes > 0,
    keepReceipt(receipt: ImportReceipt) {
      keepReceipt.run(JSON.stringify(receipt));
      dropReceipts.run(KEPT_RECEIPTS);
    },
    lastReceipt() {
      const stored = lastReceipt.get();
      return stored === undefined ? null : importReceipt.parse(JSON.parse(stored));
    },
  });
}

function placeOf({ id, path, added_at: addedAt }: PlaceRow): StoredPlace {
  if (!isInstant(addedAt)) throw new Error('The workspace file holds a time that is none');
  return { placeId: id, path, addedAt };
}
