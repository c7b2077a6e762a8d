import { describe, expect, it, vi } from 'vitest';
import * as fake from '../testing/fake-electron.ts';
import { setupDownloads } from './downloads.ts';

vi.mock('electron', () => import('../testing/fake-electron.ts'));

describe('downloads', () => {
  setupDownloads();

  function isDenied(address: string): boolean {
    const event = new fake.FakeEvent();
    fake.session.defaultSession.emit('will-download', event, { getURL: () => address });
    return event.defaultPrevented;
  }

  it('of what the page made itself are saved, where the person says', () => {
    expect(isDenied('blob:app://console/0a9d1a48-6d52-4b4a-8f2b-0d6c6f1f3c11')).toBe(false);
  });

  it.each([
    'https://example.org/tool.exe',
    'app://console/assets/index.js',
    'app://console/blob:app://console/1',
    'blob:https://example.org/0a9d1a48',
    'blob:app://console.example.org/0a9d1a48',
    'blob:null/0a9d1a48',
    'data:text/csv,a',
    'file:///etc/passwd',
  ])('of %s are denied', (address) => {
    expect(isDenied(address)).toBe(true);
  });
});
