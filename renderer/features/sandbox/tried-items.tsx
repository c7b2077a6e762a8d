import { FAILURE_WORDS, OUTCOME_WORDS } from '../../../shared/attempt-words.ts';
import type { ItemOutcome } from '../../../shared/checkout.ts';
import type { AttemptItem } from '../../../shared/contract/transactions.ts';
import { formatCredits } from '../../../shared/credits.ts';
import { Mark, type Shape, type Tone } from '../../ui/mark.tsx';
import { type SimpleColumn, SimpleTable } from '../../ui/simple-table.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';

const SIGNS: Readonly<Record<ItemOutcome, { readonly shape: Shape; readonly tone: Tone }>> = {
  received: { shape: 'tick', tone: 'green' },
  failed: { shape: 'cross', tone: 'red' },
  'rolled-back': { shape: 'back', tone: 'grey' },
  'not-tried': { shape: 'dash', tone: 'grey' },
};

const COLUMNS: readonly SimpleColumn<AttemptItem>[] = [
  {
    id: 'item',
    label: 'Item',
    isWide: true,
    cell: (item) => (
      <>
        {item.title === null ? <span className="quiet">title unknown</span> : <UntrustedText text={item.title} />}
        <span className="quiet number"> no. {item.itemId}</span>
        {item.failure !== null && <div className="quiet">{FAILURE_WORDS[item.failure]}</div>}
      </>
    ),
  },
  {
    id: 'price',
    label: 'Price, credits',
    align: 'end',
    cell: (item) => (item.price === null ? <span className="quiet">–</span> : formatCredits(item.price)),
  },
  {
    id: 'outcome',
    label: 'Outcome',
    cell: (item) => <Mark {...SIGNS[item.outcome]} word={OUTCOME_WORDS[item.outcome]} />,
  },
];

/** Every item of the cart and what became of it. */
export function TriedItems({ items }: { readonly items: readonly AttemptItem[] }) {
  if (items.length === 0) return <p className="quiet">The cart was empty.</p>;
  return (
    <SimpleTable label="Items in the cart" columns={COLUMNS} rows={items} rowKey={(item) => String(item.position)} />
  );
}
