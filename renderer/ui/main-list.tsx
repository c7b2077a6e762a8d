import type { ReactNode } from 'react';
import { DataTable } from './data-table.tsx';
import type { ListOutlet } from './export-menu.tsx';
import type { ListColumns } from './list-columns.ts';
import { ListHead } from './list-head.tsx';

interface MainListProps<Row> {
  readonly label: string;
  /** `attempt`, `user`: what a row is. */
  readonly noun: string;
  readonly columns: ListColumns<Row>;
  readonly rows: readonly Row[];
  /** Of all rows that there are, loaded or not. */
  readonly total: number;
  /** False: counting ended at `total`, and there are more. */
  readonly isTotalExact?: boolean;
  readonly rowKey: (row: Row) => string;
  readonly openKey: string | null;
  readonly outlet: ListOutlet;
  readonly onOpen: (row: Row) => void;
  readonly onRefresh: () => void;
  /** Called when the end of the loaded rows comes near. */
  readonly onNearEnd?: () => void;
  /** Between the count and the buttons of the head. */
  readonly children?: ReactNode;
}

/** The list that a screen is about: how many rows there are, what can be done with all of them, and the rows. */
export function MainList<Row extends object>(props: MainListProps<Row>) {
  const { label, noun, columns, rows, total, isTotalExact = true, onNearEnd } = props;
  return (
    <>
      <ListHead
        count={total}
        isCountExact={isTotalExact}
        noun={noun}
        columns={columns.choice}
        outlet={props.outlet}
        onRefresh={props.onRefresh}
      >
        {props.children}
      </ListHead>
      <DataTable
        isMain
        label={label}
        columns={columns.shown}
        rows={rows}
        total={isTotalExact ? total : Math.max(total, rows.length + 1)}
        rowKey={props.rowKey}
        openKey={props.openKey}
        onOpen={props.onOpen}
        onSort={columns.toggleSort}
        {...(onNearEnd && { onNearEnd })}
      />
    </>
  );
}
