import { useQuery } from '@tanstack/react-query';
import type { EvidenceTable } from '../../shared/verdict.ts';
import { failureFrom } from '../api/failure.ts';
import { queries } from '../api/index.ts';
import { FailureView } from '../ui/failure-view.tsx';
import { LogText, PersonalText } from '../ui/masking.tsx';
import { SimpleTable } from '../ui/simple-table.tsx';
import { Skeleton } from '../ui/states.tsx';

/** Columns that tell who somebody is. */
const PERSONAL = /name|email|phone|address|city|state|picture/;

/** A row that a verdict rests on, as the marketplace stores it. */
export function EvidenceRow({ table, id }: { readonly table: EvidenceTable; readonly id: number }) {
  const query = useQuery(queries.workspace.row.queryOptions({ input: { table, id } }));
  if (query.data === undefined) {
    return query.isError ? (
      <FailureView failure={failureFrom(query.error)} onRetry={() => query.refetch()} />
    ) : (
      <Skeleton label="Reading the row" rows={4} />
    );
  }
  if (query.data === null) return <p className="quiet">This row is not in the marketplace any more.</p>;
  return (
    <div className="evidence-body">
      <SimpleTable
        label={`${table}, row ${id}`}
        rows={query.data}
        rowKey={({ name }) => name}
        columns={[
          { id: 'column', label: 'Column', cell: ({ name }) => <span className="mono">{name}</span> },
          {
            id: 'value',
            label: 'Stored',
            isWide: true,
            cell: ({ name, value }) => {
              if (value === null) return <span className="quiet">NULL</span>;
              return table === 'user' && PERSONAL.test(name) ? <PersonalText text={value} /> : <LogText text={value} />;
            },
          },
        ]}
      />
    </div>
  );
}
