import { useState } from 'react';

const PREFIX = 'console.';

/** A measure that this machine remembers. Storage may be switched off; then it lasts as long as the window. */
export function useStoredNumber(name: string, initial: number): [number, (next: number) => void] {
  const [value, setValue] = useState(() => read(name) ?? initial);
  function change(next: number) {
    setValue(next);
    try {
      localStorage.setItem(PREFIX + name, String(next));
    } catch {
      // Forgetting a width is better than failing for it.
    }
  }
  return [value, change];
}

function read(name: string): number | null {
  try {
    const stored = Number.parseFloat(localStorage.getItem(PREFIX + name) ?? '');
    return Number.isFinite(stored) ? stored : null;
  } catch {
    return null;
  }
}
