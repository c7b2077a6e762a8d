import type { TransactionDetail } from '../../../shared/contract/transactions.ts';
import { tsvText } from '../../api/list-file.ts';
import type { MenuAction } from '../../ui/menu.tsx';
import { useCopy } from '../../ui/notices.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { TRANSACTION_FILE } from './transaction-file.ts';
import { transactionAsJson, transactionAsMarkdown, transactionAsText } from './transaction-text.ts';

/** The ways to take a transaction along: its id, its row, all of it in three forms, or a link to this view. */
export function useCopyActions(transaction: TransactionDetail): readonly MenuAction[] {
  const copy = useCopy();
  const { transactionId, key } = transaction;
  const id = transactionId === null ? key : `TXN:${transactionId}`;
  const actions = [
    { id: 'id', label: 'Copy id', keys: 'c i', run: () => void copy('Id', id) },
    {
      id: 'row',
      label: 'Copy row as TSV',
      keys: 'c r',
      run: () => void copy('Row', tsvText(TRANSACTION_FILE, [transaction])),
    },
    { id: 'text', label: 'Copy as text', keys: 'c t', run: () => void copy('Text', transactionAsText(transaction)) },
    { id: 'json', label: 'Copy as JSON', keys: 'c j', run: () => void copy('JSON', transactionAsJson(transaction)) },
    {
      id: 'markdown',
      label: 'Copy as Markdown',
      keys: 'c m',
      run: () => void copy('Markdown', transactionAsMarkdown(transaction)),
    },
    { id: 'link', label: 'Copy link', keys: 'c l', run: () => void copy('Link', location.href) },
  ] as const;
  useShortcut({ ...actions[0], group: 'Transaction' });
  useShortcut({ ...actions[1], group: 'Transaction' });
  useShortcut({ ...actions[2], group: 'Transaction' });
  useShortcut({ ...actions[3], group: 'Transaction' });
  useShortcut({ ...actions[4], group: 'Transaction' });
  useShortcut({ ...actions[5], group: 'Transaction' });
  return actions;
}
