import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';
import './switch.css';

interface SwitchProps {
  readonly icon: IconName;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly children: ReactNode;
}

/** Something that is on or off, with a word for it. */
export function Switch({ icon, isOn, onChange, children }: SwitchProps) {
  return (
    <ToggleButton className="switch" isSelected={isOn} onChange={onChange}>
      <Icon name={icon} />
      <span>{children}</span>
    </ToggleButton>
  );
}
