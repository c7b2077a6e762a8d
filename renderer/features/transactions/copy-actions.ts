import type { AttemptDetail, AttemptRow } from '../../../shared/contract/transactions.ts';
import { decimalFromCredits } from '../../../shared/credits.ts';
import type { MenuAction } from '../../ui/menu.tsx';
import { useCopy } from '../../ui/notices.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';

/** The ways to take an attempt along: its id, its row, everything, or a link to this view. */
export function useCopyActions(attempt: AttemptDetail): readonly MenuAction[] {
  const copy = useCopy();
  const actions = [
    { id: 'id', label: 'Copy id', keys: 'c i', run: () => void copy('Id', `TXN:${attempt.transactionId}`) },
    { id: 'row', label: 'Copy row as TSV', keys: 'c r', run: () => void copy('Row', attemptAsTsv(attempt)) },
    { id: 'json', label: 'Copy as JSON', keys: 'c j', run: () => void copy('JSON', attemptAsJson(attempt)) },
    { id: 'link', label: 'Copy link', keys: 'c l', run: () => void copy('Link', location.href) },
  ] as const;
  useShortcut({ ...actions[0], group: 'Transaction' });
  useShortcut({ ...actions[1], group: 'Transaction' });
  useShortcut({ ...actions[2], group: 'Transaction' });
  useShortcut({ ...actions[3], group: 'Transaction' });
  return actions;
}

/** A head line and the row, for a spreadsheet: amounts in credits, times in UTC. A value never breaks out of its cell. */
export function attemptAsTsv(attempt: AttemptRow): string {
  const cells: readonly (readonly [head: string, value: string | number | null])[] = [
    ['started_at', attempt.startedAt],
    ['transaction_id', attempt.transactionId],
    ['user_id', attempt.userId],
    ['username', attempt.username],
    ['status', attempt.status],
    ['items_requested', attempt.itemsRequested],
    ['items_received', attempt.itemsReceived],
    ['total', attempt.total === null ? null : decimalFromCredits(attempt.total)],
    ['charged', decimalFromCredits(attempt.charged)],
    ['engine', attempt.engine],
    ['error', attempt.error?.code ?? null],
  ];
  return [cells.map(([head]) => head), cells.map(([, value]) => tsvCell(value))]
    .map((line) => line.join('\t'))
    .join('\n');
}

export function attemptAsJson(attempt: AttemptDetail): string {
  return JSON.stringify(attempt, null, 2);
}

function tsvCell(value: string | number | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const flat = value.replaceAll(/[\t\r\n]+/g, ' ');
  // A spreadsheet would run a text that begins like a formula.
  return /^[=+\-@]/.test(flat) ? `'${flat}` : flat;
}
