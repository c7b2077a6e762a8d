import { useQuery } from '@tanstack/react-query';
import type { TransactionDetail } from '../../../shared/contract/transactions.ts';
import { failureFrom } from '../../api/failure.ts';
import { queries } from '../../api/index.ts';
import { IconButton } from '../../ui/button.tsx';
import { FailureView } from '../../ui/failure-view.tsx';
import { ActionMenu } from '../../ui/menu.tsx';
import { DetailPanel } from '../../ui/panel.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { type TabPage, Tabs } from '../../ui/tabs.tsx';
import { TransactionVerdict } from '../../verdict/transaction-verdict.tsx';
import { VerdictEvidence } from '../../verdict/verdict-evidence.tsx';
import { useCopyActions } from './copy-actions.ts';
import { DatabaseRecord } from './database-record.tsx';
import { LogLines } from './log-lines.tsx';
import { NoteForm } from './note-form.tsx';
import { OutcomeMark } from './outcome-mark.tsx';
import { PageBody } from './page-body.tsx';
import type { TransactionTab } from './search.ts';
import { StoryTimeline } from './story-timeline.tsx';
import { TransactionItems } from './transaction-items.tsx';
import { TransactionSummary } from './transaction-summary.tsx';
import './transaction-panel.css';

interface TransactionPanelProps {
  readonly transactionKey: string;
  readonly tab: TransactionTab | undefined;
  readonly onTab: (tab: TransactionTab) => void;
  readonly onClose: () => void;
  readonly onOpenUser: (userId: number) => void;
}

/** One transaction: what happened as far as the database knows, what the log claims, and everything behind both. */
export function TransactionPanel({ transactionKey, onClose, ...props }: TransactionPanelProps) {
  const query = useQuery(queries.transactions.get.queryOptions({ input: { key: transactionKey } }));
  useShortcut({ keys: 'escape', label: 'Close what is open', group: 'List', run: onClose });

  if (query.data === undefined) {
    return (
      <DetailPanel head={<h2>Transaction</h2>} onClose={onClose}>
        {query.isError ? (
          <FailureView failure={failureFrom(query.error)} onRetry={() => query.refetch()} />
        ) : (
          <Skeleton label="Loading the transaction" />
        )}
      </DetailPanel>
    );
  }
  return <LoadedTransaction transaction={query.data} onClose={onClose} {...props} />;
}

interface LoadedTransactionProps extends Omit<TransactionPanelProps, 'transactionKey'> {
  readonly transaction: TransactionDetail;
}

function LoadedTransaction({ transaction, tab, onTab, onClose, onOpenUser }: LoadedTransactionProps) {
  const copyActions = useCopyActions(transaction);
  const pages = pagesOf(transaction);
  const open = pages.find(({ id }) => id === tab) ?? pages[0];
  return (
    <DetailPanel
      onClose={onClose}
      head={
        <>
          <h2 className={transaction.transactionId === null ? undefined : 'mono'}>
            {transaction.transactionId === null ? 'Without a TXN id' : `TXN:${transaction.transactionId}`}
          </h2>
          <OutcomeMark outcome={transaction.outcome} isBadge />
        </>
      }
      actions={<ActionMenu label="Copy" trigger={<IconButton icon="copy" label="Copy" />} actions={copyActions} />}
    >
      <TransactionSummary transaction={transaction} onOpenUser={onOpenUser} />
      {open !== undefined && <Tabs label="Behind it" openId={open.id} onOpen={onTab} pages={pages} />}
    </DetailPanel>
  );
}

/** A tab for each thing that there is; the most telling one first. */
function pagesOf(transaction: TransactionDetail): readonly TabPage<TransactionTab>[] {
  const { log, database, note } = transaction;
  const names = namesIn(transaction);
  const pages: readonly (TabPage<TransactionTab> | null)[] = [
    log && { id: 'story', label: 'Story', content: () => <StoryTimeline story={log} names={names} /> },
    database && {
      id: 'database',
      label: 'Database',
      content: () => <DatabaseRecord attempt={database} names={names} />,
    },
    { id: 'evidence', label: 'Evidence', content: () => <EvidencePage transactionKey={transaction.key} /> },
    { id: 'items', label: 'Items', content: () => <TransactionItems transaction={transaction} /> },
    log && {
      id: 'lines',
      label: 'Lines',
      count: log.lines.length,
      content: () => <LogLines transactionKey={transaction.key} lines={log.lines} names={names} />,
    },
    {
      id: 'note',
      label: 'Note',
      count: note === null ? null : 1,
      content: () => <NoteForm transactionKey={transaction.key} note={note} />,
    },
  ];
  return pages.filter((page) => page !== null);
}

function EvidencePage({ transactionKey }: { readonly transactionKey: string }) {
  return (
    <PageBody label="Evidence">
      <TransactionVerdict transactionKey={transactionKey}>
        {(verdict) => <VerdictEvidence verdict={verdict} />}
      </TransactionVerdict>
    </PageBody>
  );
}

/** The people of the transaction, as its lines may name them. */
function namesIn({ user, database }: TransactionDetail): readonly string[] {
  const sellers = database?.items.map((item) => item.sellerName) ?? [];
  return [user.username, database?.username ?? null, ...sellers].filter((name) => name !== null);
}
