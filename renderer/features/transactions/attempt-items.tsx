import { FAILURE_WORDS, OUTCOME_WORDS } from '../../../shared/attempt-words.ts';
import type { ItemOutcome } from '../../../shared/checkout.ts';
import type { AttemptItem } from '../../../shared/contract/transactions.ts';
import { formatCredits } from '../../../shared/credits.ts';
import { Mark, type Shape, type Tone } from '../../ui/mark.tsx';
import { PersonalText } from '../../ui/masking.tsx';
import { type SimpleColumn, SimpleTable } from '../../ui/simple-table.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import './attempt-items.css';

const SIGNS: Readonly<Record<ItemOutcome, { readonly shape: Shape; readonly tone: Tone }>> = {
  received: { shape: 'tick', tone: 'green' },
  failed: { shape: 'cross', tone: 'red' },
  'rolled-back': { shape: 'back', tone: 'grey' },
  'not-tried': { shape: 'dash', tone: 'grey' },
};

const COLUMNS: readonly SimpleColumn<AttemptItem>[] = [
  { id: 'item', label: 'Item', isWide: true, cell: (item) => <ItemName item={item} /> },
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

export function AttemptItems({ items }: { readonly items: readonly AttemptItem[] }) {
  if (items.length === 0) return <p className="quiet">The cart was empty.</p>;
  return <SimpleTable label="Items" columns={COLUMNS} rows={items} rowKey={(item) => String(item.position)} />;
}

function ItemName({ item }: { readonly item: AttemptItem }) {
  return (
    <span className="item-name">
      <span>
        {item.title === null ? <span className="quiet">title unknown</span> : <UntrustedText text={item.title} />}
        <span className="quiet number item-number"> no. {item.itemId}</span>
      </span>
      <span className="quiet">
        {item.sellerName === null ? (
          'no seller'
        ) : (
          <>
            sold by <PersonalText text={item.sellerName} />
          </>
        )}
      </span>
      {item.failure !== null && <span className="item-failure">{FAILURE_WORDS[item.failure]}</span>}
    </span>
  );
}
