import type { ReactNode } from 'react';
import { useState } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
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

/** A search whose results drop down; picking one hands it over and empties the field for the next. */
export function SearchPicker(props: SearchPickerProps) {
  const { label, placeholder, choices, isSearching, emptyText, onSearch, onPick } = props;
  const [text, setText] = useState('');

  function change(next: string) {
    setText(next);
    onSearch(next);
  }

  return (
    <ComboBox
      className="field"
      menuTrigger="focus"
      allowsEmptyCollection
      inputValue={text}
      onInputChange={change}
      items={choices}
      selectedKey={null}
      onSelectionChange={(key) => {
        if (key === null) return;
        change('');
        onPick(String(key));
      }}
    >
      <Label className="field-label">{label}</Label>
      <div className="search-field-box">
        <Icon name="search" />
        <Input className="search-field-input" placeholder={placeholder} spellCheck="false" />
      </div>
      <Popover className="picker-popover" offset={4}>
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
