import type { Verdict as VerdictRecord } from '../../shared/contract/verdicts.ts';
import { instantFromMilliseconds } from '../../shared/time.ts';
import type { Verdict } from '../verdict/verdict.ts';

/** A verdict as the contract carries it. */
export function verdictRecord({ at: _doubtful, told, ...verdict }: Verdict): VerdictRecord {
  return { ...verdict, startedAt: instantFromMilliseconds(told.fromMs), endedAt: instantFromMilliseconds(told.toMs) };
}
