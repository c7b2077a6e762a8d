import type { Verdict, VerdictItem } from '../../shared/contract/verdicts.ts';
import { MECHANISM_WORDS } from '../../shared/verdict-words.ts';
import { LogText } from '../ui/masking.tsx';
import { Section } from '../ui/panel.tsx';
import { SimpleTable } from '../ui/simple-table.tsx';
import { EvidenceChips } from './evidence-chips.tsx';
import { amountOrDash } from './verdict-card.tsx';
import { ItemOutcomeMark } from './verdict-mark.tsx';
import './verdict-evidence.css';

/** What a verdict rests on: how it came about, each item, the lines and rows, and what could not be read. */
export function VerdictEvidence({ verdict }: { readonly verdict: Verdict }) {
  const { mechanism, missing, items, reasons, username } = verdict;
  const names = username === null ? [] : [username];
  return (
    <>
      {mechanism !== null && (
        <Section title="How it came about">
          <p>
            {MECHANISM_WORDS[mechanism].name} <span className="quiet mono">{mechanism}</span>:{' '}
            {MECHANISM_WORDS[mechanism].explanation}
          </p>
        </Section>
      )}
      {items.length > 0 && (
        <Section title="What happened to each item">
          <VerdictItems items={items} />
        </Section>
      )}
      <Section title="Why">
        <ul className="verdict-reasons">
          {reasons.map(({ text, refs }) => (
            <li key={text}>
              <span>{text}</span> <EvidenceChips refs={refs} names={names} />
            </li>
          ))}
        </ul>
      </Section>
      {missing.length > 0 && (
        <Section title="What could not be read">
          <ul className="verdict-reasons quiet">
            {missing.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function VerdictItems({ items }: { readonly items: readonly VerdictItem[] }) {
  return (
    <SimpleTable
      label="What happened to each item"
      rows={items}
      rowKey={({ itemId }) => String(itemId)}
      columns={[
        {
          id: 'item',
          label: 'Item',
          isWide: true,
          cell: ({ itemId, title }) => (
            <>
              {title !== null && <LogText text={title} />} <span className="quiet number">no. {itemId}</span>
            </>
          ),
        },
        { id: 'price', label: 'Price, credits', align: 'end', cell: ({ price }) => amountOrDash(price) },
        { id: 'outcome', label: 'What happened', cell: ({ outcome }) => <ItemOutcomeMark outcome={outcome} /> },
      ]}
    />
  );
}
