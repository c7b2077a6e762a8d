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
  /** Characters and sequences: after every control that wanted the key has had it. */
  handleKey(event: KeyboardEvent): void;
  /** Keys with Ctrl or Cmd: before any control, since a list would take Enter for itself. */
  handleCombination(event: KeyboardEvent): void;
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

  function run(keys: string, event: KeyboardEvent) {
    const found = shortcuts.findLast((shortcut) => shortcut.keys === keys);
    if (found === undefined) return;
    // Also where it does nothing: the browser has a meaning of its own for Ctrl K.
    event.preventDefault();
    if (targetOf(event)?.closest('[role="dialog"]') == null) found.run();
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
    handleKey(event) {
      if (event.defaultPrevented || event.isComposing || isCombination(event) || !mayAct(event)) return;
      const pressed = event.key.toLowerCase();
      const isSequence = prefix !== null && event.timeStamp - prefix.at < SEQUENCE_MS;
      const keys = isSequence && prefix !== null ? `${prefix.key} ${pressed}` : pressed;
      const isPrefix = shortcuts.some((shortcut) => shortcut.keys.startsWith(`${pressed} `));
      prefix = isPrefix && !isSequence ? { key: pressed, at: event.timeStamp } : null;
      run(keys, event);
    },
    handleCombination(event) {
      if (isCombination(event)) run(`mod+${event.key.toLowerCase()}`, event);
    },
  };
}

function isCombination(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey;
}

function targetOf(event: KeyboardEvent): Element | null {
  return event.target instanceof Element ? event.target : null;
}

/** Single characters belong to a field while somebody types in it, and to a dialog or menu while one is open. */
function mayAct(event: KeyboardEvent): boolean {
  if (event.altKey) return false;
  const target = targetOf(event);
  if (target === null) return true;
  if (target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null) return false;
  return (
    target.closest('input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable]') === null
  );
}
