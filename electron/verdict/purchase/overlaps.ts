import type { AttemptEvidence } from '../evidence.ts';
import { MOMENT_MS } from '../facts/deliveries.ts';
import type { ChargeClaim } from './charge-rules.ts';
import type { PurchaseCase } from './purchase-case.ts';

export interface ClaimedCase {
  readonly purchase: PurchaseCase;
  readonly claim: ChargeClaim;
}

/**
 * Requests of one buyer that ran at the same moment have read the same balance, and what one of them takes is wiped out
 * by the other's write (BARTEREX.md M4 and M5), also by one that gives its whole charge back: of those that seem to
 * charge, nothing tells which of them did in the end. Our own checkout does not write what it has read.
 */
export function findOverlaps(cases: readonly ClaimedCase[]): ReadonlySet<AttemptEvidence> {
  const writing = cases.filter(
    ({ purchase, claim }) => purchase.user !== null && purchase.recorded === null && writes(claim),
  );
  const ofUser = Map.groupBy(writing, ({ purchase }) => purchase.user?.id);
  return new Set(
    [...ofUser.values()].flatMap((own) =>
      own
        .filter((one) => charges(one.claim) && own.some((other) => other !== one && ranTogether(one, other)))
        .map(({ purchase }) => purchase.attempt),
    ),
  );
}

function charges({ isSure, charges: [first] }: ChargeClaim): boolean {
  return !isSure || first !== 0;
}

/** A cart that was sent again writes the same balance again: that wipes nothing out. */
function writes(claim: ChargeClaim): boolean {
  return charges(claim) || claim.writes === 'what-it-had-read';
}

function ranTogether(
  { purchase: { attempt: one } }: ClaimedCase,
  { purchase: { attempt: other } }: ClaimedCase,
): boolean {
  return one.at.fromMs <= other.at.toMs + MOMENT_MS && other.at.fromMs <= one.at.toMs + MOMENT_MS;
}
