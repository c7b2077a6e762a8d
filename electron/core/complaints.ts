import type { ComplaintAnswer, EvidenceFile, SuspectedPerson } from '../../shared/contract/claims.ts';
import type { ContractInputs } from '../../shared/contract/index.ts';
import type { Verdict } from '../../shared/contract/verdicts.ts';
import type { Credits } from '../../shared/credits.ts';
import { addCredits, ZERO_CREDITS } from '../../shared/credits.ts';
import { ConsoleError } from '../../shared/errors.ts';
import type { UserId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import { millisecondsFromInstant } from '../../shared/time.ts';
import { collectEvidence } from '../audit/evidence-file/collect.ts';
import { evidencePage } from '../audit/evidence-file/page.ts';
import { verdictRecord } from '../audit/verdict-record.ts';
import type { IndexReader } from '../logs/index/index-reader.ts';
import type { MarketplaceReader } from '../store/port.ts';
import { findPeople } from './people-search.ts';
import type { Transactions } from './transactions.ts';
import type { Verdicts } from './verdicts.ts';

export interface ComplaintParts {
  readonly marketplace: MarketplaceReader;
  readonly transactions: Transactions;
  readonly verdicts: Verdicts;
  readonly index: IndexReader;
  readonly now: () => Instant;
}

type Question = ContractInputs['claims']['answer'];

/** "I paid and my credits are gone": who, when, and what the evidence says. */
export class Complaints {
  readonly #parts: ComplaintParts;

  constructor(parts: ComplaintParts) {
    this.#parts = parts;
  }

  people(who: string): Promise<readonly SuspectedPerson[]> {
    return findPeople(this.#parts.marketplace, who);
  }

  async answer({ userId, from, to, claimed }: Question): Promise<ComplaintAnswer> {
    const verdicts = (await this.#verdictsOf(userId))
      .filter(({ startedAt, endedAt }) => (from === null || endedAt >= from) && (to === null || startedAt <= to))
      .sort(
        (one, other) => rankOf(other, claimed) - rankOf(one, claimed) || (one.startedAt < other.startedAt ? 1 : -1),
      );
    const sum = (amounts: readonly (Credits | null)[]): Credits =>
      addCredits(ZERO_CREDITS, ...amounts.filter((amount) => amount !== null));
    return {
      verdicts,
      lost: sum(verdicts.map(({ lost }) => lost)),
      returned: sum(verdicts.map(({ returned }) => returned)),
      owed: sum(verdicts.map(({ owed }) => owed)),
      possiblyReturned: sum(verdicts.map(({ possiblyReturned }) => possiblyReturned)),
      undecided: verdicts.filter(({ kind }) => kind === 'cannot-tell').length,
      isCovered: this.#isCovered(from, to),
    };
  }

  /** Errors: `TRANSACTION_NOT_FOUND` when none of the transactions is this user's. */
  async evidenceFile({
    userId,
    keys,
    isMasked,
  }: {
    readonly userId: UserId;
    readonly keys: readonly string[];
    readonly isMasked: boolean;
  }): Promise<EvidenceFile> {
    const { marketplace, transactions, index, now } = this.#parts;
    const verdicts = (await this.#verdictsOf(userId)).filter(({ key }) => keys.includes(key));
    if (verdicts.length === 0) {
      throw new ConsoleError('TRANSACTION_NOT_FOUND', 'None of these transactions belongs to this user.', {});
    }
    const user = await marketplace.findUser(userId);
    const evidence = await collectEvidence(verdicts, {
      user,
      madeAt: now(),
      isMasked,
      readLine: async (path, line) => {
        const { lines } = await transactions.line({ path, line, before: 0, after: 0 }, index);
        return lines.map(({ text }) => text).join('\n');
      },
      readRow: (table, id) => marketplace.findRow(table, id),
    });
    return {
      name: `evidence-user-${userId}-${now().slice(0, 10)}`,
      html: evidencePage(evidence),
      json: `${JSON.stringify(evidence, null, 2)}\n`,
    };
  }

  async #verdictsOf(userId: UserId): Promise<readonly Verdict[]> {
    const { verdicts } = await this.#parts.verdicts.judge([userId]);
    return verdicts.filter((verdict) => verdict.userId === userId).map(verdictRecord);
  }

  #isCovered(from: Instant | null, to: Instant | null): boolean {
    const coverage = this.#parts.transactions.journal.evidence.coverage();
    const first = from === null ? null : millisecondsFromInstant(from);
    const last = to === null ? null : millisecondsFromInstant(to);
    return coverage.some((span) => (first === null || span.fromMs <= first) && (last === null || span.toMs >= last));
  }
}

/** A loss of just the claimed amount is meant before any other loss, a loss before a doubt, a doubt before the rest. */
function rankOf({ kind, owed, lost }: Verdict, claimed: Credits | null): number {
  if (claimed !== null && claimed > 0 && (owed === claimed || lost === claimed)) return 4;
  if ((owed ?? 0) > 0) return 3;
  if (kind === 'cannot-tell') return 2;
  return (lost ?? 0) > 0 ? 1 : 0;
}
