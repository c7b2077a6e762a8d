import type { Credits } from '../../../shared/credits.ts';
import { credits, ZERO_CREDITS } from '../../../shared/credits.ts';
import type { AttemptEvidence, EvidenceRef, LineRef, Span } from '../evidence.ts';
import type { BalanceEvent } from './event.ts';
import { solveSum, sumsOf } from './solve-sum.ts';
import type { Near } from './timeline.ts';
import { inOrder, isUnordered, prepareNear } from './timeline.ts';

/** What an attempt may have charged, before the balances around it are asked; the likeliest first. */
export interface ChargeOptions {
  readonly attempt: AttemptEvidence;
  readonly charges: readonly Credits[];
  /** True when it wrote a balance also if it charged nothing. */
  readonly isWritten: boolean;
}

/** One way to explain what an attempt did to the balance. */
export interface Effect {
  readonly charged: Credits;
  /** Credits that came in while it ran and that its absolute write wiped out (BARTEREX.md M4). */
  readonly overwritten: Credits;
}

/** A balance that somebody read. */
export interface Reading {
  readonly at: Span;
  readonly balance: Credits;
  readonly refs: readonly EvidenceRef[];
}

/** The stretch between two readings, with everything that happened in between. */
export interface Stretch {
  readonly from: Reading;
  readonly to: Reading;
  readonly events: readonly BalanceEvent[];
  readonly attempts: readonly AttemptEvidence[];
  /**
   * True when nothing is missing that would have to be known: the logs reach from one reading to the other, and nothing
   * in between may be this user's without being known as such.
   */
  readonly isWhole: boolean;
  /** What the readings say beyond the likeliest of all that is known; zero where something that is possible fits. */
  readonly unexplained: Credits;
  /** Each attempt does one of these in every combination that fits the readings; empty where none does. */
  readonly effects: ReadonlyMap<AttemptEvidence, readonly Effect[]>;
}

interface Entry {
  readonly at: Span;
  readonly line: LineRef | null;
  readonly event: BalanceEvent | null;
  readonly options: ChargeOptions | null;
}

/** A checkout reads the balance when its request begins, moments before its first line. */
const REACH_MS = 2000;

/**
 * Walks along a user's balance from reading to reading. Between two readings, what is known to have moved it and what
 * each attempt may have done must add up; the combinations that do tell what the attempts did.
 */
export function walkBalance(
  events: readonly BalanceEvent[],
  options: readonly ChargeOptions[],
  isWhole: (between: Span) => boolean,
): readonly Stretch[] {
  const entries = inOrder<Entry>([
    ...events.map((event) => ({ at: event.at, line: event.line, event, options: null })),
    ...options.map((option) => ({
      at: option.attempt.at,
      line: effectLine(option.attempt),
      event: null,
      options: option,
    })),
  ]);
  const near = prepareNear(entries);
  const stretches: Stretch[] = [];
  let from: Reading | null = null;
  let between: Entry[] = [];
  const arrive = (reading: Reading | null): void => {
    if (reading === null) return;
    if (from !== null) stretches.push(solve({ from, to: reading, between, near, isWhole }));
    from = reading;
    between = [];
  };
  for (const entry of entries) {
    const { event } = entry;
    const isCertain = event !== null && !near(entry).some((other) => moves(other) && isUnordered(entry, other));
    const read = (balance: Credits | null): Reading | null =>
      isCertain && balance !== null ? { at: event.at, balance, refs: event.refs } : null;
    arrive(read(event?.before ?? null));
    if (!moves(entry)) continue;
    between.push(entry);
    arrive(read(event?.after ?? null));
  }
  return stretches;
}

/**
 * Where an attempt's write was committed, as far as its lines tell: its success is logged right after the commit, and
 * so is the order that current makes then.
 */
export function effectLine({ lines }: AttemptEvidence): LineRef | null {
  return (lines.find(({ kind }) => kind === 'success' || kind === 'order-created') ?? lines.at(-1))?.ref ?? null;
}

function moves({ event, options }: Entry): boolean {
  return options !== null || (event !== null && event.changes.length > 0);
}

interface Unsolved {
  readonly from: Reading;
  readonly to: Reading;
  readonly between: readonly Entry[];
  readonly near: Near<Entry>;
  readonly isWhole: (between: Span) => boolean;
}

function solve({ from, to, between, near, isWhole }: Unsolved): Stretch {
  const events = between.flatMap(({ event }) => (event === null ? [] : [event]));
  const tried = between.flatMap((entry) => (entry.options === null ? [] : [{ entry, ...entry.options }]));
  const choices = tried.map(({ entry, charges, isWritten }) =>
    charges.flatMap((charged) =>
      // What writes no balance wipes nothing out.
      (charged > 0 || isWritten ? overwritable(entry, near) : [ZERO_CREDITS]).map((overwritten) => ({
        charged,
        overwritten,
      })),
    ),
  );
  const gained = to.balance - from.balance;
  const solution = solveSum(
    gained,
    events.map(({ changes }) => changes),
    choices.map((effects) => effects.map(({ charged, overwritten }) => charged + overwritten)),
  );
  const likeliest =
    events.reduce((sum, { changes }) => sum + (changes[0] ?? 0), 0) -
    tried.reduce((sum, { charges }) => sum + (charges[0] ?? 0), 0);
  return {
    from,
    to,
    events,
    attempts: tried.map(({ attempt }) => attempt),
    isWhole: solution !== 'too-many' && isWhole({ fromMs: from.at.toMs, toMs: to.at.fromMs }),
    unexplained: credits(solution === null ? gained - likeliest : 0),
    effects: new Map(
      tried.map(({ attempt }, index) => {
        const possible = solution === null || solution === 'too-many' ? [] : (solution[index] ?? []);
        return [attempt, possible.flatMap((choice) => choices[index]?.[choice] ?? [])];
      }),
    ),
  };
}

/** Sums of what came in while an attempt ran: its write is made of what it had read before. */
function overwritable(attempt: Entry, near: Near<Entry>): readonly Credits[] {
  const gains = near(attempt, REACH_MS).flatMap(({ event, at, line }): readonly Credits[] => {
    const gain = (event?.changes ?? []).find((change) => change > 0);
    if (gain === undefined || event?.kind === 'level-up' || event?.kind === 'sign-up') return [];
    const isLater =
      at.fromMs > attempt.at.toMs ||
      (line !== null && attempt.line !== null && line.path === attempt.line.path && line.line > attempt.line.line);
    return isLater ? [] : [gain];
  });
  return (sumsOf(gains.map((gain) => [gain, 0])) ?? [0]).map(credits);
}
