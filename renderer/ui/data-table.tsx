// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot be laid out as a virtual list.
import { useVirtualizer } from '@tanstack/react-virtual';
import type { KeyboardEvent, ReactNode } from 'react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import { createCellPainter } from './data-table-cells.tsx';
import { HeadCell } from './data-table-head.tsx';
import { useShortcut } from './shortcuts.tsx';
import { useElementWidth } from './use-element-width.ts';
import './data-table.css';

export interface TableColumn<Row> {
  readonly id: string;
  readonly label: string;
  /** A grid track: `96px`, `minmax(120px, 1fr)`. */
  readonly track: string;
  readonly align?: 'start' | 'end';
  /** Left out while the table is narrower than this, in pixels. */
  readonly hideBelow?: number;
  /** Absent where the list cannot be sorted by it. */
  readonly sorted?: 'ascending' | 'descending' | 'none';
  readonly cell: (row: Row) => ReactNode;
}

interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  /** Of all rows that there are, loaded or not. */
  readonly total: number;
  readonly rowKey: (row: Row) => string;
  readonly openKey?: string | null;
  readonly onOpen?: (row: Row) => void;
  readonly onSort?: (columnId: string) => void;
  /** Called when the end of the loaded rows comes near. */
  readonly onNearEnd?: () => void;
  /** The main list of a screen also answers to j and k while nothing of it has the focus. */
  readonly isMain?: boolean;
}

/** The token `--row-height`, in pixels: the virtualizer has to know it before a row is drawn. */
const ROW_HEIGHT_PX = 28;
const NEAR_END_ROWS = 40;
const PAGE_ROWS = 15;

/** A list of rows of one height, of which only the visible ones exist. One row is current; Enter opens it. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns, rows, total, rowKey, openKey = null, onOpen, onSort, onNearEnd } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const width = useElementWidth(scroller);
  const [currentKey, setCurrentKey] = useState<string | null>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT_PX,
    scrollMargin: ROW_HEIGHT_PX,
    scrollPaddingStart: ROW_HEIGHT_PX,
    overscan: 12,
  });

  const shown = useMemo(
    () => columns.filter(({ hideBelow }) => hideBelow === undefined || width === 0 || width >= hideBelow),
    [columns, width],
  );
  const paintCells = useMemo(() => createCellPainter(shown), [shown]);
  const tracks = { gridTemplateColumns: shown.map((column) => column.track).join(' ') };
  const visible = virtualizer.getVirtualItems();
  const lastVisible = visible.at(-1)?.index ?? 0;
  const key = currentKey ?? openKey;
  const current = useMemo(
    () => (key === null ? -1 : rows.findIndex((row) => rowKey(row) === key)),
    [rows, rowKey, key],
  );

  useEffect(() => {
    if (rows.length < total && lastVisible >= rows.length - NEAR_END_ROWS) onNearEnd?.();
  }, [rows.length, total, lastVisible, onNearEnd]);

  // Opened from elsewhere, such as a chart beside the list: then that row is the current one, and in view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that come in later must not move the list.
  useEffect(() => {
    if (openKey === null) return;
    setCurrentKey(openKey);
    const index = rows.findIndex((row) => rowKey(row) === openKey);
    if (index >= 0) virtualizer.scrollToIndex(index);
  }, [openKey]);

  function moveTo(index: number) {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (row === undefined) return;
    setCurrentKey(rowKey(row));
    virtualizer.scrollToIndex(rows.indexOf(row));
    // With a row open, the detail follows: reading through a list needs no Enter.
    if (openKey !== null) onOpen?.(row);
  }

  function open(index: number) {
    const row = rows[index];
    if (row === undefined) return;
    setCurrentKey(rowKey(row));
    onOpen?.(row);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = targetOf(event.key, current, rows.length);
    if (target !== null) moveTo(target);
    else if (event.key === 'Enter' && current >= 0) open(current);
    else return;
    event.preventDefault();
  }

  function moveFromAnywhere(step: number) {
    scroller.current?.focus({ preventScroll: true });
    moveTo(current + step);
  }

  const isCurrentDrawn = visible.some((item) => item.index === current);

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-colcount={shown.length}
      aria-activedescendant={isCurrentDrawn ? `${id}-${current}` : undefined}
      tabIndex={0}
      className="data-table"
      onKeyDown={onKeyDown}
    >
      {props.isMain === true && <ListShortcuts onMove={moveFromAnywhere} />}
      <div role="rowgroup" className="data-table-head">
        <div role="row" aria-rowindex={1} className="data-table-row" style={tracks} tabIndex={-1}>
          {shown.map((column) => (
            <HeadCell key={column.id} column={column} {...(onSort && { onSort })} />
          ))}
        </div>
      </div>
      <div role="rowgroup" className="data-table-body" style={{ height: virtualizer.getTotalSize() }}>
        {visible.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          const isOpen = openKey !== null && rowKey(row) === openKey;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys for its current row.
            <div
              key={rowKey(row)}
              id={`${id}-${item.index}`}
              role="row"
              tabIndex={-1}
              aria-rowindex={item.index + 2}
              aria-selected={onOpen === undefined ? undefined : isOpen}
              className={classNames(
                'data-table-row',
                onOpen !== undefined && 'data-table-row-opens',
                isOpen && 'data-table-row-open',
                item.index === current && 'data-table-row-current',
              )}
              style={{ ...tracks, transform: `translateY(${item.start - ROW_HEIGHT_PX}px)` }}
              onClick={() => {
                // A press gives the focus to the cell; the keys belong to the grid.
                scroller.current?.focus({ preventScroll: true });
                open(item.index);
              }}
            >
              {paintCells(row)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function ListShortcuts({ onMove }: { readonly onMove: (step: number) => void }) {
  useShortcut({ keys: 'j', label: 'Next row', group: 'List', run: () => onMove(1) });
  useShortcut({ keys: 'k', label: 'Previous row', group: 'List', run: () => onMove(-1) });
  return null;
}

function targetOf(key: string, current: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return current + 1;
    case 'ArrowUp':
    case 'k':
      return current - 1;
    case 'PageDown':
      return current + PAGE_ROWS;
    case 'PageUp':
      return current - PAGE_ROWS;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
