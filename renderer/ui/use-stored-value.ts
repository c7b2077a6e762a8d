import { useState } from 'react';

const PREFIX = 'console.';

/** What this machine remembers under a name. Storage may be switched off; then it lasts as long as the window. */
export function useStoredValue<Value>(
  name: string,
  initial: Value,
  isValue: (stored: unknown) => stored is Value,
): [Value, (next: Value) => void] {
  const [value, setValue] = useState(() => read(name, isValue) ?? initial);
  function change(next: Value) {
    setValue(next);
    try {
      localStorage.setItem(PREFIX + name, JSON.stringify(next));
    } catch {
      // Forgetting a width is better than failing for it.
    }
  }
  return [value, change];
}

function read<Value>(name: string, isValue: (stored: unknown) => stored is Value): Value | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(PREFIX + name) ?? 'null');
    return isValue(stored) ? stored : null;
  } catch {
    return null;
  }
}
