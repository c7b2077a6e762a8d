import { useState } from 'react';
import {
  Autocomplete,
  Collection,
  Dialog,
  Header,
  Heading,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { Icon } from '../ui/icon.tsx';
import { Keys } from '../ui/keys.tsx';
import { type Command, usePaletteCommands } from './palette-commands.tsx';
import '../ui/dialog.css';
import '../ui/menu.css';
import './palette.css';

interface PaletteProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onHelp: () => void;
}

/** Everything the console can do, one search away. */
export function Palette({ isOpen, onClose, onHelp }: PaletteProps) {
  return (
    <ModalOverlay className="dialog-backdrop" isOpen={isOpen} onOpenChange={(open) => !open && onClose()} isDismissable>
      <Modal className="dialog-frame">
        <Dialog className="dialog palette" aria-label="Search or jump">
          <PaletteSearch onClose={onClose} onHelp={onHelp} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteSearch({ onClose, onHelp }: Omit<PaletteProps, 'isOpen'>) {
  const [text, setText] = useState('');
  const sections = usePaletteCommands(text, onHelp);

  function run(id: string) {
    const command = sections.flatMap((section) => section.commands).find((candidate) => candidate.id === id);
    onClose();
    command?.run();
  }

  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      <Heading slot="title" className="visually-hidden">
        Search or jump
      </Heading>
      <SearchField className="palette-search" aria-label="Search or jump" autoFocus>
        <Icon name="search" />
        <Input className="palette-input" placeholder="A room, a TXN id, a user, a view, a scenario" />
      </SearchField>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard. */}
      <section className="palette-results" aria-label="Results" tabIndex={0}>
        <Menu
          className="menu"
          aria-label="Results"
          items={sections}
          onAction={(id) => run(String(id))}
          renderEmptyState={() => <p className="palette-empty">Nothing matches.</p>}
        >
          {(section) => (
            <MenuSection id={section.title}>
              <Header className="menu-heading">{section.title}</Header>
              <Collection items={section.commands}>{(command) => <PaletteItem command={command} />}</Collection>
            </MenuSection>
          )}
        </Menu>
      </section>
    </Autocomplete>
  );
}

function PaletteItem({ command }: { readonly command: Command }) {
  return (
    <MenuItem id={command.id} textValue={command.text} className="menu-item">
      <Icon name={command.icon} />
      <span className="menu-item-label truncate">{command.content}</span>
      {command.keys !== undefined && <Keys keys={command.keys} />}
    </MenuItem>
  );
}
