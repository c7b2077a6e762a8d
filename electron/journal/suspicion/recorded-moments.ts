import type { ExposedClaim } from './exposed-claims.ts';

/** A row is written moments before the line that tells of it, or after; clocks differ a little. */
const MOMENT_MS = 120_000;

/** The database covers a time when it knows of purchases within so long before it and after it. */
const COVER_STEPS = 3 * 24 * 6;
const STEP_MS = 600_000;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** When the database recorded purchases: of some users exactly, of everybody to ten minutes. Milliseconds of UTC. */
export class RecordedMoments {
  readonly #byBuyer: ReadonlyMap<number, number[]>;
  readonly #steps = new Set<number>();

  constructor(buyerIds: readonly number[]) {
    this.#byBuyer = new Map(buyerIds.map((buyerId) => [buyerId, []]));
  }

  /** The time that has to be looked at for a claim. */
  static spanAround({ from, to }: ExposedClaim): Span {
    return { from: from - COVER_STEPS * STEP_MS, to: to + COVER_STEPS * STEP_MS };
  }

  /** Whether something happened at the moment of a claim. */
  static isAt(claim: ExposedClaim, milliseconds: number): boolean {
    const { from, to } = momentOf(claim);
    return from <= milliseconds && milliseconds <= to;
  }

  add(buyerId: number, milliseconds: number): void {
    this.#steps.add(Math.floor(milliseconds / STEP_MS));
    this.#byBuyer.get(buyerId)?.push(milliseconds);
  }

  hasPurchase(claim: ExposedClaim, buyerIds: ReadonlySet<number>): boolean {
    const isAt = (milliseconds: number): boolean => RecordedMoments.isAt(claim, milliseconds);
    return [...buyerIds].some((buyerId) => this.#byBuyer.get(buyerId)?.some(isAt) === true);
  }

  /** Purchases were recorded before and after, so that one in between would be there. */
  isCovered(claim: ExposedClaim): boolean {
    const { from, to } = momentOf(claim);
    return this.#hasAny(Math.floor(from / STEP_MS), -1) && this.#hasAny(Math.floor(to / STEP_MS), 1);
  }

  #hasAny(step: number, direction: 1 | -1): boolean {
    for (let distance = 1; distance <= COVER_STEPS; distance += 1) {
      if (this.#steps.has(step + direction * distance)) return true;
    }
    return false;
  }
}

function momentOf({ from, to, spreadMs }: ExposedClaim): Span {
  return { from: from - MOMENT_MS - spreadMs, to: to + MOMENT_MS + spreadMs };
}
