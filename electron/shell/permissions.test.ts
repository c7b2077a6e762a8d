import { describe, expect, it, vi } from 'vitest';
import * as fake from '../testing/fake-electron.ts';
import { setupPermissions } from './permissions.ts';

vi.mock('electron', () => import('../testing/fake-electron.ts'));

describe('permissions', () => {
  const session = fake.session.defaultSession;
  setupPermissions();

  it.each([
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'openExternal',
    'fileSystem',
    'hid',
    'usb',
    'serial',
  ])('deny %s', (permission) => {
    const answer = vi.fn();
    session.deciders.get('request')?.(null, permission, answer);
    expect(answer.mock.calls).toEqual([[false]]);
    expect(session.deciders.get('check')?.(null, permission)).toBe(false);
  });

  it('allow copying', () => {
    expect(session.deciders.get('check')?.(null, 'clipboard-sanitized-write')).toBe(true);
  });

  it('deny devices and the screen', () => {
    expect(session.deciders.get('device')?.({})).toBe(false);
    const answer = vi.fn();
    session.deciders.get('display')?.({}, answer);
    expect(answer.mock.calls).toEqual([[{}]]);
  });
});
