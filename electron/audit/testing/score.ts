import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordedAttempt } from '../../testing/recorded-logs.ts';
import { RECORDINGS } from '../../testing/recorded-logs.ts';
import type { Evidence, LineRef } from '../../verdict/evidence.ts';
import type { Verdict } from '../../verdict/verdict.ts';

/** What really happened, from snapshots before and after each request; amounts are credits. */
export interface Truth extends RecordedAttempt {
  readonly credits_lost: number;
  readonly mechanism: string | null;
  readonly order_ids: readonly number[];
  readonly refunded_later: number;
}

/** Every release that was recorded, by its recording. */
export const RECORDED = [
  ['sample', 'LEGACY'],
  ['sample', 'FIXED'],
  ['sample', 'FIXED_ASIS'],
  ['sample', 'HEAD'],
  ['debug', 'FIXED'],
] as const;

export function readTruths(recording: string, version: string): readonly Truth[] {
  const answers = readFileSync(join(RECORDINGS, recording, 'answers.json'), 'utf8');
  const { attempts } = JSON.parse(answers) as { readonly attempts: readonly Truth[] };
  return attempts.filter((attempt) => attempt.version === version);
}

/** Where a line stood in the recording: `barterex_20251224.log:12`. */
export type OriginOf = (line: LineRef) => string | undefined;

export const AS_RECORDED: OriginOf = ({ path, line }) => `${path.split('/').at(-1)}:${line}`;

/** The key of the attempt that holds most of the lines of each recorded one. */
export function findKeys(
  { attempts }: Evidence,
  truths: readonly Truth[],
  originOf: OriginOf = AS_RECORDED,
): ReadonlyMap<Truth, string> {
  const keys = new Map<string, string>();
  for (const { key, lines } of attempts) {
    for (const { ref } of lines) {
      const origin = originOf(ref);
      if (origin !== undefined) keys.set(origin, key);
    }
  }
  return new Map(
    truths.flatMap((truth): readonly [Truth, string][] => {
      const found = truth.log_lines.flatMap((line) => keys.get(`${truth.log_file}:${line}`) ?? []);
      const [most] = [...Map.groupBy(found, (key) => key)].sort(([, one], [, other]) => other.length - one.length);
      return most === undefined ? [] : [[truth, most[0]]];
    }),
  );
}

export interface Score {
  attempts: number;
  'not found': number;
  exact: number;
  wrong: number;
  undecided: number;
  'user right': number;
  'user wrong': number;
  'user unknown': number;
  'mechanism right': number;
  'mechanism wrong': number;
  'order right': number;
  'order wrong': number;
}

export interface Scored {
  readonly score: Score;
  /** What is not as it should be, in words. */
  readonly misses: readonly string[];
}

export function scoreVerdicts(
  verdicts: readonly Verdict[],
  keys: ReadonlyMap<Truth, string>,
  truths: readonly Truth[],
): Scored {
  const score: Score = {
    attempts: truths.length,
    'not found': 0,
    exact: 0,
    wrong: 0,
    undecided: 0,
    'user right': 0,
    'user wrong': 0,
    'user unknown': 0,
    'mechanism right': 0,
    'mechanism wrong': 0,
    'order right': 0,
    'order wrong': 0,
  };
  const byKey = new Map(verdicts.map((verdict) => [verdict.key, verdict]));
  const misses: string[] = [];
  for (const truth of truths) {
    const verdict = byKey.get(keys.get(truth) ?? '');
    if (verdict === undefined) {
      score['not found'] += 1;
      misses.push(`${truth.attempt_id} ${truth.scenario}: not found`);
      continue;
    }
    const amount = amountOf(verdict, truth);
    const user = verdict.userId === null ? 'unknown' : verdict.userId === truth.user_id ? 'right' : 'wrong';
    const mechanism = verdict.mechanism === (truth.mechanism?.slice(0, 2) ?? null) ? 'right' : 'wrong';
    const order = isOrderRight(verdict, truth) ? 'right' : 'wrong';
    score[amount] += 1;
    score[`user ${user}`] += 1;
    if (amount !== 'undecided') score[`mechanism ${mechanism}`] += 1;
    score[`order ${order}`] += 1;
    if (amount !== 'exact' || user === 'wrong' || mechanism === 'wrong' || order === 'wrong')
      misses.push(describeMiss(verdict, truth));
  }
  return { score, misses };
}

export function amountOf({ lost }: Verdict, truth: Truth): 'exact' | 'wrong' | 'undecided' {
  if (lost === null) return 'undecided';
  return lost === Math.round(truth.credits_lost * 100) ? 'exact' : 'wrong';
}

function isOrderRight({ order }: Verdict, truth: Truth): boolean {
  if (truth.order_ids.length === 0) return order === 'none' || order === 'not-used';
  return order === (truth.refunded_later > 0 ? 'cancelled' : 'created');
}

export function describeMiss({ kind, mechanism, lost, order, userId, missing }: Verdict, truth: Truth): string {
  const is = `${truth.attempt_id} ${truth.scenario} (${truth.mechanism ?? 'no mechanism'}) of ${truth.user_id}, lost ${truth.credits_lost}`;
  return `${is}: ${kind} ${mechanism ?? ''} ${lost ?? '?'} of ${userId}, order ${order} of ${truth.order_ids.length}. ${missing.join(' ')}`;
}
