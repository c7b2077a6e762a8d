import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { Keys } from '../ui/keys.tsx';
import { useShortcuts } from '../ui/shortcuts.tsx';
import { ROOMS } from './rooms.ts';
import './help-dialog.css';

interface HelpDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** What each room is for, and every key that works right now. */
export function HelpDialog({ isOpen, onClose }: HelpDialogProps) {
  return (
    <Dialog title="Help and keys" isOpen={isOpen} onClose={onClose}>
      <dl className="help-rooms">
        {ROOMS.map((room) => (
          <div key={room.name} className="help-room">
            <dt>
              <Icon name={room.icon} />
              {room.name}
            </dt>
            <dd>{room.purpose}</dd>
          </div>
        ))}
      </dl>
      <KeyList />
    </Dialog>
  );
}

/** Bound to the list itself, while it has the focus. */
const LIST_KEYS = [
  { keys: 'arrowdown', label: 'Next row', group: 'In a list' },
  { keys: 'arrowup', label: 'Previous row', group: 'In a list' },
  { keys: 'enter', label: 'Open the row', group: 'In a list' },
  { keys: 'Home', label: 'First row', group: 'In a list' },
  { keys: 'End', label: 'Last loaded row', group: 'In a list' },
] as const;

function KeyList() {
  const groups = Map.groupBy([...useShortcuts(), ...LIST_KEYS], (shortcut) => shortcut.group);
  return (
    <div className="help-keys">
      {[...groups].map(([group, shortcuts]) => (
        <section key={group}>
          <h3>{group}</h3>
          <dl>
            {shortcuts.map((shortcut) => (
              <div key={shortcut.keys} className="help-key">
                <dt>{shortcut.label}</dt>
                <dd>
                  <Keys keys={shortcut.keys} />
                  <span className="visually-hidden">{shortcut.keys}</span>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
