import { type ReactNode, useId } from 'react';
import type { Tone } from './mark.tsx';
import './bar-fill.css';

/** One pattern per meaning, so that no bar is told from another by colour alone. */
const PATTERNS = {
  solid: <rect width="6" height="6" className="bar-solid" />,
  diagonal: (
    <>
      <rect width="6" height="6" className="bar-ground" />
      <path d="M-1 1 1-1M0 6 6 0M5 7 7 5" className="bar-line" />
    </>
  ),
  cross: (
    <>
      <rect width="6" height="6" className="bar-solid" />
      <path d="m0 0 6 6M6 0 0 6" className="bar-cut" />
    </>
  ),
  rows: (
    <>
      <rect width="6" height="6" className="bar-ground" />
      <path d="M0 1.5h6M0 4.5h6" className="bar-line" />
    </>
  ),
  columns: (
    <>
      <rect width="6" height="6" className="bar-ground" />
      <path d="M1.5 0v6M4.5 0v6" className="bar-line" />
    </>
  ),
  dots: (
    <>
      <rect width="6" height="6" className="bar-ground" />
      <circle cx="1.5" cy="1.5" r="1" className="bar-solid" />
      <circle cx="4.5" cy="4.5" r="1" className="bar-solid" />
    </>
  ),
  empty: <rect width="6" height="6" className="bar-ground" />,
} satisfies Record<string, ReactNode>;

export interface BarFill {
  readonly tone: Tone;
  readonly pattern: keyof typeof PATTERNS;
}

interface BarPatternsProps {
  /** Keeps the names of two plots on one page apart. */
  readonly idPrefix: string;
  readonly fills: readonly BarFill[];
}

/** The patterns that the shapes beside it are painted with. */
export function BarPatterns({ idPrefix, fills }: BarPatternsProps) {
  return (
    <defs>
      {fills.map((fill) => (
        <pattern
          key={`${fill.tone}-${fill.pattern}`}
          id={patternId(idPrefix, fill)}
          className={`bar-${fill.tone}`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
        >
          {PATTERNS[fill.pattern]}
        </pattern>
      ))}
    </defs>
  );
}

export function fillPaint(idPrefix: string, fill: BarFill): string {
  return `url(#${patternId(idPrefix, fill)})`;
}

function patternId(idPrefix: string, { tone, pattern }: BarFill): string {
  return `${idPrefix}-${tone}-${pattern}`;
}

/** A piece of a bar beside its word: the legend. */
export function BarSwatch({ fill }: { readonly fill: BarFill }) {
  const id = useId();
  return (
    <svg className={`bar-swatch bar-${fill.tone}`} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <BarPatterns idPrefix={id} fills={[fill]} />
      <rect className="bar" x="0.5" y="0.5" width="11" height="11" fill={fillPaint(id, fill)} />
    </svg>
  );
}
