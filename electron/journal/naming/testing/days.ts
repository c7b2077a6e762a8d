import { join } from 'node:path';
import { afterAll, afterEach } from 'vitest';
import type { TransactionRow } from '../../../../shared/contract/transactions.ts';
import { MarketDay, rowOf } from '../../../testing/market-day.ts';
import { temporaryFolder } from '../../../testing/world.ts';
import type { Journal } from '../../journal.ts';

export const NOBODY = { attribution: 'none', username: null, userId: null };

/** Marketplaces and journals of a test file, closed after each test. */
export function marketDays() {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());
  const opened: { close(): void }[] = [];
  afterEach(() => {
    for (const file of opened.splice(0)) file.close();
  });
  let count = 0;

  /** Two users, and a log whose clock is known unless told otherwise. */
  function marketDay(options: { readonly offsetSeconds?: number; readonly isCalibrated?: boolean } = {}) {
    count += 1;
    const day = new MarketDay(join(folder.path, `day-${count}`), options);
    opened.push(day);
    const ann = day.user('ann');
    const ben = day.user('ben');
    if (options.isCalibrated !== false) day.earlierPurchases();
    return { day, ann, ben };
  }

  function open(day: MarketDay): Journal {
    const journal = day.open();
    opened.push(journal);
    return journal;
  }

  async function userOf(day: MarketDay, transactionId: string, journal = open(day)): Promise<TransactionRow['user']> {
    return rowOf(await day.look(journal), transactionId).user;
  }

  return { marketDay, open, userOf };
}
