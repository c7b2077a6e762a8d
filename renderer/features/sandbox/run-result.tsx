import { describeAttempt } from '../../../shared/attempt-words.ts';
import type { MovedItem, SandboxRun } from '../../../shared/contract/sandbox.ts';
import { formatCreditChange, formatCredits, subtractCredits } from '../../../shared/credits.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Figures } from '../../ui/figures.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Mark } from '../../ui/mark.tsx';
import { PersonalText } from '../../ui/masking.tsx';
import { Section } from '../../ui/panel.tsx';
import { type SimpleColumn, SimpleTable } from '../../ui/simple-table.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { BuyerMessage } from './buyer-message.tsx';
import { ExpectationList } from './expectation-list.tsx';
import { RunLog } from './run-log.tsx';
import { RunTimeline } from './run-timeline.tsx';
import { TriedItems } from './tried-items.tsx';
import './run-result.css';

/** What a run did and whether that is right: the answer first, then the story that proves it. */
export function RunResult({ run }: { readonly run: SandboxRun }) {
  const names = namesOf(run);
  return (
    <article className="run-result" aria-label="Result of the run">
      <ResultHead run={run} />
      <div className="run-columns">
        <div className="run-column">
          {run.expectations.length > 0 && (
            <Section title={run.scenario === null ? 'What was expected' : 'What the scenario expects'}>
              <ExpectationList expectations={run.expectations} names={names} />
            </Section>
          )}
          <Section title="What the buyer would see">
            <BuyerMessage message={run.buyerMessage} status={run.attempt.status} names={names} />
          </Section>
          <Section title="Items in the cart">
            <TriedItems items={run.attempt.items} />
          </Section>
          <Section title="Items that changed hands">
            <MovedItems items={run.movedItems} />
          </Section>
          <Section title="What must always hold">
            <ExpectationList expectations={run.invariants} names={names} />
          </Section>
        </div>
        <div className="run-column">
          <Section title="Timeline">
            <RunTimeline steps={run.timeline} names={names} />
          </Section>
        </div>
      </div>
      <RunLog lines={run.logLines} names={names} />
    </article>
  );
}

function ResultHead({ run }: { readonly run: SandboxRun }) {
  const change = subtractCredits(run.balanceAfter, run.balanceBefore);
  return (
    <header className="run-head" ref={showWithoutAsking}>
      <div className="run-verdict" role="status">
        {run.passed ? (
          <Mark shape="tick" tone="green" word="PASS" isBadge />
        ) : (
          <Mark shape="cross" tone="red" word="FAIL" isBadge />
        )}
        <h2>{describeAttempt(run.attempt)}</h2>
      </div>
      <Figures
        figures={[
          { label: 'Charged, credits', value: formatCredits(run.attempt.charged) },
          {
            label: 'Buyer’s balance, credits',
            value: (
              <span className="run-balance">
                {formatCredits(run.balanceBefore)}
                <Icon name="arrow" />
                <span className="visually-hidden">became</span>
                {formatCredits(run.balanceAfter)}
              </span>
            ),
            note: change === 0 ? 'unchanged' : formatCreditChange(change),
          },
          {
            label: 'Buyer',
            value: <PersonalText text={run.buyer.username} isTruncated />,
            note: `no. ${run.buyer.userId}`,
          },
          {
            label: 'Transaction',
            value: (
              <span className="run-balance mono">
                {run.transactionId}
                <CopyButton label="Copy the transaction id" text={`TXN:${run.transactionId}`} />
              </span>
            ),
          },
        ]}
      />
    </header>
  );
}

/** Everybody whom a message of the run may name. */
function namesOf({ buyer, attempt, movedItems }: SandboxRun): readonly string[] {
  const sellers = attempt.items.map((item) => item.sellerName).filter((name) => name !== null);
  return [buyer.username, ...sellers, ...movedItems.map((item) => item.from.username)];
}

/** A long cart pushes the result below the edge of the stage. */
function showWithoutAsking(head: HTMLElement | null) {
  head?.scrollIntoView({ block: 'nearest' });
}

const MOVED_COLUMNS: readonly SimpleColumn<MovedItem>[] = [
  {
    id: 'item',
    label: 'Item',
    isWide: true,
    cell: (item) => (
      <>
        <UntrustedText text={item.title} />
        <span className="quiet number"> no. {item.itemId}</span>
      </>
    ),
  },
  { id: 'price', label: 'Price, credits', align: 'end', cell: (item) => formatCredits(item.price) },
  {
    id: 'owner',
    label: 'From, to',
    cell: (item) => (
      <span className="moved-owner">
        <PersonalText text={item.from.username} isTruncated />
        <Icon name="arrow" />
        <PersonalText text={item.to.username} isTruncated />
      </span>
    ),
  },
];

function MovedItems({ items }: { readonly items: readonly MovedItem[] }) {
  if (items.length === 0) return <p className="quiet">None: every item still belongs to whom it belonged before.</p>;
  return (
    <SimpleTable
      label="Items that changed hands"
      columns={MOVED_COLUMNS}
      rows={items}
      rowKey={(item) => String(item.itemId)}
    />
  );
}
