import type { LogSource, LogSourceState } from '../../../shared/contract/logs.ts';
import { Mark, type Shape, type Tone } from '../../ui/mark.tsx';
import { formatOffset, formatSpan } from '../../ui/moment-format.ts';

const SIGNS: Readonly<Record<LogSourceState, { readonly shape: Shape; readonly tone: Tone; readonly word: string }>> = {
  importing: { shape: 'dots', tone: 'accent', word: 'Not read to its end' },
  ready: { shape: 'tick', tone: 'green', word: 'Read' },
  vanished: { shape: 'hatch', tone: 'grey', word: 'Gone, lines kept' },
  shrunk: { shape: 'half-disc', tone: 'amber', word: 'Shorter than before' },
  damaged: { shape: 'half-disc', tone: 'amber', word: 'Damaged, partly read' },
  unreadable: { shape: 'cross', tone: 'red', word: 'Cannot be read' },
  'wrong-format': { shape: 'question', tone: 'grey', word: 'Not such a log' },
  'disk-full': { shape: 'cross', tone: 'red', word: 'Disk full' },
};

export function SourceStateMark({ state }: { readonly state: LogSourceState }) {
  return <Mark {...SIGNS[state]} />;
}

/** More was written than has been read, and it can be read. */
export function isBehind({ state, isCompressed, readBytes, sizeBytes }: LogSource): boolean {
  return state === 'importing' || (state === 'ready' && !isCompressed && readBytes < sizeBytes);
}

/** `UTC+2 ± 1 s`, and who says so. */
export function describeSourceClock({ clock }: LogSource): string {
  if (clock === null) return 'not calibrated';
  const { offsetSeconds, spreadSeconds, isSetByHand } = clock;
  const spread = spreadSeconds === 0 ? '' : ` ± ${formatSpan(spreadSeconds)}`;
  return `${formatOffset(offsetSeconds)}${spread}${isSetByHand ? ', set by hand' : ''}`;
}

/** Of a path of either kind of system. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
