import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';
import './status-button.css';

interface StatusButtonProps {
  readonly icon: IconName;
  readonly children: ReactNode;
  readonly onPress?: () => void;
  /** The name of what it turns on and off, where the word on it says the state. */
  readonly label?: string;
  readonly isOn?: boolean;
}

/** A quiet button of the status bar: it shows a state, and changes it. */
export function StatusButton({ icon, children, onPress, label, isOn }: StatusButtonProps) {
  return (
    <Button
      className="status-button"
      {...(onPress && { onPress })}
      {...(label !== undefined && { 'aria-label': label })}
      {...(isOn !== undefined && { 'aria-pressed': isOn })}
    >
      <Icon name={icon} />
      {children}
    </Button>
  );
}
