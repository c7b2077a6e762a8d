import type { ReactNode } from 'react';
import { useState } from 'react';
import { ComboBox, Group, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { Icon } from './icon.tsx';
import './menu.css';
import './text-field.css';
import './search-picker.css';

export interface PickerChoice {
  readonly id: string;
  /** What assistive technology reads. */
  readonly text: string;
  readonly content: ReactNode;
}

interface SearchPickerProps {
  readonly label: string;
  readonly placeholder: string;
  readonly choices: readonly PickerChoice[];
  readonly isSearching: boolean;
  readonly emptyText: string;
  readonly onSearch: (text: string) => void;
  readonly onPick: (id: string) => void;
}

const LIST_HEIGHT_PX = 300;

/** A search whose results drop down; picking one hands it over and empties the field for the next. */
export function SearchPicker(props: SearchPickerProps) {
  const { label, placeholder, choices, isSearching, emptyText, onSearch, onPick } = props;
  const [picked, setPicked] = useState(0);

  function pick(id: string) {
    setPicked(picked + 1);
    onSearch('');
    onPick(id);
  }

  return (
    <ComboBox
      // A new field for each search: it starts empty and closed, with the focus where it was.
      key={picked}
      className="field"
      autoFocus={picked > 0}
      menuTrigger={picked > 0 ? 'input' : 'focus'}
      allowsEmptyCollection
      onInputChange={onSearch}
      items={choices}
      selectedKey={null}
      onSelectionChange={(key) => key !== null && pick(String(key))}
    >
      <Label className="field-label">{label}</Label>
      <Group className="search-field-box">
        <Icon name="search" />
        <Input className="search-field-input" placeholder={placeholder} spellCheck="false" />
      </Group>
      <Popover className="picker-popover" offset={4} maxHeight={LIST_HEIGHT_PX}>
        <ListBox
          className="menu"
          aria-label={label}
          renderEmptyState={() => <p className="picker-empty">{isSearching ? 'Searching' : emptyText}</p>}
        >
          {(choice: PickerChoice) => (
            <ListBoxItem id={choice.id} textValue={choice.text} className="menu-item">
              {choice.content}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
