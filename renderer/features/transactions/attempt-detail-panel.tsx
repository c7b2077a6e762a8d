import { useQuery } from '@tanstack/react-query';
import { describeAttempt } from '../../../shared/attempt-words.ts';
import type { AttemptDetail } from '../../../shared/contract/transactions.ts';
import type { Credits } from '../../../shared/credits.ts';
import { formatCredits } from '../../../shared/credits.ts';
import { failureFrom } from '../../api/failure.ts';
import { queries } from '../../api/index.ts';
import { IconButton, LinkButton } from '../../ui/button.tsx';
import { FailureView } from '../../ui/failure-view.tsx';
import { Facts, Figures } from '../../ui/figures.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PersonalText } from '../../ui/masking.tsx';
import { ActionMenu } from '../../ui/menu.tsx';
import { Moment } from '../../ui/moment.tsx';
import { DetailPanel, Section } from '../../ui/panel.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { attemptDuration } from './attempt-columns.tsx';
import { AttemptEvents } from './attempt-events.tsx';
import { AttemptItems } from './attempt-items.tsx';
import { AttemptPhases } from './attempt-phases.tsx';
import { AttemptStatusMark } from './attempt-status.tsx';
import { useCopyActions } from './copy-actions.ts';
import './attempt-detail-panel.css';

interface AttemptDetailPanelProps {
  readonly attemptId: number;
  readonly onClose: () => void;
  readonly onOpenUser: (userId: number) => void;
}

/** One attempt: what happened in a sentence, the figures, the items, how far it came, what it logged. */
export function AttemptDetailPanel({ attemptId, onClose, onOpenUser }: AttemptDetailPanelProps) {
  const query = useQuery(queries.transactions.get.queryOptions({ input: { attemptId } }));
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
  return <LoadedAttempt attempt={query.data} onClose={onClose} onOpenUser={onOpenUser} />;
}

interface LoadedAttemptProps extends Omit<AttemptDetailPanelProps, 'attemptId'> {
  readonly attempt: AttemptDetail;
}

function LoadedAttempt({ attempt, onClose, onOpenUser }: LoadedAttemptProps) {
  const copyActions = useCopyActions(attempt);
  return (
    <DetailPanel
      onClose={onClose}
      head={
        <>
          <h2 className="mono">TXN:{attempt.transactionId}</h2>
          <AttemptStatusMark status={attempt.status} isBadge />
        </>
      }
      actions={<ActionMenu label="Copy" trigger={<IconButton icon="copy" label="Copy" />} actions={copyActions} />}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard. */}
      <section className="detail-panel-body" aria-label="What happened" tabIndex={0}>
        <p className="attempt-sentence">{describeAttempt(attempt)}</p>
        <AttemptFigures attempt={attempt} />
        {attempt.error !== null && (
          <p className="attempt-error">
            <span className="mono">{attempt.error.code}</span>
            <UntrustedText text={attempt.error.message} />
          </p>
        )}
        <AttemptPhases phase={attempt.phase} status={attempt.status} />
        <Facts
          facts={[
            { label: 'User', value: <UserLink attempt={attempt} onOpenUser={onOpenUser} /> },
            { label: 'Started', value: <Moment at={attempt.startedAt} /> },
            { label: 'Ended', value: attempt.endedAt === null ? 'not recorded' : <Moment at={attempt.endedAt} /> },
            { label: 'Took', value: attemptDuration(attempt) ?? 'unknown' },
            { label: 'Engine', value: attempt.engine },
          ]}
        />
        <Section title={`Items (${attempt.itemsReceived} of ${attempt.itemsRequested} received)`}>
          <AttemptItems items={attempt.items} />
        </Section>
        <Section title="Events">
          <AttemptEvents events={attempt.events} names={namesOf(attempt)} />
        </Section>
      </section>
    </DetailPanel>
  );
}

function AttemptFigures({ attempt }: { readonly attempt: AttemptDetail }) {
  const { total, charged, balanceBefore, balanceAfter } = attempt;
  return (
    <Figures
      figures={[
        { label: 'Total, credits', value: amountOrDash(total) },
        { label: 'Charged, credits', value: formatCredits(charged) },
        {
          label: 'Balance, credits',
          value: (
            <span className="attempt-balance">
              {amountOrDash(balanceBefore)}
              <Icon name="arrow" />
              <span className="visually-hidden">became</span>
              {amountOrDash(balanceAfter)}
            </span>
          ),
        },
      ]}
    />
  );
}

function UserLink({ attempt, onOpenUser }: Pick<LoadedAttemptProps, 'attempt' | 'onOpenUser'>) {
  if (attempt.username === null) return <span>account gone (no. {attempt.userId})</span>;
  return (
    <LinkButton onPress={() => onOpenUser(attempt.userId)}>
      <PersonalText text={attempt.username} />
      <span className="quiet"> no. {attempt.userId}</span>
    </LinkButton>
  );
}

function namesOf({ username, items }: AttemptDetail): readonly string[] {
  return [username, ...items.map((item) => item.sellerName)].filter((name) => name !== null);
}

function amountOrDash(amount: Credits | null): string {
  return amount === null ? '–' : formatCredits(amount);
}
