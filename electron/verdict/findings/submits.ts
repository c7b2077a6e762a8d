import { MOMENT_MS } from '../facts/deliveries.ts';
import type { Verdict } from '../verdict.ts';
import type { Finding, Found } from './finding.ts';

/** A cart that was submitted twice at the same moment: the submit that was charged, and the one that repeated it. */
export interface SubmitPair {
  readonly charged: Verdict;
  readonly repeat: Verdict;
}

export function submitPairs(verdicts: readonly Verdict[]): readonly SubmitPair[] {
  const ofUser = Map.groupBy(
    verdicts.filter(({ mechanism }) => mechanism === 'M5'),
    ({ userId }) => userId,
  );
  return verdicts
    .filter(({ kind, userId }) => kind === 'double-submit' && userId !== null)
    .flatMap((repeat) => {
      const near = (ofUser.get(repeat.userId) ?? []).find((other) => other !== repeat && isSameMoment(other, repeat));
      return near === undefined ? [] : [{ charged: near, repeat }];
    });
}

function isSameMoment({ at: one }: Verdict, { at: other }: Verdict): boolean {
  return one.fromMs <= other.toMs + MOMENT_MS && other.fromMs <= one.toMs + MOMENT_MS;
}

/** Charged once, so nothing is lost; but at current each submit has an order, and each order can be cancelled. */
export function doubleSubmits({ judgement: { verdicts } }: Found): readonly Finding[] {
  return verdicts
    .filter(({ kind }) => kind === 'double-submit')
    .map((repeat) => ({
      kind: 'double-submit',
      sentence:
        repeat.orderIds.length === 0
          ? 'The same cart was submitted twice at the same moment. It was charged once, its purchases are recorded twice.'
          : `The same cart was submitted twice at the same moment. It was charged once; the second submit has order ${repeat.orderIds.join(', ')}.`,
      amount: null,
      userId: repeat.userId,
      key: repeat.key,
      atMs: repeat.at.fromMs,
      refs: refsOf(repeat),
    }));
}

/** Both orders of such a cart were cancelled: credits came back for each, although only one was paid (BARTEREX.md M5). */
export function refundedTwice({ judgement: { verdicts } }: Found): readonly Finding[] {
  return submitPairs(verdicts)
    .filter(({ charged, repeat }) => charged.returned > 0 && repeat.returned > 0)
    .map(({ charged, repeat }) => ({
      kind: 'refunded-twice',
      sentence: `One cart was submitted twice and charged once, and both of its orders (${[...charged.orderIds, ...repeat.orderIds].join(', ')}) were cancelled and refunded.`,
      amount: repeat.returned,
      userId: repeat.userId,
      key: repeat.key,
      atMs: repeat.at.fromMs,
      refs: [...refsOf(charged), ...refsOf(repeat)].filter((ref) => ref.kind === 'row'),
    }));
}

function refsOf({ reasons }: Verdict): Finding['refs'] {
  return reasons.flatMap(({ refs }) => refs);
}
