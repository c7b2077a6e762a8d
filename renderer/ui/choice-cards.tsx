import { ListBox, ListBoxItem, Text } from 'react-aria-components';
import './choice-cards.css';

interface ChoiceCardsProps {
  readonly label: string;
  readonly choices: readonly { readonly id: string; readonly title: string; readonly text: string }[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** One of a few, each with a line that explains it; arrow keys choose. */
export function ChoiceCards({ label, choices, chosen, onChoose }: ChoiceCardsProps) {
  return (
    <ListBox
      className="choice-cards"
      aria-label={label}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        if (keys === 'all') return;
        for (const key of keys) onChoose(String(key));
      }}
    >
      {choices.map((choice) => (
        <ListBoxItem key={choice.id} id={choice.id} textValue={choice.title} className="choice-card">
          <Text slot="label" className="choice-card-title">
            {choice.title}
          </Text>
          <Text slot="description" className="choice-card-text">
            {choice.text}
          </Text>
        </ListBoxItem>
      ))}
    </ListBox>
  );
}
