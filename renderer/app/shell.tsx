import { Outlet, useNavigate } from '@tanstack/react-router';
import { useState, useSyncExternalStore } from 'react';
import { connection } from '../api/index.ts';
import { useShortcut } from '../ui/shortcuts.tsx';
import { ConnectionLost } from './connection-lost.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { Navigation } from './navigation.tsx';
import { Palette } from './palette.tsx';
import { usePreferences } from './preferences.ts';
import { ROOMS, type Room } from './rooms.ts';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { useWorkspace } from './use-workspace.ts';
import './shell.css';

type Overlay = 'palette' | 'help' | null;

/** The frame around every room. */
export function Shell() {
  const [overlay, setOverlay] = useState<Overlay>(null);
  const workspace = useWorkspace().data;
  const state = useSyncExternalStore(connection.subscribe, connection.current);
  const { nextTheme, toggleMasking } = usePreferences();

  useShortcut({ keys: 'mod+k', label: 'Search or jump', group: 'Everywhere', run: () => setOverlay('palette') });
  useShortcut({ keys: '?', label: 'Help and keys', group: 'Everywhere', run: () => setOverlay('help') });
  useShortcut({ keys: 't', label: 'Next theme', group: 'Everywhere', run: nextTheme });
  useShortcut({ keys: 'm', label: 'Mask personal data', group: 'Everywhere', run: toggleMasking });

  return (
    <div className="shell">
      {workspace?.kind === 'demo' && <div className="shell-stripe" />}
      <div className="shell-frame">
        <Navigation />
        <div className="shell-body">
          <TopBar workspace={workspace} onSearch={() => setOverlay('palette')} onHelp={() => setOverlay('help')} />
          <main className="shell-room">{state === 'open' ? <Outlet /> : <ConnectionLost state={state} />}</main>
        </div>
      </div>
      <StatusBar workspace={workspace} />
      {ROOMS.map((room) => (
        <RoomShortcut key={room.name} room={room} />
      ))}
      <Palette isOpen={overlay === 'palette'} onClose={() => setOverlay(null)} onHelp={() => setOverlay('help')} />
      <HelpDialog isOpen={overlay === 'help'} onClose={() => setOverlay(null)} />
    </div>
  );
}

function RoomShortcut({ room }: { readonly room: Room }) {
  const navigate = useNavigate();
  useShortcut({
    keys: room.keys,
    label: `Go to ${room.name}`,
    group: 'Everywhere',
    run: () => void navigate(room.link),
  });
  return null;
}
