import type { RecordLevel } from '../../../shared/contract/logs.ts';

const TONES: Readonly<Record<RecordLevel, 'quiet' | 'amber' | 'red'>> = {
  DEBUG: 'quiet',
  INFO: 'quiet',
  WARNING: 'amber',
  ERROR: 'red',
  CRITICAL: 'red',
};

/** The level of a record, as the log writes it. */
export function LevelMark({ level }: { readonly level: RecordLevel | null }) {
  if (level === null) return <span className="quiet">none</span>;
  return <span className={`level level-${TONES[level]}`}>{level}</span>;
}
