import { use } from 'react';
import { IconButton } from './button.tsx';
import { MaskingContext } from './masking.tsx';
import { ActionMenu } from './menu.tsx';
import { useCopy } from './notices.tsx';
import { useShortcut } from './shortcuts.tsx';

/** The ways out of the console for a list; masked, names and addresses of people stay in it. */
export interface ListOutlet {
  /** How many rows there are to copy: those that were read so far. */
  readonly rowCount: number;
  readonly exportAll: (isMasked: boolean) => void;
  readonly tsv: (isMasked: boolean) => string;
  readonly json: (isMasked: boolean) => string;
}

interface ExportMenuProps {
  readonly outlet: ListOutlet;
  /** All rows were read: copying leaves none out. */
  readonly isAll: boolean;
}

/** Takes a list along: all of it as a file, or what was read of it by the clipboard. */
export function ExportMenu({ outlet, isAll }: ExportMenuProps) {
  const isMasked = use(MaskingContext);
  const copy = useCopy();
  const count = outlet.rowCount.toLocaleString('en-US');
  const rows = isAll ? `all ${count} rows` : `the first ${count} rows`;
  const exportAll = () => outlet.exportAll(isMasked);
  useShortcut({ keys: 'e', label: 'Export the list as CSV', group: 'List', run: exportAll });
  return (
    <ActionMenu
      label="Export"
      trigger={<IconButton icon="download" label="Export" />}
      actions={[
        { id: 'csv', icon: 'download', label: 'Export all rows as CSV', keys: 'e', run: exportAll },
        {
          id: 'tsv',
          icon: 'copy',
          label: `Copy ${rows} as TSV`,
          run: () => void copy(`${count} rows as TSV`, outlet.tsv(isMasked)),
        },
        {
          id: 'json',
          icon: 'copy',
          label: `Copy ${rows} as JSON`,
          run: () => void copy(`${count} rows as JSON`, outlet.json(isMasked)),
        },
      ]}
    />
  );
}
