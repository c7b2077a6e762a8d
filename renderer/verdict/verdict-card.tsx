import type { Verdict } from '../../shared/contract/verdicts.ts';
import { type Credits, formatCredits } from '../../shared/credits.ts';
import { nextAction, ORDER_STATE_WORDS, replyToUser, verdictSentence } from '../../shared/verdict-words.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Figures } from '../ui/figures.tsx';
import { Mark } from '../ui/mark.tsx';
import { VerdictMark } from './verdict-mark.tsx';
import './verdict-card.css';

/** What happened to one checkout, in a sentence and four figures, and what to do now. */
export function VerdictCard({ verdict }: { readonly verdict: Verdict }) {
  const { kind, order, charged, received, overwritten, returned, owed } = verdict;
  return (
    <section className="verdict-card" aria-label="Verdict">
      <div className="verdict-line">
        <VerdictMark kind={kind} order={order} isBadge />
        {returned > 0 && <Mark shape="back" tone="accent" word={`Returned ${formatCredits(returned)}`} isBadge />}
        <span className="quiet">{ORDER_STATE_WORDS[order]}</span>
      </div>
      <p className="verdict-sentence">{verdictSentence(verdict)}</p>
      <Figures
        figures={[
          { label: 'Charged, credits', value: amountOrDash(charged) },
          { label: 'Received', value: amountOrDash(received) },
          ...(overwritten === null || overwritten === 0
            ? []
            : [{ label: 'Overwritten', value: formatCredits(overwritten) }]),
          { label: 'Returned', value: formatCredits(returned) },
          { label: 'Still owed', value: amountOrDash(owed) },
        ]}
      />
      <div className="verdict-line">
        <strong>Next:</strong> <span>{nextAction(verdict).text}</span>
        <CopyButton label="Copy a reply to the user" text={replyToUser(verdict)}>
          Copy reply
        </CopyButton>
      </div>
    </section>
  );
}

export function amountOrDash(amount: Credits | null): string {
  return amount === null ? '–' : formatCredits(amount);
}
