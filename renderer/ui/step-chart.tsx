import type { KeyboardEvent, PointerEvent } from 'react';
import { useRef } from 'react';
import { classNames } from './class-names.ts';
import { placePoints, stepPath, ticksOf } from './step-chart-scale.ts';
import { useElementWidth } from './use-element-width.ts';
import './step-chart.css';

/** `change`: a disc; `reading`: a ring; `alarm`: a diamond on a dashed step. */
export type StepMark = 'change' | 'reading' | 'alarm';

export interface StepPoint {
  readonly id: string;
  readonly atMs: number;
  /** From here on. */
  readonly value: number;
  /** All of it in words, for assistive technology. */
  readonly label: string;
  readonly mark: StepMark;
}

interface StepChartProps {
  readonly label: string;
  /** In order of time. */
  readonly points: readonly StepPoint[];
  /** What the values are: `Balance, credits`. */
  readonly unit: string;
  readonly legend: Readonly<Record<StepMark, string>>;
  readonly openId: string | null;
  readonly formatValue: (value: number) => string;
  readonly formatTime: (atMs: number) => string;
  readonly onOpen: (id: string) => void;
}

/** The tokens `--chart-height` and `--chart-margin`, in pixels. */
const HEIGHT_PX = 120;
const MARGIN_PX = 8;
const MARKS = ['change', 'reading', 'alarm'] as const;

/** A value over time that changes in steps. Arrow keys go from point to point, a press opens the nearest one. */
export function StepChart(props: StepChartProps) {
  const { label, points, unit, legend, openId, formatValue, formatTime, onOpen } = props;
  const frame = useRef<HTMLDivElement>(null);
  const width = useElementWidth(frame);
  const ticks = ticksOf(points.map(({ value }) => value));
  const placed = placePoints(points, ticks, { width, height: HEIGHT_PX, margin: MARGIN_PX });
  const open = points.findIndex(({ id }) => id === openId);
  const [first, last] = [points[0], points.at(-1)];

  function onPointerDown(event: PointerEvent) {
    const { left } = event.currentTarget.getBoundingClientRect();
    const distances = placed.map(({ x }) => Math.abs(x - (event.clientX - left)));
    const nearest = points[distances.indexOf(Math.min(...distances))];
    if (nearest !== undefined) onOpen(nearest.id);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = points[targetOf(event.key, open, points.length) ?? -1];
    if (target === undefined) return;
    onOpen(target.id);
    event.preventDefault();
  }

  return (
    <div className="step-chart">
      <p className="step-chart-head" aria-hidden="true">
        <span className="step-chart-unit">{unit}</span>
        {MARKS.filter((mark) => points.some((point) => point.mark === mark)).map((mark) => (
          <span key={mark} className="step-chart-key">
            <svg className="step-chart-key-mark" viewBox="-7 -7 14 14" aria-hidden="true" focusable="false">
              <PointMark mark={mark} x={0} y={0} />
            </svg>
            {legend[mark]}
          </span>
        ))}
      </p>
      <div className="step-chart-body">
        <ol className="step-chart-values number" aria-hidden="true">
          {ticks.map((tick) => (
            <li key={tick}>{formatValue(tick)}</li>
          ))}
        </ol>
        <div
          ref={frame}
          role="slider"
          tabIndex={0}
          aria-label={label}
          aria-valuemin={0}
          aria-valuemax={Math.max(0, points.length - 1)}
          aria-valuenow={Math.max(0, open)}
          aria-valuetext={points[open]?.label ?? 'Nothing selected'}
          className="step-chart-plot"
          onPointerDown={onPointerDown}
          onKeyDown={onKeyDown}
        >
          <svg width="100%" height={HEIGHT_PX} aria-hidden="true" focusable="false">
            <path className="step-chart-line" d={stepPath(placed)} />
            {placed.map(({ point, x, y, fromY }) => (
              <g key={point.id}>
                {point.mark === 'alarm' && <line className="step-chart-alarm" x1={x} x2={x} y1={fromY} y2={y} />}
                <PointMark mark={point.mark} x={x} y={y} isOpen={point.id === openId} />
              </g>
            ))}
          </svg>
        </div>
      </div>
      <p className="step-chart-times number" aria-hidden="true">
        <span>{first === undefined ? '' : formatTime(first.atMs)}</span>
        <span>{last === undefined || last === first ? '' : formatTime(last.atMs)}</span>
      </p>
    </div>
  );
}

interface PointMarkProps {
  readonly mark: StepMark;
  readonly x: number;
  readonly y: number;
  readonly isOpen?: boolean;
}

function PointMark({ mark, x, y, isOpen = false }: PointMarkProps) {
  const shape =
    mark === 'alarm' ? (
      <path className="step-chart-mark-alarm" d="M0-5.5 5.5 0 0 5.5-5.5 0Z" />
    ) : (
      <circle className={`step-chart-mark-${mark}`} r={3.2} />
    );
  return (
    <g transform={`translate(${x} ${y})`} className={classNames(isOpen && 'step-chart-mark-open')}>
      {isOpen && <circle className="step-chart-halo" r={8} />}
      {shape}
    </g>
  );
}

function targetOf(key: string, open: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(count - 1, open + 1);
    case 'ArrowLeft':
    case 'ArrowDown':
      return open === -1 ? count - 1 : Math.max(0, open - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
