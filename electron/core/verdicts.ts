import type { Inspection } from '../../shared/contract/inspection.ts';
import type { Verdict } from '../../shared/contract/verdicts.ts';
import { ConsoleError } from '../../shared/errors.ts';
import type { UserId } from '../../shared/ids.ts';
import type { Question } from '../audit/gather.ts';
import { gatherFor } from '../audit/gather.ts';
import { verdictRecord } from '../audit/verdict-record.ts';
import type { MarketplaceReader } from '../store/port.ts';
import type { Evidence } from '../verdict/evidence.ts';
import { inspect } from '../verdict/inspector/inspect.ts';
import type { Judgement } from '../verdict/judge.ts';
import { judge } from '../verdict/judge.ts';
import type { Transactions } from './transactions.ts';

/** Verdicts on what somebody asks about now, from the evidence as it is now. */
export class Verdicts {
  readonly #transactions: Transactions;
  readonly #marketplace: MarketplaceReader;

  constructor(transactions: Transactions, marketplace: MarketplaceReader) {
    this.#transactions = transactions;
    this.#marketplace = marketplace;
  }

  /** Null for lines that are no evidence. Errors: `TRANSACTION_NOT_FOUND`. */
  async ofTransaction(key: string): Promise<Verdict | null> {
    const { user } = await this.#transactions.find(key);
    const { verdicts } = await this.judge(user.userId === null ? [] : [user.userId], [key]);
    const found = verdicts.find((verdict) => verdict.key === key);
    return found === undefined ? null : verdictRecord(found);
  }

  async judge(userIds: readonly UserId[], keys: readonly string[] = []): Promise<Judgement> {
    return judge(await this.#gather({ userIds, keys }));
  }

  /** Errors: `USER_NOT_FOUND`. */
  async inspect(userId: UserId): Promise<Inspection> {
    const evidence = await this.#gather({ userIds: [userId], keys: [] });
    const found = inspect(evidence, judge(evidence), userId);
    if (found === null) throw new ConsoleError('USER_NOT_FOUND', `There is no user ${userId} in this workspace.`, {});
    return { ...found, verdicts: found.verdicts.map(verdictRecord) };
  }

  async #gather(question: Question): Promise<Evidence> {
    await this.#transactions.follow();
    return gatherFor(question, this.#transactions.journal.evidence, this.#marketplace);
  }
}
