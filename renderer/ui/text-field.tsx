import type { KeyboardEvent, ReactNode, Ref } from 'react';
import {
  SearchField as AriaSearchField,
  TextField as AriaTextField,
  Button,
  ButtonContext,
  FieldError,
  Input,
  Label,
  TextArea,
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
  readonly error?: ReactNode;
  /** Stands in front of what is typed: the parts of the search that are in force. */
  readonly lead?: ReactNode;
  readonly onClear?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
}

/** A one-line search; Escape empties it, its key brings the focus here. */
export function SearchField(props: SearchFieldProps) {
  const { label, placeholder, error = null, inputRef, keys, lead, ...field } = props;
  return (
    <AriaSearchField
      className="field search-field"
      aria-label={label}
      value={field.value}
      onChange={field.onChange}
      isInvalid={error !== null}
      {...(field.onSubmit && { onSubmit: field.onSubmit })}
      {...(field.onClear && { onClear: field.onClear })}
    >
      <div className="search-field-box">
        <Icon name="search" />
        {/* A button in there is one of its own, not the one that empties the field. */}
        <ButtonContext value={null}>{lead}</ButtonContext>
        <Input
          className="search-field-input"
          placeholder={placeholder}
          spellCheck="false"
          {...(inputRef && { ref: inputRef })}
          {...(field.onKeyDown && { onKeyDown: field.onKeyDown })}
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

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly longest?: number;
  readonly error?: string | null;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** One line of text under its name. */
export function TextField({ label, value, onChange, placeholder, longest, error = null, inputRef }: TextFieldProps) {
  return (
    <AriaTextField
      className="field text-field"
      value={value}
      onChange={onChange}
      isInvalid={error !== null}
      {...(longest !== undefined && { maxLength: longest })}
    >
      <Label className="field-label">{label}</Label>
      <Input
        className="field-input"
        spellCheck="false"
        {...(placeholder !== undefined && { placeholder })}
        {...(inputRef && { ref: inputRef })}
      />
      {error !== null && <FieldError className="field-error">{error}</FieldError>}
    </AriaTextField>
  );
}

interface TextBoxProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly longest: number;
}

/** Several lines of text under their name. */
export function TextBox({ label, value, onChange, longest }: TextBoxProps) {
  return (
    <AriaTextField className="field" value={value} onChange={onChange} maxLength={longest}>
      <Label className="field-label">{label}</Label>
      <TextArea className="field-input text-box" rows={8} />
    </AriaTextField>
  );
}
