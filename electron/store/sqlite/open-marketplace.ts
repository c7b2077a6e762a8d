import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import type { MarketplaceReader } from '../port.ts';
import { attemptsAfter, findAttempt } from './attempts.ts';
import { cartRows, findPrices } from './carts.ts';
import type { Connection } from './connection.ts';
import { copyDatabase } from './copy.ts';
import type { DatabaseFile } from './database-file.ts';
import { readEvidence } from './evidence/read-evidence.ts';
import { readRow } from './evidence/row.ts';
import { readFacts } from './facts.ts';
import { findOwners } from './item-owners.ts';
import { usersAfter } from './known-users.ts';
import { findOrderTimes } from './orders.ts';
import { listSandboxItems } from './sandbox-items.ts';
import type { Shape } from './shape.ts';
import { readShape } from './shape.ts';
import type { SourceOptions } from './source.ts';
import { createSource } from './source.ts';
import { findTradeTimes, purchasesBetween } from './trades.ts';
import { listUserCreditRows, listUserItems, listUserOrders } from './user-records.ts';
import { findUser, listUsers } from './users.ts';

/**
 * Opens a Barterex SQLite file for reading (DESIGN section 6: reading changes nothing and disturbs nobody). Rejects
 * with a `ConsoleError` when it is missing, unreadable, damaged, in use or something else; nothing is created.
 */
export async function openMarketplace(file: string, options: Partial<SourceOptions> = {}): Promise<MarketplaceReader> {
  const path = resolve(file);
  const sourceOptions = { temporaryFolder: tmpdir(), patienceMs: 2_000, ...options };
  const source = createSource(path, sourceOptions);

  /** The tables and columns are looked up each time: it takes a millisecond, and they may have changed. */
  function read<Result>(query: (connection: Connection, shape: Shape, found: DatabaseFile) => Result) {
    return source.read((connection, found) => query(connection, readShape(connection, found.name), found));
  }

  try {
    await read(readFacts);
  } catch (error) {
    source.close();
    throw error;
  }

  return {
    file: path,
    facts: () => read(readFacts),
    attemptsAfter: (attemptId, limit) =>
      read((connection, shape) => attemptsAfter(connection, shape, attemptId, limit)),
    findAttempt: (attemptId) => read((connection, shape) => findAttempt(connection, shape, attemptId)),
    findTradeTimes: (purchases) => read((connection, shape) => findTradeTimes(connection, shape, purchases)),
    findOrderTimes: (orderNumbers) => read((connection, shape) => findOrderTimes(connection, shape, orderNumbers)),
    purchasesBetween: (span, afterId) =>
      read((connection, shape) => purchasesBetween(connection, shape, span, afterId)),
    cartRows: (afterId) => read((connection, shape) => cartRows(connection, shape, afterId)),
    findPrices: (itemIds) => read((connection) => findPrices(connection, itemIds)),
    findOwners: (itemIds) => read((connection, shape) => findOwners(connection, shape, itemIds)),
    usersAfter: (userId, limit) => read((connection, shape) => usersAfter(connection, shape, userId, limit)),
    findRow: (table, id) => read((connection, shape) => readRow(connection, shape, table, id)),
    readEvidence: (scope) => read((connection, shape) => readEvidence(connection, shape, scope)),
    listUsers: (request) => read((connection, shape) => listUsers(connection, shape, request)),
    findUser: (userId) => read((connection, shape) => findUser(connection, shape, userId)),
    listUserItems: (userId, page) => read((connection, shape) => listUserItems(connection, shape, userId, page)),
    listUserOrders: (userId, page) => read((connection, shape) => listUserOrders(connection, shape, userId, page)),
    listUserCreditRows: (userId, page) =>
      read((connection, shape) => listUserCreditRows(connection, shape, userId, page)),
    listSandboxItems: (search, page) => read((connection, shape) => listSandboxItems(connection, shape, search, page)),
    copyTo: (target, onProgress, signal) =>
      copyDatabase({ ...sourceOptions, file: path, target: resolve(target), onProgress, signal }),
    close: () => source.close(),
  };
}
