import { describe, expect, it } from 'vitest';
import { createShortcutRegistry } from './shortcut-registry.ts';

/** What the registry reads of a keyboard event; the browser's own is tried in the end-to-end tests. */
function press(key: string, options: { readonly ctrlKey?: boolean; readonly timeStamp?: number } = {}): KeyboardEvent {
  const event = { key, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, timeStamp: 0, target: null };
  return Object.assign(Object.create(null), event, { defaultPrevented: false, preventDefault() {} }, options);
}

function registryWith(...keys: readonly string[]) {
  const registry = createShortcutRegistry();
  const ran: string[] = [];
  for (const key of keys) registry.add({ keys: key, label: key, group: 'Test', run: () => ran.push(key) });
  return { registry, ran };
}

// The registry asks whether a target is an element, and Node has none.
globalThis.Element ??= class {} as typeof Element;

describe('the keys', () => {
  it('run what is bound to them, and nothing else', () => {
    const { registry, ran } = registryWith('j', '?');
    for (const key of ['j', 'x', '?']) registry.handleKey(press(key));
    expect(ran).toEqual(['j', '?']);
  });

  it('follow each other in a sequence, but not after a pause', () => {
    const { registry, ran } = registryWith('g t', 't');
    registry.handleKey(press('g', { timeStamp: 0 }));
    registry.handleKey(press('t', { timeStamp: 400 }));
    registry.handleKey(press('g', { timeStamp: 1000 }));
    registry.handleKey(press('t', { timeStamp: 5000 }));
    expect(ran).toEqual(['g t', 't']);
  });

  it('mean something else with Ctrl', () => {
    const { registry, ran } = registryWith('k', 'mod+k');
    const event = press('k', { ctrlKey: true });
    registry.handleCombination(event);
    registry.handleKey(event);
    expect(ran).toEqual(['mod+k']);
  });

  it('belong to the latest that asked for them, until it leaves', () => {
    const { registry, ran } = registryWith('escape');
    const leave = registry.add({ keys: 'escape', label: '', group: 'Test', run: () => ran.push('latest') });
    registry.handleKey(press('Escape'));
    leave();
    registry.handleKey(press('Escape'));
    expect(ran).toEqual(['latest', 'escape']);
  });
});
