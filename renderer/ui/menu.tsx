import type { ReactNode } from 'react';
import { Menu as AriaMenu, Header, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';
import { Keys } from './keys.tsx';
import './menu.css';

export interface MenuAction {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  readonly keys?: string;
  readonly run: () => void;
}

interface ActionMenuProps {
  readonly label: string;
  readonly trigger: ReactNode;
  readonly actions: readonly MenuAction[];
}

/** A button that opens a list of things to do. */
export function ActionMenu({ label, trigger, actions }: ActionMenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="menu-popover" placement="bottom end" offset={4}>
        <AriaMenu
          className="menu"
          aria-label={label}
          onAction={(id) => actions.find((action) => action.id === id)?.run()}
        >
          {actions.map((action) => (
            <MenuItem key={action.id} id={action.id} textValue={action.label} className="menu-item">
              {action.icon !== undefined && <Icon name={action.icon} />}
              <span className="menu-item-label">{action.label}</span>
              {action.keys !== undefined && <Keys keys={action.keys} />}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

interface ChoiceMenuProps {
  readonly label: string;
  readonly trigger: ReactNode;
  readonly heading?: string;
  readonly choices: readonly { readonly id: string; readonly label: string; readonly icon?: IconName }[];
  readonly chosen: ReadonlySet<string>;
  readonly mode: 'single' | 'multiple';
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}

/** A button that opens a list of which one, or any number, is ticked. */
export function ChoiceMenu({ label, trigger, heading, choices, chosen, mode, onChange }: ChoiceMenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="menu-popover" placement="bottom end" offset={4}>
        <AriaMenu
          className="menu"
          aria-label={label}
          selectionMode={mode}
          disallowEmptySelection
          selectedKeys={chosen}
          onSelectionChange={(keys) => keys !== 'all' && onChange(new Set([...keys].map(String)))}
        >
          <MenuSection {...(heading === undefined && { 'aria-label': label })}>
            {heading !== undefined && <Header className="menu-heading">{heading}</Header>}
            {choices.map((choice) => (
              <MenuItem key={choice.id} id={choice.id} textValue={choice.label} className="menu-item">
                {choice.icon !== undefined && <Icon name={choice.icon} />}
                <span className="menu-item-label">{choice.label}</span>
                <span className="menu-item-tick">
                  <Icon name="check" />
                </span>
              </MenuItem>
            ))}
          </MenuSection>
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
