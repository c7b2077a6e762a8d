import type { ReactNode } from 'react';
import { createContext, use, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { createShortcutRegistry, type Shortcut, type ShortcutRegistry } from './shortcut-registry.ts';

const ShortcutContext = createContext<ShortcutRegistry | null>(null);

/** Listens to the keyboard for everything inside. */
export function ShortcutProvider({ children }: { readonly children: ReactNode }) {
  const [registry] = useState(createShortcutRegistry);
  useEffect(() => {
    window.addEventListener('keydown', registry.handleKey);
    window.addEventListener('keydown', registry.handleCombination, { capture: true });
    return () => {
      window.removeEventListener('keydown', registry.handleKey);
      window.removeEventListener('keydown', registry.handleCombination, { capture: true });
    };
  }, [registry]);
  return <ShortcutContext value={registry}>{children}</ShortcutContext>;
}

/** Binds a key for as long as the calling component is on screen. The latest one bound to a key wins. */
export function useShortcut(shortcut: Shortcut): void {
  const registry = useRegistry();
  const latest = useRef(shortcut);
  useEffect(() => {
    latest.current = shortcut;
  });
  const { keys, label, group } = shortcut;
  useEffect(
    () => registry.add({ keys, label, group, run: () => latest.current.run() }),
    [registry, keys, label, group],
  );
}

/** Everything that is bound at the moment, for the page that lists it. */
export function useShortcuts(): readonly Shortcut[] {
  const registry = useRegistry();
  return useSyncExternalStore(registry.subscribe, registry.list);
}

function useRegistry(): ShortcutRegistry {
  const registry = use(ShortcutContext);
  if (registry === null) throw new Error('Shortcuts need a ShortcutProvider around them.');
  return registry;
}
