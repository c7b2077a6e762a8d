import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { useId, useRef, useState } from 'react';
import { type BarFill, BarPatterns, fillPaint } from './bar-fill.tsx';
import { useElementWidth } from './use-element-width.ts';
import './stacked-bars.css';

export interface BarSeries {
  readonly id: string;
  readonly label: string;
  readonly fill: BarFill;
}

export interface Bar {
  readonly id: string;
  /** What it stands for on the axis, in words. */
  readonly label: string;
  /** One for each series, from the bottom up. */
  readonly values: readonly number[];
}

interface StackedBarsProps {
  readonly label: string;
  readonly series: readonly BarSeries[];
  readonly bars: readonly Bar[];
  /** Words along the axis below, at equal distances. */
  readonly ticks: readonly string[];
  /** What a bar stands for: `per 2 h`. */
  readonly unit: string;
  /** Beside the reading. */
  readonly children?: ReactNode;
  readonly onZoom: (first: number, last: number) => void;
}

interface Selection {
  readonly anchor: number;
  readonly head: number;
}

/** The token `--plot-height`, in pixels. */
const HEIGHT_PX = 72;
const SMALLEST_PX = 1.5;

/**
 * Counts over an axis, stacked by series. Dragging over it, or Shift with the arrow keys and then Enter, zooms into a
 * part of the axis.
 */
export function StackedBars({ label, series, bars, ticks, unit, children, onZoom }: StackedBarsProps) {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const width = useElementWidth(frame);
  const [selection, setSelection] = useState<Selection | null>(null);
  const [isDragging, setIsDragging] = useState(false);
  const highest = Math.max(1, ...bars.map(totalOf));
  const step = bars.length === 0 ? 0 : width / bars.length;
  const span = selection === null ? null : spanOf(selection, bars.length);

  function barAt(event: PointerEvent): number {
    const left = event.currentTarget.getBoundingClientRect().left;
    return clamp(Math.floor((event.clientX - left) / step), bars.length);
  }

  function zoom(chosen: Selection) {
    setSelection(null);
    onZoom(Math.min(chosen.anchor, chosen.head), Math.max(chosen.anchor, chosen.head));
  }

  function onPointerDown(event: PointerEvent) {
    if (event.button !== 0 || bars.length === 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const bar = barAt(event);
    setSelection({ anchor: bar, head: bar });
    setIsDragging(true);
  }

  function onPointerMove(event: PointerEvent) {
    if (isDragging && selection !== null) setSelection({ ...selection, head: barAt(event) });
  }

  function onPointerUp() {
    setIsDragging(false);
    if (isDragging && selection !== null && selection.anchor !== selection.head) zoom(selection);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (bars.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = targetOf(event.key, selection?.head ?? null, bars.length);
    if (target !== null) {
      setSelection({ anchor: event.shiftKey && selection !== null ? selection.anchor : target, head: target });
    } else if (selection === null) return;
    else if (event.key === 'Enter') zoom(selection);
    else if (event.key === 'Escape') setSelection(null);
    else return;
    event.preventDefault();
  }

  return (
    <div className="stacked-bars">
      <div className="stacked-bars-head">
        <p className="stacked-bars-reading number" aria-hidden="true">
          {span === null ? `${unit} · drag, or arrow keys and Enter, to zoom in` : readingOf(series, bars, span)}
        </p>
        {children}
      </div>
      <div
        ref={frame}
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, bars.length - 1)}
        aria-valuenow={selection?.head ?? 0}
        aria-valuetext={span === null ? 'Nothing selected' : readingOf(series, bars, span)}
        className="stacked-bars-plot"
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onKeyDown={onKeyDown}
      >
        <span className="stacked-bars-highest number" aria-hidden="true">
          {highest.toLocaleString('en-US')}
        </span>
        <svg width="100%" height={HEIGHT_PX} aria-hidden="true" focusable="false">
          <BarPatterns idPrefix={id} fills={series.map(({ fill }) => fill)} />
          {span !== null && (
            <rect
              className="stacked-bars-span"
              x={span.first * step}
              width={(span.last - span.first + 1) * step}
              height={HEIGHT_PX}
            />
          )}
          {bars.map((bar, index) => (
            <StackedBar
              key={bar.id}
              bar={bar}
              series={series}
              idPrefix={id}
              x={index * step}
              width={step}
              unitPx={(HEIGHT_PX - 2) / highest}
            />
          ))}
        </svg>
      </div>
      <ol className="stacked-bars-ticks number" aria-hidden="true">
        {ticks.map((tick) => (
          <li key={tick}>{tick}</li>
        ))}
      </ol>
    </div>
  );
}

interface StackedBarProps {
  readonly bar: Bar;
  readonly series: readonly BarSeries[];
  readonly idPrefix: string;
  readonly x: number;
  readonly width: number;
  readonly unitPx: number;
}

function StackedBar({ bar, series, idPrefix, x, width, unitPx }: StackedBarProps) {
  let top = HEIGHT_PX;
  return series.map(({ id, fill }, index) => {
    const value = bar.values[index] ?? 0;
    if (value === 0) return null;
    // One failure among thousands of successes has to be seen.
    const height = Math.max(SMALLEST_PX, value * unitPx);
    top = Math.max(0, top - height);
    return (
      <rect
        key={id}
        className={`bar bar-${fill.tone}`}
        x={x + 0.5}
        y={top}
        width={Math.max(1, width - 1)}
        height={height}
        fill={fillPaint(idPrefix, fill)}
      />
    );
  });
}

function spanOf({ anchor, head }: Selection, count: number): { readonly first: number; readonly last: number } {
  return { first: clamp(Math.min(anchor, head), count), last: clamp(Math.max(anchor, head), count) };
}

function readingOf(
  series: readonly BarSeries[],
  bars: readonly Bar[],
  { first, last }: { readonly first: number; readonly last: number },
): string {
  const chosen = bars.slice(first, last + 1);
  const counts = series.flatMap(({ label }, index) => {
    const count = chosen.reduce((sum, bar) => sum + (bar.values[index] ?? 0), 0);
    return count === 0 ? [] : [`${count.toLocaleString('en-US')} ${label.toLowerCase()}`];
  });
  const from = bars[first]?.label ?? '';
  const to = bars[last]?.label ?? '';
  return `${first === last ? from : `${from} … ${to}`}: ${counts.length === 0 ? 'none' : counts.join(', ')}`;
}

function totalOf(bar: Bar): number {
  return bar.values.reduce((sum, value) => sum + value, 0);
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index));
}

function targetOf(key: string, head: number | null, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return head === null ? 0 : clamp(head + 1, count);
    case 'ArrowLeft':
    case 'ArrowDown':
      return head === null ? count - 1 : clamp(head - 1, count);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
