import type { ReactNode } from 'react';
import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { Icon } from './icon.tsx';
import './chips.css';

interface ToggleChipsProps<Id extends string> {
  readonly label: string;
  readonly choices: readonly { readonly id: Id; readonly content: ReactNode }[];
  readonly chosen: readonly Id[];
  readonly mode?: 'single' | 'multiple';
  readonly onChange: (chosen: readonly Id[]) => void;
}

/** A row of small switches; arrow keys move between them. */
export function ToggleChips<Id extends string>({
  label,
  choices,
  chosen,
  mode = 'multiple',
  onChange,
}: ToggleChipsProps<Id>) {
  return (
    <ToggleButtonGroup
      className="chips"
      aria-label={label}
      selectionMode={mode}
      disallowEmptySelection={mode === 'single'}
      selectedKeys={chosen}
      onSelectionChange={(keys) => onChange(choices.map((choice) => choice.id).filter((id) => keys.has(id)))}
    >
      {choices.map((choice) => (
        <ToggleButton key={choice.id} id={choice.id} className="chip chip-toggle">
          {choice.content}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

interface RemovableChipProps {
  readonly children: ReactNode;
  readonly removeLabel: string;
  readonly onRemove: () => void;
  /** Without it the chip can only be taken away. */
  readonly onEdit?: () => void;
}

/** Something that is in force, with a button that takes it away; pressing the chip itself changes it. */
export function RemovableChip({ children, removeLabel, onRemove, onEdit }: RemovableChipProps) {
  return (
    <span className="chip chip-removable">
      {onEdit === undefined ? (
        <span className="truncate">{children}</span>
      ) : (
        <Button className="chip-edit truncate" onPress={onEdit}>
          {children}
        </Button>
      )}
      <Button className="chip-remove" aria-label={removeLabel} onPress={onRemove}>
        <Icon name="close" />
      </Button>
    </span>
  );
}
