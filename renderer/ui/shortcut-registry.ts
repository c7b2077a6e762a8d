export interface Shortcut {
  /** `j`, `?`, `mod+k`; `mod` is Ctrl, or Cmd on a Mac. Sequences are written `g t`. */
  readonly keys: string;
  /** What it does, as a short phrase. */
  readonly label: string;
  readonly group: string;
  readonly run: () => void;
}

export interface ShortcutRegistry {
  /** Returns the function that takes it away again. */
  add(shortcut: Shortcut): () => void;
  list(): readonly Shortcut[];
  subscribe(listener: () => void): () => void;
  handle(event: KeyboardEvent): void;
}

const SEQUENCE_MS = 1000;

export function createShortcutRegistry(): ShortcutRegistry {
  let shortcuts: readonly Shortcut[] = [];
  let prefix: { readonly key: string; readonly at: number } | null = null;
  const listeners = new Set<() => void>();

  function change(next: readonly Shortcut[]) {
    shortcuts = next;
    for (const listener of listeners) listener();
  }

  return {
    add(shortcut) {
      change([...shortcuts, shortcut]);
      return () => change(shortcuts.filter((other) => other !== shortcut));
    },
    list: () => shortcuts,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    handle(event) {
      if (event.defaultPrevented || event.isComposing || !mayAct(event)) return;
      const pressed = pressedKeys(event);
      const isSequence = prefix !== null && event.timeStamp - prefix.at < SEQUENCE_MS;
      const keys = isSequence && prefix !== null ? `${prefix.key} ${pressed}` : pressed;
      const found = shortcuts.findLast((shortcut) => shortcut.keys === keys);
      prefix = shortcuts.some((shortcut) => shortcut.keys.startsWith(`${pressed} `))
        ? { key: pressed, at: event.timeStamp }
        : null;
      if (found === undefined) return;
      event.preventDefault();
      prefix = null;
      found.run();
    },
  };
}

/** `mod+k`, `?`, `escape`: Shift is left out, because the character already tells it. */
function pressedKeys(event: KeyboardEvent): string {
  const key = event.key.toLowerCase();
  return event.ctrlKey || event.metaKey ? `mod+${key}` : key;
}

/** Single characters belong to a field while somebody types in it, and to a dialog or menu while one is open. */
function mayAct(event: KeyboardEvent): boolean {
  if (event.altKey) return false;
  if (event.ctrlKey || event.metaKey) return true;
  const target = event.target instanceof Element ? event.target : null;
  if (target === null) return true;
  if (target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null) return false;
  return (
    target.closest('input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable]') === null
  );
}
