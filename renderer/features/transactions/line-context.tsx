import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { failureFrom } from '../../api/failure.ts';
import { queries } from '../../api/index.ts';
import { Button } from '../../ui/button.tsx';
import { FailureView } from '../../ui/failure-view.tsx';
import { NumberedLines } from '../../ui/numbered-lines.tsx';
import { Skeleton } from '../../ui/states.tsx';

const STEP = 10;
const MOST = 100;

interface LineContextProps {
  readonly transactionKey: string;
  readonly position: number;
  readonly names: readonly string[];
}

/** The source's own lines around a record; more of them on either side as long as somebody asks. */
export function LineContext({ transactionKey, position, names }: LineContextProps) {
  const [before, setBefore] = useState(5);
  const [after, setAfter] = useState(5);
  const query = useQuery(
    queries.transactions.context.queryOptions({
      input: { key: transactionKey, position, before, after },
      placeholderData: keepPreviousData,
    }),
  );
  if (query.data === undefined) {
    return query.isError ? (
      <FailureView failure={failureFrom(query.error)} onRetry={() => query.refetch()} />
    ) : (
      <Skeleton label="Reading the lines around" rows={4} />
    );
  }
  return (
    <>
      {!query.data.isFromSource && (
        <p className="quiet log-line-text">
          The file is gone or has changed; these lines are from the console’s own index.
        </p>
      )}
      <Button
        kind="quiet"
        icon="up"
        isDisabled={before >= MOST}
        onPress={() => setBefore(Math.min(MOST, before + STEP))}
      >
        More above
      </Button>
      <NumberedLines label="Lines around" lines={query.data.lines} names={names} />
      <Button
        kind="quiet"
        icon="down"
        isDisabled={after >= MOST}
        onPress={() => setAfter(Math.min(MOST, after + STEP))}
      >
        More below
      </Button>
    </>
  );
}
