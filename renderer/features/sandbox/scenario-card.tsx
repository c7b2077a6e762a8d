import type { ScenarioInfo } from '../../../shared/contract/sandbox.ts';
import { Facts } from '../../ui/figures.tsx';

/** A release scenario in its own words. */
export function ScenarioCard({ scenario }: { readonly scenario: ScenarioInfo }) {
  return (
    <>
      <h2>{scenario.title}</h2>
      <Facts
        facts={[
          { label: 'Setup', value: scenario.setup },
          { label: 'Action', value: scenario.action },
          { label: 'Expected', value: scenario.expected },
        ]}
      />
    </>
  );
}
