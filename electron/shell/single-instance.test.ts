import { describe, expect, it, vi } from 'vitest';
import * as fake from '../testing/fake-electron.ts';
import { setupSingleInstance } from './single-instance.ts';

vi.mock('electron', () => import('../testing/fake-electron.ts'));

describe('a second start', () => {
  it('shows the first window', () => {
    const showWindow = vi.fn();
    expect(setupSingleInstance(showWindow)).toBe(true);
    fake.app.emit('second-instance');
    expect(showWindow).toHaveBeenCalledOnce();
  });

  it('is told that it is the second', () => {
    fake.app.holdsLock = false;
    expect(setupSingleInstance(() => {})).toBe(false);
  });
});
