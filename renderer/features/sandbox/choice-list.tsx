import type { ScenarioInfo } from '../../../shared/contract/sandbox.ts';
import { ChoiceCards } from '../../ui/choice-cards.tsx';
import { OWN_CART, SANDBOX_CHOICES, type SandboxChoice } from './search.ts';
import './choice-list.css';

interface ChoiceListProps {
  readonly scenarios: readonly ScenarioInfo[];
  readonly chosen: SandboxChoice;
  readonly onChoose: (choice: SandboxChoice) => void;
}

/** The release scenarios, and a cart of one's own. */
export function ChoiceList({ scenarios, chosen, onChoose }: ChoiceListProps) {
  const choices = [
    ...scenarios.map(({ name, title, setup }) => ({ id: name, title, text: setup })),
    { id: OWN_CART, title: 'Own cart', text: 'A buyer and items of the open database' },
  ] as const;
  return (
    <div className="choice-list">
      <h2>What to run</h2>
      <ChoiceCards
        label="What to run"
        choices={choices}
        chosen={chosen}
        onChoose={(id) => {
          const choice = SANDBOX_CHOICES.find((candidate) => candidate === id);
          if (choice !== undefined) onChoose(choice);
        }}
      />
    </div>
  );
}
