import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { openPages } from '../core/pages.ts';
import * as fake from '../testing/fake-electron.ts';
import { registerAppScheme, setupAppProtocol } from './app-protocol.ts';

vi.mock('electron', () => import('../testing/fake-electron.ts'));

describe('the app protocol', () => {
  const root = mkdtempSync(join(tmpdir(), 'console-shell-'));
  mkdirSync(join(root, 'renderer/assets'), { recursive: true });
  writeFileSync(join(root, 'secret.txt'), 'not for the page');
  writeFileSync(join(root, 'renderer/index.html'), 'the page');
  writeFileSync(join(root, 'renderer/assets/a.js'), 'export {};');
  afterAll(() => rmSync(root, { recursive: true }));

  async function get(url: string, method = 'GET') {
    setupAppProtocol(openPages(join(root, 'renderer')));
    const response = await fake.protocol.handlers.get('app')?.({ url, method });
    return { status: response?.status, headers: response?.headers, text: await response?.text() };
  }

  it('is a standard, secure scheme without a way around the content security policy', () => {
    registerAppScheme();
    expect(fake.protocol.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });

  it.each(['app://console/', 'app://console/users/3?tab=items#top', 'app://console'])('answers %s', async (url) => {
    const { status, headers, text } = await get(url);
    expect({ status, text }).toEqual({ status: 200, text: 'the page' });
    expect(headers?.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('answers with the files of the page', async () => {
    expect(await get('app://console/assets/a.js')).toMatchObject({ status: 200, text: 'export {};' });
  });

  it.each([
    'app://console/../secret.txt',
    'app://console/..%2fsecret.txt',
    'app://console/%2e%2e%2fsecret.txt',
    'app://console/..\\secret.txt',
    'app://console/..%5csecret.txt',
    'app://console//etc/passwd.txt',
    'app://console/assets/../../secret.txt',
    'app://console/C:\\secret.txt',
    `app://console/${join(root, 'secret.txt')}`,
    'app://elsewhere/assets/a.js',
    'app://console.evil/assets/a.js',
    'app://console@evil/assets/a.js',
    'file:///etc/passwd',
  ])('has nothing at %s', async (url) => {
    const { status, text } = await get(url);
    expect(status).toBe(404);
    expect(text).not.toContain('not for the page');
  });

  it('is only for reading', async () => {
    expect(await get('app://console/', 'POST')).toMatchObject({ status: 405 });
  });
});
