import type { Mechanism } from '../../../shared/verdict.ts';
import { MECHANISMS } from '../../../shared/verdict.ts';
import { MECHANISM_WORDS } from '../../../shared/verdict-words.ts';
import type { BarFill } from '../../ui/bar-fill.tsx';

export const MECHANISM_FILLS: Readonly<Record<Mechanism, BarFill>> = {
  M0: { tone: 'red', pattern: 'cross' },
  M1: { tone: 'amber', pattern: 'diagonal' },
  M2: { tone: 'red', pattern: 'solid' },
  M3: { tone: 'violet', pattern: 'columns' },
  M4: { tone: 'orange', pattern: 'rows' },
  M5: { tone: 'teal', pattern: 'dots' },
  M6: { tone: 'grey', pattern: 'rows' },
  M7: { tone: 'grey', pattern: 'columns' },
  M8: { tone: 'grey', pattern: 'dots' },
};

/** Lost without any of the known ways. */
export const OTHER_FILL: BarFill = { tone: 'grey', pattern: 'solid' };
export const UNTOLD_FILL: BarFill = { tone: 'grey', pattern: 'empty' };

/** `M1 Failed items were charged`. */
export function mechanismLabel(mechanism: Mechanism): string {
  return `${mechanism} ${MECHANISM_WORDS[mechanism].name}`;
}

export const MECHANISM_SERIES = MECHANISMS.map((id) => ({ id, label: mechanismLabel(id), fill: MECHANISM_FILLS[id] }));
