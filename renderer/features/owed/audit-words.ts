import type { AuditProgress, Exposure } from '../../../shared/contract/overview.ts';
import { formatMoment } from '../../ui/moment-format.ts';

const PHASE_WORDS: Readonly<Record<AuditProgress['phase'], string>> = {
  copy: 'Copying the marketplace',
  gather: 'Reading rows and lines',
  judge: 'Judging',
  keep: 'Keeping the result',
};

/** `Judging, 40 %`. */
export function describeProgress(progress: AuditProgress | null): string {
  if (progress === null) return 'Starting';
  const { phase, done, total } = progress;
  return total === 0 ? PHASE_WORDS[phase] : `${PHASE_WORDS[phase]}, ${Math.floor((done / total) * 100)} %`;
}

/** `2025-12-24 07:50:23 to 2025-12-28 23:45:49`, in the operator's zone; where nothing was logged for long there is a gap. */
export function describeCoverage(coverage: Exposure['coverage']): string {
  const [first] = coverage;
  const last = coverage.at(-1);
  if (first === undefined || last === undefined)
    return 'There are no logs, so only the console’s own checkouts are judged.';
  const gaps = coverage.length - 1;
  const words = gaps === 0 ? '' : `, with ${gaps} ${gaps === 1 ? 'gap' : 'gaps'}`;
  return `The logs cover ${formatMoment(first.from)} to ${formatMoment(last.to)}${words}.`;
}

export function countOf(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
