import type { ReactNode } from 'react';
import { IconButton } from './button.tsx';
import { ExportMenu, type ListOutlet } from './export-menu.tsx';
import type { ColumnChoice } from './list-columns.ts';
import { ChoiceMenu } from './menu.tsx';
import { useShortcut } from './shortcuts.tsx';
import './list-head.css';

interface ListHeadProps {
  readonly count: number;
  /** False: there are more than were counted. */
  readonly isCountExact?: boolean;
  /** `attempt`, `user`: what is counted. */
  readonly noun: string;
  readonly columns: ColumnChoice;
  readonly outlet: ListOutlet;
  readonly onRefresh: () => void;
  /** Between the count and the buttons. */
  readonly children?: ReactNode;
}

/** Over a list: how many there are, ways to take them along, and which columns are shown. */
export function ListHead({ count, isCountExact = true, noun, columns, outlet, onRefresh, children }: ListHeadProps) {
  useShortcut({ keys: 'r', label: 'Read the list again', group: 'List', run: onRefresh });
  return (
    <div className="list-head">
      <span aria-live="polite" className="list-head-count number">
        {count.toLocaleString('en-US')}
        {!isCountExact && '+'} {count === 1 ? noun : `${noun}s`}
      </span>
      {children}
      <IconButton icon="refresh" label="Read the list again" keys="r" onPress={onRefresh} />
      <ExportMenu outlet={outlet} isAll={isCountExact && outlet.rowCount >= count} />
      <ChoiceMenu
        label="Columns"
        heading="Columns"
        mode="multiple"
        trigger={<IconButton icon="columns" label="Columns" />}
        choices={columns.choices}
        chosen={columns.chosen}
        onChange={columns.choose}
      />
    </div>
  );
}
