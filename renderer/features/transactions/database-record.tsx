import type { AttemptDetail } from '../../../shared/contract/transactions.ts';
import { Facts } from '../../ui/figures.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Section } from '../../ui/panel.tsx';
import { AttemptEvents } from './attempt-events.tsx';
import { AttemptPhases } from './attempt-phases.tsx';
import { PageBody } from './page-body.tsx';

interface DatabaseRecordProps {
  readonly attempt: AttemptDetail;
  readonly names: readonly string[];
}

/** The attempt as the console's own table keeps it: how far it came, and what it logged. */
export function DatabaseRecord({ attempt, names }: DatabaseRecordProps) {
  return (
    <PageBody label="Database record">
      <AttemptPhases phase={attempt.phase} status={attempt.status} />
      <Facts
        facts={[
          { label: 'Ended', value: attempt.endedAt === null ? 'not recorded' : <Moment at={attempt.endedAt} /> },
          { label: 'Engine', value: attempt.engine },
          { label: 'Row', value: `no. ${attempt.attemptId}` },
        ]}
      />
      <Section title="Events">
        <AttemptEvents events={attempt.events} names={names} />
      </Section>
    </PageBody>
  );
}
