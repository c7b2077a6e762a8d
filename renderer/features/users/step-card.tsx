import type { Candidate } from '../../../shared/contract/inspection.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Mark } from '../../ui/mark.tsx';
import { Moment } from '../../ui/moment.tsx';
import { EvidenceChips } from '../../verdict/evidence-chips.tsx';
import type { NumberedStep } from './balance-tab.tsx';
import { EvidenceCard } from './evidence-card.tsx';
import './step-card.css';

interface StepCardProps {
  readonly step: NumberedStep;
  readonly names: readonly string[];
  readonly onOpenTransaction: (key: string) => void;
}

/** One step with its evidence, and where it does not fit, with what may be behind it. */
export function StepCard({ step, names, onOpenTransaction }: StepCardProps) {
  const { at, sentence, refs, transaction, gap } = step;
  return (
    <div className="step-card">
      <EvidenceCard label="The open step" {...{ at, refs, names, transaction, onOpenTransaction }}>
        {sentence}
      </EvidenceCard>
      {gap !== null && (
        <section className="step-gap" aria-label="What may be behind it">
          {gap.unread.map((text) => (
            <p key={text} className="quiet">
              {text}
            </p>
          ))}
          {gap.candidates.length === 0 ? (
            <p>No checkout and no row fits this amount. Something moved the balance that nothing tells of.</p>
          ) : (
            <ul className="step-candidates">
              {gap.candidates.map((candidate) => (
                <CandidateRow
                  key={`${candidate.at} ${candidate.sentence}`}
                  {...{ candidate, names, onOpenTransaction }}
                />
              ))}
            </ul>
          )}
        </section>
      )}
    </div>
  );
}

interface CandidateRowProps extends Pick<StepCardProps, 'names' | 'onOpenTransaction'> {
  readonly candidate: Candidate;
}

function CandidateRow({ candidate, names, onOpenTransaction }: CandidateRowProps) {
  const { at, sentence, isExact, transaction, refs } = candidate;
  return (
    <li>
      <Mark
        shape={isExact ? 'tick' : 'question'}
        tone={isExact ? 'accent' : 'grey'}
        word={isExact ? 'Fits exactly' : 'Possible'}
      />
      <Moment at={at} />
      <span>{sentence}</span>
      {transaction !== null && (
        <LinkButton onPress={() => onOpenTransaction(transaction.key)}>Open the transaction</LinkButton>
      )}
      <EvidenceChips refs={refs} names={names} />
    </li>
  );
}
