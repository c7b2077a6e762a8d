import { useInfiniteQuery } from '@tanstack/react-query';
import type { AuditedVerdict } from '../../../shared/contract/overview.ts';
import type { UserId } from '../../../shared/ids.ts';
import { verdictSentence } from '../../../shared/verdict-words.ts';
import { failureFrom } from '../../api/failure.ts';
import { queries } from '../../api/index.ts';
import { PAGED, pageAt, usePagedRows } from '../../api/paged-list.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { FailureView } from '../../ui/failure-view.tsx';
import { PersonalText } from '../../ui/masking.tsx';
import { Moment } from '../../ui/moment.tsx';
import { DetailPanel } from '../../ui/panel.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { VerdictMark } from '../../verdict/verdict-mark.tsx';
import type { OwedSearch } from './search.ts';
import { windowOf } from './window.ts';
import './owed-user-panel.css';

interface OwedUserPanelProps {
  readonly userId: number;
  readonly search: OwedSearch;
  readonly onClose: () => void;
  readonly onOpenTransaction: (key: string) => void;
  readonly onOpenUser: (userId: number) => void;
}

/** The transactions that took a user's credits, or may have, each leading to its own story. */
export function OwedUserPanel({ userId, search, onClose, onOpenTransaction, onOpenUser }: OwedUserPanelProps) {
  const { query, rows, total, loadMore } = useAffected(userId, search);
  useShortcut({ keys: 'escape', label: 'Close the detail', group: 'List', run: onClose });
  const username = rows[0]?.username ?? null;
  return (
    <DetailPanel
      head={
        <h2 className="owed-user-name">
          {username === null ? `User ${userId}` : <PersonalText text={username} isTruncated />}
        </h2>
      }
      actions={
        <Button kind="quiet" icon="users" onPress={() => onOpenUser(userId)}>
          Account
        </Button>
      }
      onClose={onClose}
    >
      <div className="detail-panel-body">
        {query.isPending && <Skeleton label="Loading transactions" rows={6} />}
        {query.isError && <FailureView failure={failureFrom(query.error)} onRetry={() => query.refetch()} />}
        {query.isSuccess && rows.length === 0 && (
          <EmptyState icon="check" title="Nothing lost">
            No transaction of this user lost credits in what is shown.
          </EmptyState>
        )}
        <ul className="owed-verdicts">
          {rows.map((verdict) => (
            <VerdictEntry key={verdict.key} verdict={verdict} onOpen={() => onOpenTransaction(verdict.key)} />
          ))}
        </ul>
        {rows.length < total && <Button onPress={loadMore}>Show more</Button>}
      </div>
    </DetailPanel>
  );
}

function useAffected(userId: number, search: OwedSearch) {
  const { mechanism } = search;
  const request = {
    ...windowOf(search),
    ...(mechanism !== undefined && { mechanism }),
    userId: userId as UserId,
    isAffected: true as const,
  };
  return usePagedRows(
    useInfiniteQuery(
      queries.overview.verdicts.infiniteOptions({
        input: (cursor: string | null) => ({ ...request, ...pageAt(cursor) }),
        ...PAGED,
      }),
    ),
  );
}

function VerdictEntry({ verdict, onOpen }: { readonly verdict: AuditedVerdict; readonly onOpen: () => void }) {
  const { transactionId, startedAt, kind, order, missing } = verdict;
  return (
    <li className="owed-verdict">
      <div className="owed-verdict-head">
        <VerdictMark kind={kind} order={order} />
        <span className="quiet">
          <Moment at={startedAt} />
        </span>
        <LinkButton onPress={onOpen}>
          {transactionId === null ? 'Transaction without an id' : <span className="mono">TXN:{transactionId}</span>}
        </LinkButton>
      </div>
      <p>{verdictSentence(verdict)}</p>
      {kind === 'cannot-tell' &&
        missing.map((text) => (
          <p key={text} className="quiet">
            <UntrustedText text={text} />
          </p>
        ))}
    </li>
  );
}
