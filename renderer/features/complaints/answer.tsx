import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ComplaintAnswer } from '../../../shared/contract/claims.ts';
import type { ContractInputs } from '../../../shared/contract/index.ts';
import { formatCredits } from '../../../shared/credits.ts';
import { replyToComplaint } from '../../../shared/verdict-words.ts';
import { failureFrom } from '../../api/failure.ts';
import { queries } from '../../api/index.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { FailureView } from '../../ui/failure-view.tsx';
import { Figures } from '../../ui/figures.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { AnsweredTransaction } from './answered-transaction.tsx';
import { EvidenceFileMenu } from './evidence-file-menu.tsx';

type Question = ContractInputs['claims']['answer'];

interface AnswerProps {
  readonly question: Question;
  readonly onOpenTransaction: (key: string) => void;
  readonly onOpenUser: (userId: number) => void;
}

/** Step three: everything that the user tried in that time, judged; several losses are one answer. */
export function Answer({ question, onOpenTransaction, onOpenUser }: AnswerProps) {
  const query = useQuery(queries.claims.answer.queryOptions({ input: question, placeholderData: keepPreviousData }));
  if (query.data === undefined) {
    return query.isError ? (
      <FailureView failure={failureFrom(query.error)} onRetry={() => query.refetch()} />
    ) : (
      <Skeleton label="Judging" />
    );
  }
  const answer = query.data;
  if (answer.verdicts.length === 0) {
    return (
      <EmptyState icon="search" title="No checkout is known">
        <p>
          {answer.isCovered
            ? 'The logs cover this time, and no line of them tells of a checkout of this user.'
            : 'The logs do not cover all of this time. Import the logs of those days, or widen the time.'}
        </p>
      </EmptyState>
    );
  }
  return (
    <>
      <header className="complaint-head">
        <h2>{headline(answer)}</h2>
        <div className="complaint-actions">
          <CopyButton label="Copy a reply to the user" text={replyToComplaint(answer.verdicts)}>
            Copy reply
          </CopyButton>
          <EvidenceFileMenu userId={question.userId} verdicts={answer.verdicts} />
          <Button kind="quiet" icon="users" onPress={() => onOpenUser(question.userId)}>
            Open the user
          </Button>
        </div>
      </header>
      <Figures
        figures={[
          { label: 'Lost, credits', value: formatCredits(answer.lost) },
          { label: 'Returned, credits', value: formatCredits(answer.returned) },
          { label: 'Still owed, credits', value: formatCredits(answer.owed) },
          ...(answer.possiblyReturned === 0
            ? []
            : [
                {
                  label: 'Perhaps returned, credits',
                  value: formatCredits(answer.possiblyReturned),
                  note: 'later rises by an admin; nobody knows for what',
                },
              ]),
        ]}
      />
      {!answer.isCovered && (
        <p className="quiet">The logs do not cover all of the asked time: there may have been more.</p>
      )}
      <ol className="complaint-transactions" aria-label="Checkouts, the likeliest first">
        {answer.verdicts.map((verdict, index) => (
          <AnsweredTransaction
            key={verdict.key}
            verdict={verdict}
            isOpen={index === 0}
            onOpen={() => onOpenTransaction(verdict.key)}
          />
        ))}
      </ol>
    </>
  );
}

function headline({ verdicts, owed, lost, undecided }: ComplaintAnswer): string {
  const count = verdicts.length === 1 ? '1 checkout' : `${verdicts.length} checkouts`;
  const open = undecided === 0 ? '' : `; ${undecided} cannot be told`;
  if (owed > 0) return `${count}: ${formatCredits(owed)} credits are owed${open}.`;
  if (lost > 0) return `${count}: ${formatCredits(lost)} credits were lost, and all of it came back${open}.`;
  return undecided === 0 ? `${count}: nothing was lost.` : `${count}: no loss is proved${open}.`;
}
