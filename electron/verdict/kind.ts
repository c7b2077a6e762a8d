import type { Credits } from '../../shared/credits.ts';
import type { VerdictKind } from '../../shared/verdict.ts';
import type { PurchaseCase } from './purchase/purchase-case.ts';
import { isRepeat } from './purchase/purchase-case.ts';

/** What a verdict says in figures; all null, or all but `overwritten` told. */
export interface Figures {
  readonly charged: Credits | null;
  readonly received: Credits | null;
  readonly overwritten: Credits | null;
  readonly lost: Credits | null;
}

/** The first kind that fits, in the order of `VERDICT_KINDS`: the one place where that order is applied. */
export function kindOf({ charged, received, overwritten, lost }: Figures, purchase: PurchaseCase): VerdictKind {
  if (charged === null || received === null || lost === null) return 'cannot-tell';
  if (isRepeat(purchase)) return 'double-submit';
  if (charged > 0 && received === 0) return 'charged-nothing-received';
  if (charged > received) return 'overcharged';
  if (overwritten !== null && overwritten > 0) return 'credit-overwritten';
  if (charged === 0) return 'not-charged';
  return 'received-in-full';
}
