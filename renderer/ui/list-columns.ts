import { useMemo } from 'react';
import type { TableColumn } from './data-table.tsx';
import { useStoredValue } from './use-stored-value.ts';

export type Direction = 'ascending' | 'descending';

/** A column of a list that can be sorted, and from which columns can be left out. */
export interface ListColumn<Row, Sort extends string = never> extends TableColumn<Row> {
  /** What the list is sorted by when its head is pressed. */
  readonly sort?: Sort;
  /** How it is sorted first; ascending unless told otherwise. */
  readonly firstDirection?: Direction;
  /** Says which row it is: it is never left out. */
  readonly isFixed?: true;
}

export interface ListOrder<Sort extends string> {
  readonly sort: Sort;
  readonly direction: Direction;
}

/** What the menu of columns shows, and what it changes. */
export interface ColumnChoice {
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  readonly chosen: ReadonlySet<string>;
  readonly choose: (chosen: ReadonlySet<string>) => void;
}

export interface ListColumns<Row> {
  readonly shown: readonly TableColumn<Row>[];
  readonly choice: ColumnChoice;
  readonly toggleSort: (columnId: string) => void;
}

interface ListColumnsOptions<Row, Sort extends string> {
  /** Under which the choice of columns is remembered. */
  readonly name: string;
  /** Must not change from call to call, or every cell is drawn anew. */
  readonly columns: readonly ListColumn<Row, Sort>[];
  readonly order: ListOrder<Sort>;
  readonly onOrder: (order: ListOrder<Sort>) => void;
}

const NONE: readonly string[] = [];

/** Which columns a list shows and how it is ordered. The rows themselves are sorted where they come from. */
export function useListColumns<Row, Sort extends string>(options: ListColumnsOptions<Row, Sort>): ListColumns<Row> {
  const { name, columns, onOrder } = options;
  const { sort, direction } = options.order;
  const [left, setLeft] = useStoredValue(`columns.${name}`, NONE, isListOfTexts);

  const shown = useMemo(
    () =>
      columns
        .filter((column) => column.isFixed === true || !left.includes(column.id))
        .map((column) => withOrder(column, { sort, direction })),
    [columns, left, sort, direction],
  );

  const choices = columns.filter((column) => column.isFixed !== true);
  const choice: ColumnChoice = {
    choices,
    chosen: new Set(choices.map(({ id }) => id).filter((id) => !left.includes(id))),
    choose: (chosen) => setLeft(choices.map(({ id }) => id).filter((id) => !chosen.has(id))),
  };

  function toggleSort(columnId: string) {
    const column = columns.find(({ id }) => id === columnId);
    if (column?.sort === undefined) return;
    const first = column.firstDirection ?? 'ascending';
    const isFirst = column.sort !== sort || direction !== first;
    onOrder({ sort: column.sort, direction: isFirst ? first : opposite(first) });
  }

  return { shown, choice, toggleSort };
}

function withOrder<Row, Sort extends string>(
  column: ListColumn<Row, Sort>,
  { sort, direction }: ListOrder<Sort>,
): TableColumn<Row> {
  if (column.sort === undefined) return column;
  return { ...column, sorted: column.sort === sort ? direction : 'none' };
}

function opposite(direction: Direction): Direction {
  return direction === 'ascending' ? 'descending' : 'ascending';
}

function isListOfTexts(stored: unknown): stored is readonly string[] {
  return Array.isArray(stored) && stored.every((entry) => typeof entry === 'string');
}
