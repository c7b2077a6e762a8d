import type { Credits } from '../../shared/credits.ts';
import { addCredits, credits, subtractCredits, ZERO_CREDITS } from '../../shared/credits.ts';
import { askBalances } from './balance/bracket.ts';
import type { BalanceEvent } from './balance/event.ts';
import type { Stretch } from './balance/walk.ts';
import type { Figures } from './kind.ts';
import { kindOf } from './kind.ts';
import type { UserRows } from './purchase/aftermath.ts';
import { findAftermath, possiblyReturned } from './purchase/aftermath.ts';
import type { ChargeClaim } from './purchase/charge-rules.ts';
import { findMechanism } from './purchase/mechanism.ts';
import type { PurchaseCase } from './purchase/purchase-case.ts';
import { findReceipt } from './purchase/receipts.ts';
import type { Verdict } from './verdict.ts';

/** What stands around an attempt. */
export interface Surroundings {
  readonly rows: UserRows;
  readonly claim: ChargeClaim;
  /** Between which balance readings it lies; null where nobody is named, or nothing was read. */
  readonly stretch: Stretch | null;
  /** The balance events of its user. */
  readonly events: readonly BalanceEvent[];
}

/** Judges one attempt: what was charged, what was received, what came back, and so what is owed. */
export function judgeOne(purchase: PurchaseCase, { rows, claim, stretch, events }: Surroundings): Verdict {
  const { attempt, user } = purchase;
  const bracket = askBalances(attempt, claim, stretch);
  const receipt = findReceipt(purchase, bracket.charged);
  const aftermath = findAftermath(purchase, rows);
  const figures = bracket.isContested ? UNTOLD : figuresOf(bracket.charged, receipt.received, bracket.overwritten);
  const { lost } = figures;
  const owed = lost === null ? null : credits(Math.max(0, lost - aftermath.returned));
  return {
    key: attempt.key,
    transactionId: attempt.transactionId,
    userId: user?.id ?? null,
    username: attempt.username ?? user?.username ?? null,
    at: attempt.at,
    told: attempt.told,
    engineFamily: attempt.family,
    reported: attempt.reported,
    confidence: attempt.attribution,
    kind: kindOf(figures, purchase),
    order: aftermath.order,
    orderIds: aftermath.orders.map(({ id }) => id),
    ...figures,
    returned: aftermath.returned,
    possiblyReturned: owed === null ? ZERO_CREDITS : possiblyReturned(events, attempt, owed),
    owed,
    mostLost: lost ?? mostOf(claim.charges),
    items: receipt.items,
    mechanism:
      lost === null ? null : findMechanism({ ...purchase, items: receipt.items, figures, order: aftermath.order }),
    reasons: [claim.reason, ...bracket.reasons, ...receipt.reasons, ...aftermath.reasons],
    missing: [...bracket.missing, ...receipt.missing],
  };
}

const UNTOLD: Figures = { charged: null, received: null, overwritten: null, lost: null };

function figuresOf(charged: Credits | null, received: Credits | null, overwritten: Credits | null): Figures {
  if (charged === null || received === null) return UNTOLD;
  const lost = addCredits(subtractCredits(charged, received), overwritten ?? ZERO_CREDITS);
  return { charged, received, overwritten, lost };
}

function mostOf(charges: readonly Credits[]): Credits | null {
  return charges.length === 0 ? null : credits(Math.max(...charges));
}
