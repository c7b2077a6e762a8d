import type { LogSource, LogSourceState } from '../../../shared/contract/logs.ts';
import { Mark, type Shape, type Tone } from '../../ui/mark.tsx';

const SIGNS: Readonly<Record<LogSourceState, { readonly shape: Shape; readonly tone: Tone; readonly word: string }>> = {
  importing: { shape: 'dots', tone: 'accent', word: 'Not read to its end' },
  ready: { shape: 'tick', tone: 'green', word: 'Read' },
  vanished: { shape: 'hatch', tone: 'grey', word: 'Not there' },
  shrunk: { shape: 'half-disc', tone: 'amber', word: 'Shorter than before' },
  damaged: { shape: 'half-disc', tone: 'amber', word: 'Damaged, partly read' },
  unreadable: { shape: 'cross', tone: 'red', word: 'Cannot be read' },
  'wrong-format': { shape: 'question', tone: 'grey', word: 'Not such a log' },
  'disk-full': { shape: 'cross', tone: 'red', word: 'Disk full' },
};

interface SourceStateMarkProps {
  readonly state: LogSourceState;
  /** There is nothing in the file: read, but not what somebody expects who added it. */
  readonly isEmpty?: boolean;
}

export function SourceStateMark({ state, isEmpty = false }: SourceStateMarkProps) {
  return <Mark {...(state === 'ready' && isEmpty ? { shape: 'ring', tone: 'grey', word: 'Empty' } : SIGNS[state])} />;
}

/** More was written than has been read, and it can be read. */
export function isBehind({ state, isCompressed, readBytes, sizeBytes }: LogSource): boolean {
  return state === 'importing' || (state === 'ready' && !isCompressed && readBytes < sizeBytes);
}

/** Of a path of either kind of system. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
