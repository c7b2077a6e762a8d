import type { ReactNode } from 'react';
import type { TransactionLink } from '../../../shared/contract/inspection.ts';
import type { EvidenceRef } from '../../../shared/contract/verdicts.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Moment } from '../../ui/moment.tsx';
import { EvidenceChips } from '../../verdict/evidence-chips.tsx';
import './evidence-card.css';

interface EvidenceCardProps {
  readonly label: string;
  readonly at: string | null;
  readonly refs: readonly EvidenceRef[];
  /** People who may be named in the evidence, for masking. */
  readonly names: readonly string[];
  readonly transaction: TransactionLink | null;
  readonly onOpenTransaction: (key: string) => void;
  readonly children: ReactNode;
}

/** What a row stands for, with the lines and rows that it rests on and the transaction that it belongs to. */
export function EvidenceCard({ label, at, refs, names, transaction, onOpenTransaction, children }: EvidenceCardProps) {
  return (
    <section className="evidence-card" aria-label={label}>
      <p>{children}</p>
      <p className="evidence-card-line">
        {at !== null && <Moment at={at} />}
        {transaction !== null && (
          <LinkButton onPress={() => onOpenTransaction(transaction.key)}>
            {transaction.transactionId === null ? 'Open the transaction' : `Open TXN ${transaction.transactionId}`}
          </LinkButton>
        )}
        <EvidenceChips refs={refs} names={names} />
      </p>
    </section>
  );
}
