import { describeAttempt } from '../../../shared/attempt-words.ts';
import { CLAIM_CAVEAT, describeClaim, FAMILY_WORDS, SUSPICION_WORDS } from '../../../shared/claim-words.ts';
import type { LogStory, TransactionDetail } from '../../../shared/contract/transactions.ts';
import { type Credits, formatCredits } from '../../../shared/credits.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Facts, type Figure, Figures } from '../../ui/figures.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LogText, PersonalText } from '../../ui/masking.tsx';
import { Moment } from '../../ui/moment.tsx';
import { TransactionVerdict } from '../../verdict/transaction-verdict.tsx';
import { VerdictCard } from '../../verdict/verdict-card.tsx';
import { AttributionBadge } from './attribution-badge.tsx';
import { describeClock } from './clock-words.ts';
import { RecordText } from './record-text.tsx';
import { ORIGIN_WORDS, SuspiciousMark, transactionDuration } from './transaction-columns.tsx';
import './transaction-summary.css';

interface TransactionSummaryProps {
  readonly transaction: TransactionDetail;
  readonly onOpenUser: (userId: number) => void;
}

/** What the record says happened, what the log claims, and the figures of both. */
export function TransactionSummary({ transaction, onOpenUser }: TransactionSummaryProps) {
  const { database, log, suspicions, user } = transaction;
  const names = user.username === null ? [] : [user.username];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard.
    <section className="transaction-summary" aria-label="What happened" tabIndex={0}>
      <TransactionVerdict transactionKey={transaction.key}>
        {(verdict) => <VerdictCard verdict={verdict} />}
      </TransactionVerdict>
      {database !== null && <p>{describeAttempt(database)}</p>}
      {log !== null && (
        <div>
          <p>{describeClaim(log)}</p>
          {database === null && <p className="quiet">{CLAIM_CAVEAT}</p>}
        </div>
      )}
      {suspicions.length > 0 && (
        <div className="transaction-doubts">
          <SuspiciousMark suspicions={suspicions} />
          {suspicions.map((suspicion) => (
            <p key={suspicion}>{SUSPICION_WORDS[suspicion]}</p>
          ))}
        </div>
      )}
      <Figures figures={figuresOf(transaction)} />
      {database?.error != null && (
        <div className="attempt-error">
          <span className="mono">{database.error.code}</span>
          <RecordText message={database.error.message} names={names} />
        </div>
      )}
      {database === null && log !== null && log.error !== null && (
        <div className="attempt-error">
          <RecordText message={log.error} names={names} />
        </div>
      )}
      <Facts
        facts={[
          { label: 'User', value: <UserFact transaction={transaction} onOpenUser={onOpenUser} /> },
          { label: 'Started', value: <Moment at={transaction.startedAt} /> },
          { label: 'Took', value: transactionDuration(transaction) ?? 'unknown' },
          { label: 'Known from', value: `${ORIGIN_WORDS[transaction.origin]}, ${FAMILY_WORDS[transaction.family]}` },
          ...(log === null ? [] : [{ label: 'Clock', value: describeClock(log.clock) }]),
          ...(log === null || log.orderNumber === null
            ? []
            : [{ label: 'Order', value: <LogText text={log.orderNumber} /> }]),
        ]}
      />
    </section>
  );
}

function figuresOf({ database, log }: TransactionDetail): readonly Figure[] {
  const figures: Figure[] = [];
  if (log !== null) figures.push({ label: 'Claimed, credits', value: amountOrDash(log.claimed) });
  if (log?.shortage != null) figures.push({ label: 'Needed, credits', value: formatCredits(log.shortage.required) });
  if (log?.shortage != null)
    figures.push({ label: 'Available, credits', value: formatCredits(log.shortage.available) });
  if (database === null) {
    return [...figures, { label: 'Items done', value: log?.itemsDone.length ?? 0 }, failedFigure(log)];
  }
  const { total, charged, balanceBefore, balanceAfter } = database;
  return [
    ...figures,
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
  ];
}

function failedFigure(log: LogStory | null): Figure {
  return { label: 'Items failed', value: log?.itemsFailed.length ?? 0 };
}

function UserFact({ transaction, onOpenUser }: TransactionSummaryProps) {
  const { user, log } = transaction;
  const reason = log?.attributionReason;
  return (
    <span className="transaction-user">
      <UserName user={user} onOpenUser={onOpenUser} />
      <AttributionBadge user={user} {...(reason !== undefined && { reason })} />
      {reason !== undefined && (
        <span className="quiet">
          <LogText text={reason} names={user.username === null ? [] : [user.username]} />
        </span>
      )}
    </span>
  );
}

function UserName({ user, onOpenUser }: Pick<TransactionDetail, 'user'> & Pick<TransactionSummaryProps, 'onOpenUser'>) {
  const { username, userId } = user;
  if (userId === null) return username === null ? <span>unknown</span> : <PersonalText text={username} />;
  if (username === null) return <span>account gone (no. {userId})</span>;
  return (
    <LinkButton onPress={() => onOpenUser(userId)}>
      <PersonalText text={username} />
      <span className="quiet"> no. {userId}</span>
    </LinkButton>
  );
}

function amountOrDash(amount: Credits | null): string {
  return amount === null ? '–' : formatCredits(amount);
}
