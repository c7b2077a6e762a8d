import { formatCreditChange, formatCredits } from '../../../shared/credits.ts';
import type { UserId } from '../../../shared/ids.ts';
import type { Finding, Found } from './finding.ts';

/** Steps of a balance that nothing explains, although everything around them was read. */
export function unexplainedBalances({ judgement: { balances } }: Found): readonly Finding[] {
  return [...balances].flatMap(([userId, stretches]) =>
    stretches
      .filter(({ isWhole, unexplained }) => isWhole && unexplained !== 0)
      .map(({ from, to, unexplained }): Finding => {
        const step = `${formatCredits(from.balance)} to ${formatCredits(to.balance)}`;
        return {
          kind: 'unexplained-balance',
          sentence: `The balance went from ${step}; nothing explains ${formatCreditChange(unexplained)} of it.`,
          amount: unexplained,
          userId: userId as UserId,
          key: null,
          atMs: to.at.fromMs,
          refs: [...from.refs, ...to.refs],
        };
      }),
  );
}
