import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { AttemptFilter } from '../../../shared/contract/transactions.ts';
import { ATTEMPT_SORTS } from '../../../shared/contract/transactions.ts';
import type { Instant } from '../../../shared/time.ts';
import { attemptList } from './attempts.ts';
import type { Connection } from './connection.ts';
import { pageQuery } from './list.ts';
import { countOfRows } from './query.ts';
import { readShape } from './shape.ts';
import { freshFolder } from './testing/folder.ts';
import { createMarketplace } from './testing/marketplace-file.ts';

const inFolder = freshFolder();

interface Explained {
  readonly compile: () => { readonly sql: string; readonly parameters: readonly unknown[] };
}

/** What SQLite does with the console's own table, one line a step; Barterex's tables have indexes of their own. */
function planOf(connection: Connection, query: Explained): string {
  const { sql, parameters } = query.compile();
  const steps = connection
    .prepare<unknown[], { readonly detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...parameters);
  return steps.map(({ detail }) => detail).join('\n');
}

function plansOf(filter: AttemptFilter, sort: (typeof ATTEMPT_SORTS)[number] = 'startedAt') {
  const connection = new Database(createMarketplace(inFolder('shop.db'), { attempts: 500 }), { readonly: true });
  const list = attemptList(readShape(connection, 'shop.db'), { filter, sort, direction: 'descending' });
  const plans = {
    first: planOf(connection, pageQuery(list, null, 101)),
    next: planOf(connection, pageQuery(list, { value: '2025-12-24 12:00:00.000000', id: 42 }, 101)),
    total: planOf(connection, list.matching.select(countOfRows)),
  };
  connection.close();
  return plans;
}

describe('the list of attempts', () => {
  it('is read in the order of its index, and goes on from a cursor without reading what came before', () => {
    const { first, next, total } = plansOf({});
    expect(first).toContain('SCAN checkout_transaction USING INDEX idx_checkout_transaction_started_at');
    expect(first).not.toContain('TEMP B-TREE');
    expect(next).toContain(
      'SEARCH checkout_transaction USING INDEX idx_checkout_transaction_started_at (started_at<?)',
    );
    expect(next).not.toContain('TEMP B-TREE');
    expect(total).toContain('USING COVERING INDEX');
  });

  it('looks up the beginning of a transaction id as a range', () => {
    for (const plan of Object.values(plansOf({ transactionId: 'a1b' }))) {
      expect(plan).toMatch(
        /SEARCH checkout_transaction USING (COVERING )?INDEX \S+ \(transaction_id>\? AND transaction_id<\?\)/,
      );
    }
  });

  it('looks up a window of time in the index of its order', () => {
    const { first, total } = plansOf({
      after: '2025-12-24T12:00:00Z' as Instant,
      before: '2025-12-25T00:00:00Z' as Instant,
    });
    expect(first).toContain('USING INDEX idx_checkout_transaction_started_at (started_at>? AND started_at<?)');
    expect(first).not.toContain('TEMP B-TREE');
    expect(total).toContain('idx_checkout_transaction_started_at');
  });

  it('looks up the attempts of a user by the user', () => {
    expect(plansOf({ user: '42' }).total).toContain('USING COVERING INDEX idx_checkout_transaction_user (user_id=?)');
  });

  it('looks up an outcome by the outcome', () => {
    expect(plansOf({ statuses: ['failed', 'partial'] }).total).toContain('(status=?)');
  });

  it.each(ATTEMPT_SORTS)('finds the user of a row by number when sorted by %s', (sort) => {
    const { first } = plansOf({}, sort);
    expect(first).toContain('SEARCH user USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN');
  });
});
