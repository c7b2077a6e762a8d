import type { ReactNode } from 'react';
import { IconButton } from './button.tsx';
import { ChoiceMenu } from './menu.tsx';
import { useShortcut } from './shortcuts.tsx';
import './list-head.css';

/** A column that can be left out, as TanStack Table describes it. */
interface HideableColumn {
  readonly id: string;
  readonly columnDef: { readonly header?: unknown };
  getCanHide(): boolean;
  getIsVisible(): boolean;
}

interface ListHeadProps {
  readonly count: number;
  /** `attempt`, `user`: what is counted. */
  readonly noun: string;
  readonly columns: readonly HideableColumn[];
  readonly onColumns: (visibility: Record<string, boolean>) => void;
  readonly onRefresh: () => void;
  /** Between the count and the buttons. */
  readonly children?: ReactNode;
}

/** Over a list: how many there are, and which columns are shown. */
export function ListHead({ count, noun, columns, onColumns, onRefresh, children }: ListHeadProps) {
  useShortcut({ keys: 'r', label: 'Read the list again', group: 'List', run: onRefresh });
  const choices = columns.filter((column) => column.getCanHide());
  return (
    <div className="list-head">
      <span aria-live="polite" className="list-head-count number">
        {count.toLocaleString('en-US')} {count === 1 ? noun : `${noun}s`}
      </span>
      {children}
      <IconButton icon="refresh" label="Read the list again" keys="r" onPress={onRefresh} />
      <ChoiceMenu
        label="Columns"
        heading="Columns"
        mode="multiple"
        trigger={<IconButton icon="columns" label="Columns" />}
        choices={choices.map((column) => ({ id: column.id, label: String(column.columnDef.header) }))}
        chosen={new Set(choices.filter((column) => column.getIsVisible()).map((column) => column.id))}
        onChange={(chosen) =>
          onColumns(Object.fromEntries(choices.map((column) => [column.id, chosen.has(column.id)])))
        }
      />
    </div>
  );
}
