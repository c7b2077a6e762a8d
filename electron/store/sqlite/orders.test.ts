import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { DEMO_SCHEMA } from '../demo-schema.ts';
import { findOrderTimes } from './orders.ts';
import { readShape } from './shape.ts';

it('finds when orders were placed by their numbers, in either stored form; nothing where orders are not known', () => {
  const database = new Database(':memory:');
  database.pragma('foreign_keys = OFF');
  for (const statement of DEMO_SCHEMA) database.exec(statement);
  const ask = (...numbers: readonly string[]) => findOrderTimes(database, readShape(database, 'barterex.db'), numbers);
  const add = database.prepare(
    `INSERT INTO "order" (user_id, delivery_method, order_number, date_ordered) VALUES (1, 'pickup', ?, ?)`,
  );
  add.run('ORD-1', '2025-12-15 12:25:48');
  add.run('ORD-2', null);
  add.run('ORD-3', '2026-05-25 11:49:53.873766');
  expect(ask('ORD-3', 'ORD-2', 'ORD-9', 'ORD-1')).toEqual([
    '2026-05-25T11:49:53.873766Z',
    null,
    null,
    '2025-12-15T12:25:48Z',
  ]);
  database.exec('DROP TABLE "order"');
  expect(ask('ORD-1')).toEqual([null]);
  database.close();
});
