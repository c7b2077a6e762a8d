import { TRANSACTION_OUTCOMES } from '../../../shared/checkout.ts';
import type { OutcomeCounts } from '../../../shared/contract/transactions.ts';
import type { Query } from '../../../shared/query/term.ts';
import { BarSwatch } from '../../ui/bar-fill.tsx';
import { ToggleChips } from '../../ui/chips.tsx';
import { countOf, formatRate, shownOutcomes } from './outcome-counts.ts';
import { OUTCOME_SIGNS, OutcomeMark } from './outcome-mark.tsx';
import { isNarrowedByOutcome, outcomesOf, withOutcomes } from './query-terms.ts';

interface OutcomeFilterProps {
  readonly terms: Query;
  readonly summary: { readonly total: number; readonly counts: OutcomeCounts } | undefined;
  readonly onTerms: (terms: Query) => void;
}

/** How many of each outcome match and at what rate; also the legend of the bars, and a filter. */
export function OutcomeFilter({ terms, summary, onTerms }: OutcomeFilterProps) {
  const passing = outcomesOf(terms);
  const chosen = isNarrowedByOutcome(terms) ? passing : [];
  const shown = TRANSACTION_OUTCOMES.filter(
    (outcome) => chosen.includes(outcome) || shownOutcomes(summary?.counts).includes(outcome),
  );
  return (
    <ToggleChips
      label="Outcome"
      chosen={chosen}
      onChange={(outcomes) => onTerms(withOutcomes(terms, outcomes))}
      choices={shown.map((outcome) => ({
        id: outcome,
        content: (
          <>
            <BarSwatch fill={OUTCOME_SIGNS[outcome]} />
            <OutcomeMark outcome={outcome} />
            {summary !== undefined && passing.includes(outcome) && (
              <span className="quiet number">
                {countOf(summary.counts, outcome).toLocaleString('en-US')}
                {' · '}
                {formatRate(countOf(summary.counts, outcome), summary.total)}
              </span>
            )}
          </>
        ),
      }))}
    />
  );
}
