import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useStoredValue } from './use-stored-value.ts';
import './split-view.css';

interface SplitViewProps {
  readonly children: ReactNode;
  /** Nothing is open while this is null. */
  readonly detail: ReactNode | null;
  readonly detailLabel: string;
}

const SMALLEST = 28;
const LARGEST = 70;
const STEP = 2;

/** A list and, beside it, what is open. The edge between them moves by pointer and by arrow keys. */
export function SplitView({ children, detail, detailLabel }: SplitViewProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [share, setShare] = useStoredValue('detail-share', 42, isNumber);

  const isOpen = detail !== null;
  useEffect(() => {
    // What had the focus in the detail is gone: the list takes it back.
    if (!isOpen && document.activeElement === document.body) {
      frame.current?.querySelector<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true });
    }
  }, [isOpen]);

  function resize(next: number) {
    setShare(Math.round(Math.max(SMALLEST, Math.min(LARGEST, next)) * 10) / 10);
  }

  function onPointerMove(event: PointerEvent) {
    const box = frame.current?.getBoundingClientRect();
    if (box === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    resize(((box.right - event.clientX) / box.width) * 100);
  }

  function onKeyDown(event: KeyboardEvent) {
    const next = { ArrowLeft: share + STEP, ArrowRight: share - STEP, Home: LARGEST, End: SMALLEST }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    resize(next);
  }

  return (
    <div ref={frame} className="split-view">
      <div className="split-view-list">{children}</div>
      {detail !== null && (
        <>
          {/* biome-ignore lint/a11y/useSemanticElements: a movable separator is this role with a value, not a rule. */}
          <div
            role="separator"
            aria-orientation="vertical"
            aria-label={`Width of ${detailLabel}`}
            aria-valuenow={Math.round(share)}
            aria-valuemin={SMALLEST}
            aria-valuemax={LARGEST}
            tabIndex={0}
            className="split-view-edge"
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={onPointerMove}
            onKeyDown={onKeyDown}
          />
          <section className="split-view-detail" aria-label={detailLabel} style={{ width: `${share}%` }}>
            {detail}
          </section>
        </>
      )}
    </div>
  );
}

function isNumber(stored: unknown): stored is number {
  return typeof stored === 'number';
}
