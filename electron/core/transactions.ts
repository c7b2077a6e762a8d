import { basename } from 'node:path';
import type { ContractInputs } from '../../shared/contract/index.ts';
import type { Page } from '../../shared/contract/page.ts';
import { LARGEST_PAGE } from '../../shared/contract/page.ts';
import type { RawLine, TransactionDetail, TransactionRow } from '../../shared/contract/transactions.ts';
import type { UserRow } from '../../shared/contract/users.ts';
import { ConsoleError } from '../../shared/errors.ts';
import { isTransactionId } from '../../shared/ids.ts';
import type { EntryListRequest } from '../journal/entry-list.ts';
import type { Journal } from '../journal/journal.ts';
import { readAround } from '../journal/raw-lines.ts';
import type { LastCheckout } from '../journal/witnesses.ts';
import type { MarketplaceReader } from '../store/port.ts';

export interface TransactionContext {
  readonly file: string;
  readonly lines: readonly RawLine[];
  readonly isFromSource: boolean;
}

/** Transactions of both worlds: the journal leads, the marketplace adds what only it knows. */
export class Transactions {
  readonly journal: Journal;
  readonly #marketplace: MarketplaceReader;
  #following: Promise<void> | null = null;

  constructor(journal: Journal, marketplace: MarketplaceReader) {
    this.journal = journal;
    this.#marketplace = marketplace;
  }

  /** Attempts that were recorded meanwhile are on the first page already. */
  async list(request: EntryListRequest): Promise<Page<TransactionRow>> {
    await this.#follow();
    return this.journal.list(request);
  }

  async summary(query: EntryListRequest['query']) {
    await this.#follow();
    return this.journal.count(query);
  }

  async histogram(query: EntryListRequest['query'], buckets: number) {
    await this.#follow();
    return this.journal.histogram(query, buckets);
  }

  async find(key: string): Promise<TransactionDetail> {
    const entry = this.journal.find(key);
    if (entry === null) throw notFound();
    const { row, attemptId, log, note } = entry;
    const database = attemptId === null ? null : await this.#marketplace.findAttempt(attemptId);
    return { ...row, database, log, note };
  }

  async context({ key, position, before, after }: ContextRequest): Promise<TransactionContext> {
    const place = this.journal.findLine(key, position);
    if (place === null) throw notFound();
    const isOwn = (line: number): boolean =>
      place.own.some((own) => line >= own.line && line < own.line + own.lineCount);
    const around = await readAround(place, before, after);
    const kept = place.message.split('\n').map((text, index) => ({ line: place.line + index, text }));
    return {
      file: basename(place.path),
      lines: (around ?? kept).map(({ line, text }) => ({ line, text, isOwn: isOwn(line) })),
      isFromSource: around !== null,
    };
  }

  /** One at a time: a screen asks for its list, its counts and its histogram at once. */
  #follow(): Promise<void> {
    this.#following ??= this.#followNow().finally(() => {
      this.#following = null;
    });
    return this.#following;
  }

  async #followNow(): Promise<void> {
    const marketplace = this.#marketplace;
    await this.journal.follow((attemptId, limit) => marketplace.attemptsAfter(attemptId, limit));
    await this.journal.callWitnesses({
      lastCheckouts: () => readLastCheckouts(marketplace),
      tradeTimes: (purchases) => marketplace.findTradeTimes(purchases),
    });
  }
}

type ContextRequest = Required<Pick<ContractInputs['transactions']['context'], 'key' | 'position'>> & {
  readonly before: number;
  readonly after: number;
};

async function readLastCheckouts(marketplace: MarketplaceReader): Promise<readonly LastCheckout[]> {
  const checkouts: LastCheckout[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<UserRow> = await marketplace.listUsers({
      search: '',
      sort: 'userId',
      direction: 'ascending',
      limit: LARGEST_PAGE,
      ...(cursor === null ? {} : { cursor }),
    });
    for (const { userId, username, lastCheckoutId, lastCheckoutAt } of page.rows) {
      if (lastCheckoutId === null || lastCheckoutAt === null || !isTransactionId(lastCheckoutId)) continue;
      checkouts.push({ transactionId: lastCheckoutId, userId, username, at: lastCheckoutAt });
    }
    cursor = page.nextCursor;
  } while (cursor !== null);
  return checkouts;
}

function notFound(): ConsoleError {
  return new ConsoleError('TRANSACTION_NOT_FOUND', 'There is no such transaction in this workspace.', {});
}
