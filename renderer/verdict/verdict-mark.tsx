import type { OrderState, VerdictItemOutcome, VerdictKind } from '../../shared/verdict.ts';
import { VERDICT_ITEM_WORDS, VERDICT_KIND_WORDS } from '../../shared/verdict-words.ts';
import { Mark, type Shape, type Tone } from '../ui/mark.tsx';

interface Sign {
  readonly shape: Shape;
  readonly tone: Tone;
}

const SIGNS: Readonly<Record<VerdictKind, Sign>> = {
  'received-in-full': { shape: 'tick', tone: 'green' },
  overcharged: { shape: 'half-disc', tone: 'amber' },
  'charged-nothing-received': { shape: 'disc', tone: 'red' },
  'not-charged': { shape: 'ring', tone: 'grey' },
  'credit-overwritten': { shape: 'layers', tone: 'orange' },
  'double-submit': { shape: 'squares', tone: 'teal' },
  'cannot-tell': { shape: 'question', tone: 'grey' },
};

interface VerdictMarkProps {
  readonly kind: VerdictKind;
  readonly order: OrderState;
  readonly isBadge?: boolean;
}

/** What a verdict says, in one word. Items without the order that their release makes are never green. */
export function VerdictMark({ kind, order, isBadge = false }: VerdictMarkProps) {
  const isUnordered = kind === 'received-in-full' && order === 'none';
  const { shape, tone }: Sign = isUnordered ? { shape: 'tick', tone: 'amber' } : SIGNS[kind];
  const word = isUnordered ? 'Received, no order' : VERDICT_KIND_WORDS[kind];
  return <Mark shape={shape} tone={tone} word={word} isBadge={isBadge} />;
}

const ITEM_SIGNS: Readonly<Record<VerdictItemOutcome, Sign>> = {
  received: { shape: 'tick', tone: 'green' },
  failed: { shape: 'cross', tone: 'red' },
  'taken-by-other': { shape: 'back', tone: 'red' },
  'never-tried': { shape: 'dash', tone: 'red' },
  'already-owned': { shape: 'squares', tone: 'teal' },
  unknown: { shape: 'question', tone: 'grey' },
};

export function ItemOutcomeMark({ outcome }: { readonly outcome: VerdictItemOutcome }) {
  const { shape, tone } = ITEM_SIGNS[outcome];
  return <Mark shape={shape} tone={tone} word={VERDICT_ITEM_WORDS[outcome]} />;
}
