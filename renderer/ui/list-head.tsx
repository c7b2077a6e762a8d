import { IconButton } from './button.tsx';
import { ChoiceMenu } from './menu.tsx';
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
}

/** Over a list: how many there are, and which columns are shown. */
export function ListHead({ count, noun, columns, onColumns }: ListHeadProps) {
  const choices = columns.filter((column) => column.getCanHide());
  return (
    <div className="list-head">
      <span aria-live="polite" className="number">
        {count.toLocaleString('en-US')} {count === 1 ? noun : `${noun}s`}
      </span>
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
