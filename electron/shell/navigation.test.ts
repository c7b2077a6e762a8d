import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as fake from '../testing/fake-electron.ts';
import { setupNavigation } from './navigation.ts';

vi.mock('electron', () => import('../testing/fake-electron.ts'));

beforeEach(() => {
  fake.app.removeAllListeners();
});

describe('navigation', () => {
  function contents() {
    setupNavigation();
    const created = new fake.FakeWebContents();
    fake.app.emit('web-contents-created', {}, created);
    return created;
  }

  function isStopped(name: string, details: Readonly<Record<string, unknown>>): boolean {
    const event = new fake.FakeEvent(details);
    contents().emit(name, event);
    return event.defaultPrevented;
  }

  it.each([
    'https://evil.example/',
    'file:///etc/passwd',
    'app://console.evil/',
    'javascript:alert(1)',
    'data:text/html,x',
  ])('to %s is stopped', (url) => {
    expect(isStopped('will-frame-navigate', { url, isMainFrame: true })).toBe(true);
    expect(isStopped('will-redirect', { url, isMainFrame: true })).toBe(true);
  });

  it('inside the console goes on', () => {
    expect(isStopped('will-frame-navigate', { url: 'app://console/users', isMainFrame: true })).toBe(false);
  });

  it('inside a frame is stopped, wherever to', () => {
    expect(isStopped('will-frame-navigate', { url: 'app://console/users', isMainFrame: false })).toBe(true);
  });

  it('opens no second window and no webview', () => {
    expect(contents().openHandler?.()).toEqual({ action: 'deny' });
    expect(isStopped('will-attach-webview', {})).toBe(true);
  });
});
