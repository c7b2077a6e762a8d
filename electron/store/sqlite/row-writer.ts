import type { OwnDatabase } from './own-database.ts';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: 0 | 1;
  readonly dflt_value: string | null;
  readonly pk: number;
}

type StoredValue = string | number | null;

/** Inserts a row into a marketplace table and returns its id. */
export type RowWriter = (table: string, values: Readonly<Record<string, StoredValue>>) => number;

/**
 * Writes rows into whatever version of the schema this copy has: a value whose column is missing is left out, and a
 * column that must not be null and that we know nothing about gets a neutral value of its kind, unique where it is text.
 */
export function createRowWriter(database: OwnDatabase): RowWriter {
  const columnsOf = database.prepare('SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?)');
  let fillers = 0;
  const neutral = ({ type }: Column): StoredValue => {
    if (!/CHAR|TEXT|CLOB|JSON/i.test(type)) return 0;
    fillers += 1;
    return `sandbox-${fillers}`;
  };
  return (table, values) => {
    const columns = columnsOf.all(table) as readonly Column[];
    const row = columns.flatMap((column): [string, StoredValue][] => {
      const value = values[column.name];
      if (value !== undefined) return [[column.name, value]];
      const isFree = column.notnull === 0 || column.dflt_value !== null || column.pk > 0;
      return isFree ? [] : [[column.name, neutral(column)]];
    });
    const names = row.map(([name]) => quoteName(name)).join(', ');
    const places = row.map(() => '?').join(', ');
    const insert = database.prepare(`INSERT INTO ${quoteName(table)} (${names}) VALUES (${places})`);
    return Number(insert.run(...row.map(([, value]) => value)).lastInsertRowid);
  };
}

function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
