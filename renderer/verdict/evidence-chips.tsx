import { Button as AriaButton } from 'react-aria-components';
import type { EvidenceRef } from '../../shared/contract/verdicts.ts';
import type { EvidenceTable } from '../../shared/verdict.ts';
import { Popover } from '../ui/popover.tsx';
import { EvidenceLine } from './evidence-line.tsx';
import { EvidenceRow } from './evidence-row.tsx';
import './evidence-chips.css';

interface EvidenceChipsProps {
  readonly refs: readonly EvidenceRef[];
  /** People who may be named in the lines, for masking. */
  readonly names: readonly string[];
}

/** The lines and rows behind a sentence, each opening where it is. */
export function EvidenceChips({ refs, names }: EvidenceChipsProps) {
  return (
    <span className="evidence-chips">
      {refs.map((ref) => (
        <Popover
          key={wordsOf(ref)}
          label={wordsOf(ref)}
          trigger={<AriaButton className="evidence-chip mono">{wordsOf(ref)}</AriaButton>}
        >
          {() =>
            ref.kind === 'line' ? (
              <EvidenceLine path={ref.path} line={ref.line} names={names} />
            ) : (
              <EvidenceRow table={ref.table} id={ref.id} />
            )
          }
        </Popover>
      ))}
    </span>
  );
}

/** `barterex_20251224.log:831`, `purchase 12`. */
export function wordsOf(ref: EvidenceRef): string {
  if (ref.kind === 'row') return `${TABLE_WORDS[ref.table]} ${ref.id}`;
  return `${ref.path.split(/[/\\]/).at(-1) ?? ref.path}:${ref.line}`;
}

const TABLE_WORDS: Readonly<Record<EvidenceTable, string>> = {
  user: 'user',
  item: 'item',
  trade: 'purchase',
  order: 'order',
  credit_transaction: 'credit row',
  notification: 'notification',
  audit_log: 'admin log',
  cart_item: 'cart row',
  checkout_transaction: 'attempt',
};
