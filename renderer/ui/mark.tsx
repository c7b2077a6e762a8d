import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import './mark.css';

export type Tone = 'green' | 'amber' | 'red' | 'grey' | 'violet' | 'orange' | 'teal' | 'accent';

/** One shape per meaning, so that nothing is told by colour alone. */
const SHAPES = {
  tick: (
    <>
      <circle cx="7" cy="7" r="6" className="mark-fill" />
      <path d="m4.2 7.2 2 2 3.7-4.3" className="mark-cut" />
    </>
  ),
  'half-disc': (
    <>
      <circle cx="7" cy="7" r="5.3" className="mark-line" />
      <path d="M7 1.7a5.3 5.3 0 0 0 0 10.6z" className="mark-fill" />
    </>
  ),
  disc: <circle cx="7" cy="7" r="6" className="mark-fill" />,
  layers: <path d="m7 2 5.5 2.8L7 7.6 1.5 4.8 7 2Zm5.5 5L7 9.8 1.5 7m11 2.3L7 12.1 1.5 9.3" className="mark-hair" />,
  squares: (
    <>
      <rect x="1.6" y="1.6" width="7.2" height="7.2" rx="1.2" className="mark-line" />
      <rect x="5.2" y="5.2" width="7.2" height="7.2" rx="1.2" className="mark-line" />
    </>
  ),
  ring: <circle cx="7" cy="7" r="5.2" className="mark-line" />,
  cross: (
    <>
      <circle cx="7" cy="7" r="6" className="mark-fill" />
      <path d="m4.8 4.8 4.4 4.4m0-4.4L4.8 9.2" className="mark-cut" />
    </>
  ),
  hatch: (
    <>
      <circle cx="7" cy="7" r="5.3" className="mark-line" />
      <path d="m3.5 8.2 4.7-4.7M4.3 10.7l6.4-6.4M6.8 11.3l4.5-4.5" className="mark-hair" />
    </>
  ),
  dots: (
    <>
      <circle cx="7" cy="7" r="5.3" className="mark-line mark-dashed" />
      <circle cx="7" cy="7" r="1.8" className="mark-fill" />
    </>
  ),
  dash: (
    <>
      <circle cx="7" cy="7" r="5.2" className="mark-line" />
      <path d="M4.6 7h4.8" className="mark-line" />
    </>
  ),
  back: (
    <>
      <circle cx="7" cy="7" r="5.3" className="mark-line" />
      <path d="M9.7 7H4.5m2-2-2 2 2 2" className="mark-hair" />
    </>
  ),
  eye: (
    <>
      <path d="M1.2 7S3.3 3.2 7 3.2 12.8 7 12.8 7 10.7 10.8 7 10.8 1.2 7 1.2 7Z" className="mark-hair" />
      <circle cx="7" cy="7" r="1.9" className="mark-fill" />
    </>
  ),
  question: (
    <>
      <circle cx="7" cy="7" r="5.3" className="mark-line mark-dashed" />
      <path d="M5.6 5.6a1.4 1.4 0 1 1 1.9 1.5c-.4.2-.5.4-.5.8M7 9.6v.1" className="mark-hair" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type Shape = keyof typeof SHAPES;

interface MarkProps {
  readonly shape: Shape;
  readonly tone: Tone;
  readonly word: string;
  readonly title?: string;
  /** With a tinted ground, for heads; plain in tables. */
  readonly isBadge?: boolean;
}

/** A state: its shape, its colour and its word. */
export function Mark({ shape, tone, word, title, isBadge = false }: MarkProps) {
  return (
    <span className={classNames('mark', `mark-${tone}`, isBadge && 'mark-badge')} title={title}>
      <svg className="mark-shape" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
        {SHAPES[shape]}
      </svg>
      <span className="mark-word">{word}</span>
    </span>
  );
}
