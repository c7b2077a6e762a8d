import { basename } from 'node:path';
import type { ContractInputs } from '../../shared/contract/index.ts';
import type { Page } from '../../shared/contract/page.ts';
import type { RawLine, TransactionDetail, TransactionRow } from '../../shared/contract/transactions.ts';
import { ConsoleError } from '../../shared/errors.ts';
import type { EntryListRequest } from '../journal/entry-list.ts';
import type { Journal } from '../journal/journal.ts';
import type { Witnesses } from '../journal/witnesses.ts';
import type { IndexReader } from '../logs/index/index-reader.ts';
import type { LinesAround } from '../logs/lines-around.ts';
import { linesAround } from '../logs/lines-around.ts';
import type { MarketplaceReader } from '../store/port.ts';
import { marketplaceWitnesses } from './marketplace-witnesses.ts';

export interface TransactionContext {
  readonly file: string;
  readonly lines: readonly RawLine[];
  readonly isFromSource: boolean;
}

/** Transactions of both worlds: the journal leads, the marketplace adds what only it knows. */
export class Transactions {
  readonly journal: Journal;
  readonly #marketplace: MarketplaceReader;
  readonly #witnesses: Witnesses;
  #following: Promise<void> | null = null;

  constructor(journal: Journal, marketplace: MarketplaceReader) {
    this.journal = journal;
    this.#marketplace = marketplace;
    this.#witnesses = marketplaceWitnesses(marketplace);
  }

  /** Attempts that were recorded meanwhile are on the first page already. */
  async list(request: EntryListRequest): Promise<Page<TransactionRow>> {
    await this.follow();
    return this.journal.list(request);
  }

  async summary(query: EntryListRequest['query']) {
    await this.follow();
    return this.journal.count(query);
  }

  async histogram(query: EntryListRequest['query'], buckets: number) {
    await this.follow();
    return this.journal.histogram(query, buckets);
  }

  async find(key: string): Promise<TransactionDetail> {
    const entry = this.journal.find(key);
    if (entry === null) throw notFound();
    const { row, attemptId, log, note } = entry;
    const database = attemptId === null ? null : await this.#marketplace.findAttempt(attemptId);
    return { ...row, database, log, note };
  }

  /** The lines around one of a transaction's own. */
  async context({ key, position, before, after }: ContextRequest, index: IndexReader): Promise<TransactionContext> {
    const place = this.journal.findLine(key, position);
    if (place === null) throw notFound();
    return contextOf(await linesAround(index, place, before, after), place.own);
  }

  /** The lines around one that a verdict rests on. */
  async line({ path, line, before, after }: LineRequest, index: IndexReader): Promise<TransactionContext> {
    const place = this.journal.findEvidenceLine(path, line);
    if (place === null) throw lineNotFound();
    return contextOf(await linesAround(index, place, before, after), [place]);
  }

  /** Brings the journal up to date. One at a time: a screen asks for its list, its counts and its histogram at once. */
  follow(): Promise<void> {
    this.#following ??= this.#followNow().finally(() => {
      this.#following = null;
    });
    return this.#following;
  }

  async #followNow(): Promise<void> {
    const marketplace = this.#marketplace;
    await this.journal.follow((attemptId, limit) => marketplace.attemptsAfter(attemptId, limit));
    await this.journal.callWitnesses(this.#witnesses);
  }
}

type ContextRequest = Required<Pick<ContractInputs['transactions']['context'], 'key' | 'position'>> & {
  readonly before: number;
  readonly after: number;
};

type LineRequest = Pick<ContractInputs['transactions']['line'], 'path' | 'line'> & {
  readonly before: number;
  readonly after: number;
};

function contextOf(
  { path, lines, readFrom }: LinesAround,
  own: readonly { readonly line: number; readonly lineCount: number }[],
): TransactionContext {
  const isOwn = (line: number): boolean => own.some((one) => line >= one.line && line < one.line + one.lineCount);
  return {
    file: basename(path),
    lines: lines.map(({ line, text }) => ({ line, text, isOwn: isOwn(line) })),
    isFromSource: readFrom === 'file',
  };
}

function lineNotFound(): ConsoleError {
  return new ConsoleError(
    'LOG_RECORD_NOT_FOUND',
    'This log line is not kept in this workspace. Import its log again.',
    {},
  );
}

function notFound(): ConsoleError {
  return new ConsoleError('TRANSACTION_NOT_FOUND', 'There is no such transaction in this workspace.', {});
}
