import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Inspection } from '../../../shared/contract/inspection.ts';
import type { UserId } from '../../../shared/ids.ts';
import { failureFrom } from '../../api/failure.ts';
import { queries } from '../../api/index.ts';
import { FailureView } from '../../ui/failure-view.tsx';
import { Skeleton } from '../../ui/states.tsx';

/** What was found out about a user's credits, from the evidence as it was when the user was opened. */
export function useInspection(userId: UserId) {
  return useQuery(queries.users.inspect.queryOptions({ input: { userId } }));
}

interface InspectionViewProps {
  readonly userId: UserId;
  readonly children: (inspection: Inspection) => ReactNode;
}

/** A tab that needs it: waiting, failed, or there. */
export function InspectionView({ userId, children }: InspectionViewProps) {
  const query = useInspection(userId);
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <FailureView failure={failureFrom(query.error)} onRetry={() => query.refetch()} />;
  return <Skeleton label="Rebuilding the balance" />;
}
