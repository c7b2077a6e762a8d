import { describe, expect, it, vi } from 'vitest';
import type { FakeMenuItem } from '../testing/fake-electron.ts';
import * as fake from '../testing/fake-electron.ts';
import { menuTemplate, setupMenu } from './menu.ts';

vi.mock('electron', () => import('../testing/fake-electron.ts'));

describe('the menu', () => {
  function rolesOf(items: readonly FakeMenuItem[]): readonly string[] {
    return items.flatMap(({ role, submenu }) => [...(role === undefined ? [] : [role]), ...rolesOf(submenu ?? [])]);
  }

  it.each(['linux', 'darwin', 'win32'] as const)('cannot reload or inspect the page on %s', (platform) => {
    const roles = rolesOf(menuTemplate(platform) as readonly FakeMenuItem[]);
    expect(roles).toContain('editMenu');
    for (const role of ['viewMenu', 'reload', 'forceReload', 'toggleDevTools']) expect(roles).not.toContain(role);
  });

  it('replaces the one that Electron brings', () => {
    setupMenu();
    expect(fake.Menu.applied).not.toBeNull();
  });
});
