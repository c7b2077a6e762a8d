import type { Finding } from '../../../shared/contract/overview.ts';
import { formatCredits } from '../../../shared/credits.ts';
import { FINDING_WORDS } from '../../../shared/finding.ts';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/figures.tsx';
import { PersonalText } from '../../ui/masking.tsx';
import { Moment } from '../../ui/moment.tsx';
import { DetailPanel, Section } from '../../ui/panel.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { EvidenceChips } from '../../verdict/evidence-chips.tsx';

interface FindingPanelProps {
  readonly finding: Finding;
  readonly onClose: () => void;
  readonly onOpenTransaction: (key: string) => void;
  readonly onOpenUser: (userId: number) => void;
}

/** One finding with the lines and rows behind it. */
export function FindingPanel({ finding, onClose, onOpenTransaction, onOpenUser }: FindingPanelProps) {
  const { kind, sentence, amount, userId, username, key, at, refs } = finding;
  useShortcut({ keys: 'escape', label: 'Close the detail', group: 'List', run: onClose });
  return (
    <DetailPanel
      head={<h2 className="owed-user-name">{FINDING_WORDS[kind]}</h2>}
      actions={
        <>
          {key !== null && (
            <Button kind="quiet" icon="transactions" onPress={() => onOpenTransaction(key)}>
              Transaction
            </Button>
          )}
          {userId !== null && (
            <Button kind="quiet" icon="users" onPress={() => onOpenUser(userId)}>
              Account
            </Button>
          )}
        </>
      }
      onClose={onClose}
    >
      <div className="detail-panel-body">
        <p>{sentence}</p>
        <Facts
          facts={[
            { label: 'Time', value: <Moment at={at} /> },
            ...(amount === null ? [] : [{ label: 'Credits', value: formatCredits(amount) }]),
            ...(userId === null
              ? []
              : [{ label: 'User', value: username === null ? `no. ${userId}` : <PersonalText text={username} /> }]),
          ]}
        />
        <Section title="Evidence">
          <EvidenceChips refs={refs} names={username === null ? [] : [username]} />
        </Section>
      </div>
    </DetailPanel>
  );
}
