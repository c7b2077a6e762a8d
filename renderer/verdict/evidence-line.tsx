import { useQuery } from '@tanstack/react-query';
import { failureFrom } from '../api/failure.ts';
import { queries } from '../api/index.ts';
import { FailureView } from '../ui/failure-view.tsx';
import { NumberedLines } from '../ui/numbered-lines.tsx';
import { Skeleton } from '../ui/states.tsx';

interface EvidenceLineProps {
  readonly path: string;
  readonly line: number;
  readonly names: readonly string[];
}

/** A line that a verdict rests on, with the lines around it. */
export function EvidenceLine({ path, line, names }: EvidenceLineProps) {
  const query = useQuery(queries.transactions.line.queryOptions({ input: { path, line } }));
  if (query.data === undefined) {
    return query.isError ? (
      <FailureView failure={failureFrom(query.error)} onRetry={() => query.refetch()} />
    ) : (
      <Skeleton label="Reading the line" rows={4} />
    );
  }
  return (
    <div className="evidence-body">
      {!query.data.isFromSource && (
        <p className="quiet">The file is gone or has changed; this is what was kept of it.</p>
      )}
      <NumberedLines label={`${query.data.file}, line ${line}`} lines={query.data.lines} names={names} />
    </div>
  );
}
