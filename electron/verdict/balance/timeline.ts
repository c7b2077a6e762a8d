import type { LineRef, Span } from '../evidence.ts';

/** Something with its place in time: a span, and the line that tells it where there is one. */
export interface Placed {
  readonly at: Span;
  readonly line: LineRef | null;
}

/** Puts things in order: lines of one file by their place in it, everything else by its moment. */
export function inOrder<Entry extends Placed>(entries: readonly Entry[]): readonly Entry[] {
  const ranks = ranksWithinSeconds(entries);
  const position = (entry: Entry): number => entry.at.fromMs + (ranks.get(entry) ?? 0);
  return entries
    .map((entry, index) => ({ entry, index, position: position(entry) }))
    .sort((one, other) => one.position - other.position || one.index - other.index)
    .map(({ entry }) => entry);
}

/** True when nothing says which of the two came first. */
export function isUnordered(one: Placed, other: Placed): boolean {
  if (one.line !== null && other.line !== null && one.line.path === other.line.path) {
    return one.line.line === other.line.line;
  }
  return one.at.fromMs <= other.at.toMs && other.at.fromMs <= one.at.toMs;
}

/** The other entries that overlap with one, or come within a reach of it. */
export type Near<Entry> = (entry: Entry, reachMs?: number) => readonly Entry[];

/** For entries that are in order: looks only as far as something may overlap, however long the row is. */
export function prepareNear<Entry extends Placed>(entries: readonly Entry[]): Near<Entry> {
  const places = new Map(entries.map((entry, index) => [entry, index]));
  // The latest end of all entries up to here: before that nothing reaches any more.
  const reaches: number[] = [];
  for (const { at } of entries) reaches.push(Math.max(reaches.at(-1) ?? Number.NEGATIVE_INFINITY, at.toMs));
  return (entry, reachMs = 0) => {
    const place = places.get(entry) ?? 0;
    const [fromMs, toMs] = [entry.at.fromMs - reachMs, entry.at.toMs + reachMs];
    const found: Entry[] = [];
    for (let index = place - 1; index >= 0 && (reaches[index] ?? 0) >= fromMs; index -= 1) {
      const other = entries[index];
      if (other !== undefined && other.at.toMs >= fromMs) found.push(other);
    }
    for (
      let index = place + 1;
      index < entries.length && (entries[index]?.at.fromMs ?? 0) <= toMs + SECOND_MS;
      index += 1
    ) {
      const other = entries[index];
      if (other !== undefined && other.at.fromMs <= toMs) found.push(other);
    }
    return found;
  };
}

/** Within a second entries stand in the order of their lines, not of their moments. */
const SECOND_MS = 1000;

/** A line is written to the second; within it the lines of a file are spread out in their order. */
function ranksWithinSeconds<Entry extends Placed>(entries: readonly Entry[]): ReadonlyMap<Entry, number> {
  const seconds = Map.groupBy(
    entries.filter(({ line }) => line !== null),
    ({ at, line }) => `${at.fromMs} ${line?.path}`,
  );
  const ranks = new Map<Entry, number>();
  for (const second of seconds.values()) {
    const sorted = second.toSorted((one, other) => (one.line?.line ?? 0) - (other.line?.line ?? 0));
    for (const [index, entry] of sorted.entries()) {
      ranks.set(entry, ((index + 1) / (sorted.length + 1)) * (entry.at.toMs - entry.at.fromMs));
    }
  }
  return ranks;
}
