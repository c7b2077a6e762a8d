import type { Credits } from '../../../shared/credits.ts';
import type { AttemptEvidence } from '../evidence.ts';
import type { ChargeClaim } from '../purchase/charge-rules.ts';
import type { Reason } from '../verdict.ts';
import type { Stretch } from './walk.ts';

/** What the balances around an attempt say about it. */
export interface Bracket {
  /** Null where neither the rules nor the balances leave one charge. */
  readonly charged: Credits | null;
  /** Null without two readings that fit. */
  readonly overwritten: Credits | null;
  /** The balances fit in ways that differ in what was overwritten. */
  readonly isContested: boolean;
  readonly reasons: readonly Reason[];
  readonly missing: readonly string[];
}

/** Lets the balances decide what the rules leave open. `stretch` is null where no two readings stand around it. */
export function askBalances(attempt: AttemptEvidence, claim: ChargeClaim, stretch: Stretch | null): Bracket {
  const ruled = claim.isSure ? (claim.charges[0] ?? null) : null;
  const effects = stretch?.effects.get(attempt) ?? [];
  if (stretch === null || !stretch.isWhole || effects.length === 0) {
    const isContested = vanished(stretch) && (ruled ?? 1) > 0;
    const missing = ruled === null || isContested ? [whyNot(stretch)] : [];
    return { charged: ruled, overwritten: null, isContested, reasons: [], missing };
  }
  const charged = ruled ?? onlyOf(effects.map((effect) => effect.charged));
  const overwritten = onlyOf(effects.map((effect) => effect.overwritten));
  return {
    charged,
    overwritten,
    isContested: overwritten === null,
    reasons: [
      { text: 'The balance was read before and after it, and fits.', refs: [...stretch.from.refs, ...stretch.to.refs] },
    ],
    missing: [
      ...(charged === null ? ['The balance readings around it fit more than one charge.'] : []),
      ...(overwritten === null
        ? ['Credits came in while it ran, and the readings do not tell whether they were kept.']
        : []),
    ],
  };
}

/** Credits went between the readings that nothing explains: this checkout may have taken them along. */
function vanished(stretch: Stretch | null): boolean {
  return stretch?.isWhole === true && stretch.unexplained < 0;
}

function whyNot(stretch: Stretch | null): string {
  if (stretch === null) return 'No balance was read before and after it.';
  if (!stretch.isWhole)
    return 'Not everything is known that moved the balance between the readings before and after it.';
  return 'The balance readings before and after it do not fit what else is known.';
}

function onlyOf(amounts: readonly Credits[]): Credits | null {
  const [only, ...others] = new Set(amounts);
  return only === undefined || others.length > 0 ? null : only;
}
