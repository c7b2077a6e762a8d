import type { RecordHead } from '../parse/record.ts';
import type { Connection } from './open-index.ts';

/** Forged lines can name any number of places; what is remembered stays bounded. */
const REMEMBERED = 10_000;

export interface Origins {
  /** The number of a logger, file and line; records without a head share one of their own, 0. */
  numberOf(head: RecordHead | null): number;
  /** After a rollback: numbers that were given in it are not there. */
  forget(): void;
}

export function prepareOrigins(database: Connection): Origins {
  const find = database
    .prepare<[string, string, number], number>('SELECT id FROM origin WHERE logger = ? AND file = ? AND file_line = ?')
    .pluck();
  const add = database.prepare('INSERT INTO origin (logger, file, file_line) VALUES (?, ?, ?)');
  const remembered = new Map<string, number>();
  const numberOf = (head: RecordHead | null): number => {
    if (head === null) return 0;
    const { logger, file, fileLine } = head;
    const key = `${fileLine} ${file} ${logger}`;
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const id = find.get(logger, file, fileLine) ?? Number(add.run(logger, file, fileLine).lastInsertRowid);
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(key, id);
    return id;
  };
  return Object.freeze({ numberOf, forget: () => remembered.clear() });
}
