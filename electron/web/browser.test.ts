import { describe, expect, it } from 'vitest';
import { browserCommand, hasDisplay } from './browser.ts';

describe('the default browser', () => {
  it('is opened by an argument list, whatever the address holds', () => {
    const address = 'http://127.0.0.1:1/?token=a;$(b)&c';
    expect(browserCommand('linux', address)).toEqual(['xdg-open', address]);
    expect(browserCommand('darwin', address)).toEqual(['open', address]);
    expect(browserCommand('win32', address)).toEqual(['rundll32', 'url.dll,FileProtocolHandler', address]);
  });

  it('needs a display on Linux only', () => {
    expect(hasDisplay({ platform: 'linux', environment: {} })).toBe(false);
    expect(hasDisplay({ platform: 'linux', environment: { DISPLAY: '' } })).toBe(false);
    expect(hasDisplay({ platform: 'linux', environment: { DISPLAY: ':0' } })).toBe(true);
    expect(hasDisplay({ platform: 'linux', environment: { WAYLAND_DISPLAY: 'wayland-0' } })).toBe(true);
    expect(hasDisplay({ platform: 'darwin', environment: {} })).toBe(true);
  });
});
