import type { Span } from '../../verdict/evidence.ts';
import type { ToUtc } from '../source-clocks.ts';

/** A line is written to the second. */
const SECOND_MS = 999;

/** Between which moments of UTC lines of a source were written, as far as its clock is known. */
export function logSpan(
  toUtc: ToUtc,
  { source, from, to }: { readonly source: string; readonly from: LineMoment; readonly to: LineMoment },
): Span {
  const first = toUtc({ source, ...from });
  const last = toUtc({ source, ...to });
  return {
    fromMs: first.milliseconds - spreadMs(first.spreadSeconds),
    toMs: last.milliseconds + SECOND_MS + spreadMs(last.spreadSeconds),
  };
}

export interface LineMoment {
  readonly second: number;
  readonly line: number;
}

/** An unknown clock counts as UTC: nothing better is known, and a verdict that needs the database will find nothing. */
function spreadMs(spreadSeconds: number | null): number {
  return (spreadSeconds ?? 0) * 1000;
}
