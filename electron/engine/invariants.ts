import type { Credits } from '../../shared/credits.ts';
import type { ItemId, UserId } from '../../shared/ids.ts';
import type { CheckoutFacts } from './steps.ts';

/** What a checkout is about to commit. */
export interface PendingCheckout {
  readonly buyerId: UserId;
  readonly balanceBefore: Credits;
  readonly charged: Credits;
  readonly received: readonly { readonly itemId: ItemId; readonly price: Credits }[];
  /** Rows that its statements report as changed; those of rolled-back savepoints count, as they do in SQLite. */
  readonly rowsChanged: number;
}

export interface Invariant {
  readonly name: string;
  readonly text: string;
  holds(pending: PendingCheckout, facts: CheckoutFacts): boolean;
}

/** Always true at the end of a checkout, checked before its commit, in production too (DESIGN section 5). */
export const CHECKOUT_INVARIANTS: readonly Invariant[] = [
  {
    name: 'charge-equals-received',
    text: 'The charge is the sum of the prices of the received items.',
    holds: ({ charged, received }) => charged === received.reduce((sum, { price }) => sum + price, 0),
  },
  {
    name: 'balance-moved-by-charge',
    text: "The buyer's balance went down by exactly the charge.",
    holds: ({ balanceBefore, charged }, { balance }) => balance === balanceBefore - charged,
  },
  {
    name: 'balance-not-negative',
    text: "The buyer's balance is not negative.",
    holds: (_pending, { balance }) => balance !== null && balance >= 0,
  },
  {
    name: 'items-with-buyer',
    text: 'Each received item belongs to the buyer and is no longer for sale.',
    holds: ({ buyerId, received }, { owners }) =>
      owners.length === received.length && owners.every((item) => item.ownerId === buyerId && !item.isAvailable),
  },
  {
    name: 'nothing-else-moved',
    text: 'No row changed but those of this checkout.',
    holds: (pending, facts) => facts.rowsChanged === pending.rowsChanged,
  },
];

/** A rule that must always hold does not: a bug, never the person's fault. The transaction is rolled back. */
export class InvariantError extends Error {
  readonly broken: readonly string[];

  constructor(broken: readonly Invariant[]) {
    super(`Broken invariant: ${broken.map(({ text }) => text).join(' ')}`);
    this.name = 'InvariantError';
    this.broken = broken.map(({ name }) => name);
  }
}

export function assertInvariants(pending: PendingCheckout, facts: CheckoutFacts): void {
  const broken = CHECKOUT_INVARIANTS.filter((invariant) => !invariant.holds(pending, facts));
  if (broken.length > 0) throw new InvariantError(broken);
}
