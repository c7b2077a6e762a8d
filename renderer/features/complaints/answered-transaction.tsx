import { useState } from 'react';
import type { Verdict } from '../../../shared/contract/verdicts.ts';
import { formatCredits } from '../../../shared/credits.ts';
import { Button } from '../../ui/button.tsx';
import { Moment } from '../../ui/moment.tsx';
import { VerdictCard } from '../../verdict/verdict-card.tsx';
import { VerdictEvidence } from '../../verdict/verdict-evidence.tsx';
import { VerdictMark } from '../../verdict/verdict-mark.tsx';

interface AnsweredTransactionProps {
  readonly verdict: Verdict;
  /** Whether it shows all of itself from the start. */
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

/** One checkout of the answer: a line, and everything behind it when it is unfolded. */
export function AnsweredTransaction({ verdict, isOpen, onOpen }: AnsweredTransactionProps) {
  const [isUnfolded, setIsUnfolded] = useState(isOpen);
  const name = verdict.transactionId === null ? 'without a TXN id' : `TXN:${verdict.transactionId}`;
  return (
    <li className="complaint-transaction">
      <div className="complaint-line">
        <Button
          kind="quiet"
          icon={isUnfolded ? 'up' : 'down'}
          isExpanded={isUnfolded}
          onPress={() => setIsUnfolded(!isUnfolded)}
        >
          {name}
        </Button>
        <Moment at={verdict.startedAt} />
        <VerdictMark kind={verdict.kind} order={verdict.order} />
        {(verdict.owed ?? 0) > 0 && verdict.owed !== null && (
          <span className="number">{formatCredits(verdict.owed)} owed</span>
        )}
        <Button kind="quiet" onPress={onOpen}>
          Open
        </Button>
      </div>
      {isUnfolded && (
        <div className="complaint-unfolded">
          <VerdictCard verdict={verdict} />
          <VerdictEvidence verdict={verdict} />
        </div>
      )}
    </li>
  );
}
