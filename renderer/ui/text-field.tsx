import type { Ref } from 'react';
import {
  SearchField as AriaSearchField,
  TextField as AriaTextField,
  Button,
  FieldError,
  Input,
  Label,
} from 'react-aria-components';
import { Icon } from './icon.tsx';
import { Keys } from './keys.tsx';
import './text-field.css';

interface SearchFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSubmit?: (value: string) => void;
  readonly keys?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly error?: string | null;
}

/** A one-line search; Escape empties it, its key brings the focus here. */
export function SearchField({ label, placeholder, error = null, inputRef, keys, ...field }: SearchFieldProps) {
  return (
    <AriaSearchField
      className="field search-field"
      aria-label={label}
      value={field.value}
      onChange={field.onChange}
      isInvalid={error !== null}
      {...(field.onSubmit && { onSubmit: field.onSubmit })}
    >
      <div className="search-field-box">
        <Icon name="search" />
        <Input
          className="search-field-input"
          placeholder={placeholder}
          spellCheck="false"
          {...(inputRef && { ref: inputRef })}
        />
        {field.value === '' && keys !== undefined && <Keys keys={keys} />}
        <Button className="search-field-clear" aria-label="Empty the search">
          <Icon name="close" />
        </Button>
      </div>
      {error !== null && <FieldError className="field-error">{error}</FieldError>}
    </AriaSearchField>
  );
}

interface DateTimeFieldProps {
  readonly label: string;
  /** `YYYY-MM-DDTHH:MM` in this machine's zone; empty when there is none. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function DateTimeField({ label, value, onChange }: DateTimeFieldProps) {
  return (
    <AriaTextField className="field" value={value} onChange={onChange}>
      <Label className="field-label">{label}</Label>
      <Input className="field-input" type="datetime-local" max="9999-12-31T23:59" />
    </AriaTextField>
  );
}
