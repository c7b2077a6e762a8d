import { sql } from 'kysely';
import type { Losses } from '../../../shared/contract/overview.ts';
import type { Credits } from '../../../shared/credits.ts';

/**
 * The sums of `Losses` over rows of `verdict`. Only transactions that lost something count, each with what it owes: what
 * came back for one is never counted against another (DESIGN section 8).
 */
export const SUMS = sql.raw(`
  count(CASE WHEN lost > 0 THEN 1 END) AS transactions,
  coalesce(sum(CASE WHEN lost > 0 THEN lost END), 0) AS lost,
  coalesce(sum(CASE WHEN lost > 0 THEN returned END), 0) AS returned,
  coalesce(sum(CASE WHEN lost > 0 THEN possibly_returned END), 0) AS possiblyReturned,
  coalesce(sum(CASE WHEN lost > 0 THEN owed END), 0) AS owed,
  count(CASE WHEN lost IS NULL THEN 1 END) AS undecided,
  coalesce(sum(CASE WHEN lost IS NULL THEN max(0, most_lost - returned) END), 0) AS mostUndecided,
  count(CASE WHEN lost IS NULL AND most_lost IS NULL THEN 1 END) AS undecidedWithoutLimit`);

export const NO_LOSSES: Losses = {
  transactions: 0,
  lost: 0 as Credits,
  returned: 0 as Credits,
  possiblyReturned: 0 as Credits,
  owed: 0 as Credits,
  undecided: 0,
  mostUndecided: 0 as Credits,
  undecidedWithoutLimit: 0,
};
