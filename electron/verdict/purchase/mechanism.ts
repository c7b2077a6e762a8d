import type { Mechanism, OrderState } from '../../../shared/verdict.ts';
import type { Figures } from '../kind.ts';
import type { VerdictItem } from '../verdict.ts';
import type { PurchaseCase } from './purchase-case.ts';
import { failedToOrder, says } from './purchase-case.ts';

/** An attempt, and what was found out about it. */
export interface JudgedCase extends PurchaseCase {
  readonly items: readonly VerdictItem[];
  readonly figures: Figures;
  readonly order: OrderState;
}

/** How it came about, the first that fits (BARTEREX.md section 2); null for an ordinary checkout. */
const MECHANISMS: readonly (readonly [Mechanism, (found: JudgedCase) => boolean])[] = [
  // Sending a cart twice costs nothing by itself: a loss has another reason.
  [
    'M5',
    ({ deliveries, figures }) =>
      !lostSome(figures) && deliveries.some(({ isRepeated, isDoubled }) => isRepeated || isDoubled),
  ],
  ['M3', ({ items }) => items.some(({ outcome }) => outcome === 'taken-by-other')],
  ['M4', ({ figures }) => (figures.overwritten ?? 0) > 0],
  ['M6', (found) => says(found.attempt, 'points-error') && found.figures.charged === 0],
  ['M0', ({ attempt, figures }) => attempt.family === 'release-2025-12-24' && isSwallowed(attempt, figures)],
  [
    'M8',
    ({ attempt, figures, order }) =>
      attempt.family === 'current' &&
      wasCharged(figures) &&
      order === 'none' &&
      (says(attempt, 'success') || failedToOrder(attempt)),
  ],
  ['M2', ({ attempt, figures }) => isSwallowed(attempt, figures) && lostSome(figures)],
  [
    'M7',
    ({ attempt, figures }) =>
      attempt.family !== 'legacy' ? isSwallowed(attempt, figures) : isCommitError(attempt) && wasCharged(figures),
  ],
  // Its success line may be lost, as an encoding loses those with a mark; what failed is told without one.
  [
    'M1',
    ({ attempt, figures }) =>
      attempt.reported !== 'error' &&
      attempt.itemsFailed.length > 0 &&
      lostSome(figures) &&
      (figures.received ?? 0) > 0,
  ],
];

export function findMechanism(judged: JudgedCase): Mechanism | null {
  return MECHANISMS.find(([, fits]) => fits(judged))?.[0] ?? null;
}

function wasCharged({ charged }: Figures): boolean {
  return (charged ?? 0) > 0;
}

function lostSome({ charged, received }: Figures): boolean {
  return (charged ?? 0) > (received ?? 0);
}

/** An error was reported, and what was done until then was kept. */
function isSwallowed(attempt: PurchaseCase['attempt'], figures: Figures): boolean {
  return attempt.reported === 'error' && wasCharged(figures);
}

function isCommitError(attempt: PurchaseCase['attempt']): boolean {
  return attempt.reported === 'error' && attempt.error?.includes('[SQL: COMMIT]') === true;
}
