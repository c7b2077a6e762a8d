import type { Suspicion } from '../../../shared/checkout.ts';
import type { Credits } from '../../../shared/credits.ts';
import type { FindingKind } from '../../../shared/finding.ts';
import type { ItemId, UserId } from '../../../shared/ids.ts';
import type { Evidence, EvidenceRef, LineRef } from '../evidence.ts';
import type { Judgement } from '../judge.ts';

/** Something that nobody asked about but a lead wants to know. */
export interface Finding {
  readonly kind: FindingKind;
  /** Names nobody and quotes nothing that a user wrote: people and items are told by their numbers. */
  readonly sentence: string;
  readonly amount: Credits | null;
  readonly userId: UserId | null;
  /** The attempt that it is about; null where no log tells of one. */
  readonly key: string | null;
  readonly atMs: number;
  readonly refs: readonly EvidenceRef[];
}

/** Lines that are no evidence, because a visitor may have written them. */
export interface SuspiciousLines {
  /** The attempt that they seem to be; null for a line about an account. */
  readonly key: string | null;
  readonly atMs: number;
  readonly refs: readonly LineRef[];
  /** Empty for a line about an account. */
  readonly suspicions: readonly Suspicion[];
}

/** What findings are found in. */
export interface Found {
  readonly evidence: Evidence;
  readonly judgement: Judgement;
  readonly suspicious: readonly SuspiciousLines[];
}

export function itemsNamed(itemIds: readonly ItemId[]): string {
  return itemIds.length === 1 ? `item ${itemIds[0]}` : `items ${itemIds.join(', ')}`;
}
