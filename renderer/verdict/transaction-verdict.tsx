import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Verdict } from '../../shared/contract/verdicts.ts';
import { failureFrom } from '../api/failure.ts';
import { queries } from '../api/index.ts';
import { FailureView } from '../ui/failure-view.tsx';
import { Skeleton } from '../ui/states.tsx';

interface TransactionVerdictProps {
  readonly transactionKey: string;
  readonly children: (verdict: Verdict) => ReactNode;
}

/** The verdict on a transaction, judged when it is opened. */
export function TransactionVerdict({ transactionKey, children }: TransactionVerdictProps) {
  const query = useQuery(queries.transactions.verdict.queryOptions({ input: { key: transactionKey } }));
  if (query.data === undefined) {
    return query.isError ? (
      <FailureView failure={failureFrom(query.error)} onRetry={() => query.refetch()} />
    ) : (
      <Skeleton label="Judging" rows={3} />
    );
  }
  if (query.data === null) return <p className="quiet">Its lines are no evidence, so there is no verdict on it.</p>;
  return children(query.data);
}
