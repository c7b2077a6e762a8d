import { describe, expect, it, vi } from 'vitest';
import * as fake from '../testing/fake-electron.ts';
import { openWindow, windowOptions } from './window.ts';

vi.mock('electron', () => import('../testing/fake-electron.ts'));

describe('the window', () => {
  it('gives the page no power', () => {
    expect(windowOptions('preload.cjs', true).webPreferences).toEqual({
      preload: 'preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    });
  });

  it('has developer tools only where it is developed', () => {
    expect(windowOptions('preload.cjs', false).webPreferences?.devTools).toBe(true);
  });

  it('loads the console and appears when there is something to see', () => {
    openWindow('preload.cjs');
    const window = fake.BrowserWindow.opened.at(-1);
    expect(window?.options['show']).toBe(false);
    expect(window?.done).toEqual(['load app://console/']);
    window?.emit('ready-to-show');
    expect(window?.done).toEqual(['load app://console/', 'show']);
  });
});
