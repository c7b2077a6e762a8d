import type { RecordLevel } from '../../../shared/contract/logs.ts';
import type { BarFill } from '../../ui/bar-fill.tsx';

const TONES: Readonly<Record<RecordLevel, 'quiet' | 'amber' | 'red'>> = {
  DEBUG: 'quiet',
  INFO: 'quiet',
  WARNING: 'amber',
  ERROR: 'red',
  CRITICAL: 'red',
};

/** For bars: told apart by pattern as well as by colour. */
export const LEVEL_FILLS: Readonly<Record<RecordLevel, BarFill>> = {
  DEBUG: { tone: 'grey', pattern: 'empty' },
  INFO: { tone: 'grey', pattern: 'solid' },
  WARNING: { tone: 'amber', pattern: 'diagonal' },
  ERROR: { tone: 'red', pattern: 'cross' },
  CRITICAL: { tone: 'red', pattern: 'solid' },
};

/** The level of a record, as the log writes it. */
export function LevelMark({ level }: { readonly level: RecordLevel | null }) {
  if (level === null) return <span className="quiet">none</span>;
  return <span className={`level level-${TONES[level]}`}>{level}</span>;
}
