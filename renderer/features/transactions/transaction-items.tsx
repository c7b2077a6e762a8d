import type { LogStory, TransactionDetail } from '../../../shared/contract/transactions.ts';
import { Mark } from '../../ui/mark.tsx';
import { Section } from '../../ui/panel.tsx';
import { SimpleTable } from '../../ui/simple-table.tsx';
import { AttemptItems } from './attempt-items.tsx';
import { PageBody } from './page-body.tsx';

/** What became of each item: as the record has it, and as the log claims. */
export function TransactionItems({ transaction }: { readonly transaction: TransactionDetail }) {
  const { database, log } = transaction;
  return (
    <PageBody label="Items">
      {database !== null && (
        <Section title={`Items (${database.itemsReceived} of ${database.itemsRequested} received)`}>
          <AttemptItems items={database.items} />
        </Section>
      )}
      {log !== null && (
        <Section title="What the log claims about items">
          <ClaimedItems story={log} />
        </Section>
      )}
    </PageBody>
  );
}

function ClaimedItems({ story }: { readonly story: LogStory }) {
  const rows = [
    ...story.itemsDone.map((itemId) => ({ itemId, isDone: true })),
    ...story.itemsFailed.map((itemId) => ({ itemId, isDone: false })),
  ];
  if (rows.length === 0) return <p className="quiet">{withoutItems(story)}</p>;
  return (
    <>
      <SimpleTable
        label="Items in the log"
        rows={rows}
        rowKey={({ itemId, isDone }) => `${itemId} ${isDone}`}
        columns={[
          {
            id: 'item',
            label: 'Item',
            isWide: true,
            cell: ({ itemId }) => <span className="number">no. {itemId}</span>,
          },
          {
            id: 'claim',
            label: 'The log says',
            cell: ({ isDone }) =>
              isDone ? (
                <Mark shape="tick" tone="grey" word="Bought" title="The log says so; the database decides." />
              ) : (
                <Mark shape="cross" tone="red" word="Failed" />
              ),
          },
        ]}
      />
      {story.itemCount !== null && story.itemCount !== rows.length && (
        <p className="quiet">Its success line counts {story.itemCount}; the others are not named at this level.</p>
      )}
    </>
  );
}

function withoutItems({ itemCount }: LogStory): string {
  return itemCount === null
    ? 'No line names an item.'
    : `No line names an item; the success line counts ${itemCount === 1 ? '1 item' : `${itemCount} items`}.`;
}
