import type { ReactNode } from 'react';
import { Button as AriaButton, Tooltip, TooltipTrigger } from 'react-aria-components';
import { classNames } from './class-names.ts';
import type { IconName } from './icon.tsx';
import { Icon } from './icon.tsx';
import { Keys } from './keys.tsx';
import './button.css';

interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  readonly kind?: 'primary' | 'secondary' | 'quiet';
  readonly icon?: IconName;
  /** The key that does the same, as `useShortcut` takes it. */
  readonly keys?: string;
  readonly isDisabled?: boolean;
  /** Sends the form around it. */
  readonly isSubmit?: boolean;
  /** Set on a button that unfolds something: whether it is unfolded. */
  readonly isExpanded?: boolean;
}

/** A button with a word on it. */
export function Button({ children, onPress, kind = 'secondary', icon, keys, ...state }: ButtonProps) {
  return (
    <AriaButton
      className={classNames('button', `button-${kind}`)}
      type={state.isSubmit === true ? 'submit' : 'button'}
      isDisabled={state.isDisabled ?? false}
      {...(state.isExpanded !== undefined && { 'aria-expanded': state.isExpanded })}
      {...(onPress && { onPress })}
    >
      {icon !== undefined && <Icon name={icon} />}
      <span className="truncate">{children}</span>
      {keys !== undefined && <Keys keys={keys} />}
    </AriaButton>
  );
}

interface IconButtonProps {
  readonly icon: IconName;
  /** Its name for assistive technology, and its tooltip. */
  readonly label: string;
  readonly keys?: string;
  readonly onPress?: () => void;
}

/** A button too small for a word: its tooltip says it, and the key that does the same. */
export function IconButton({ icon, label, keys, onPress }: IconButtonProps) {
  return (
    <TooltipTrigger delay={400} closeDelay={0}>
      <AriaButton className="button button-quiet button-square" aria-label={label} {...(onPress && { onPress })}>
        <Icon name={icon} />
      </AriaButton>
      <Tooltip className="tooltip" offset={6}>
        {label}
        {keys !== undefined && <Keys keys={keys} />}
      </Tooltip>
    </TooltipTrigger>
  );
}

interface LinkButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
}

/** Goes somewhere else in the console; looks like the words around it. */
export function LinkButton({ children, onPress }: LinkButtonProps) {
  return (
    <AriaButton className="link-button" onPress={onPress}>
      {children}
    </AriaButton>
  );
}
