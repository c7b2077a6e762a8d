import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { expect, test } from '@playwright/test';
import { ROOT } from '../fixtures/web-host.ts';

test('the built preload is a plain script that needs nothing but electron and leaves nothing behind', () => {
  const code = readFileSync(join(ROOT, 'out/preload/preload.cjs'), 'utf8');
  const required: string[] = [];
  const listened: string[] = [];
  const sandbox = {
    require: (name: string) => {
      required.push(name);
      return { ipcRenderer: { on: (channel: string) => listened.push(channel), send: () => {} } };
    },
    window: { location: { origin: 'app://console' }, addEventListener: (type: string) => listened.push(type) },
  };
  // A module would not parse here: `import` and `export` are syntax errors in a script.
  runInNewContext(`(function (require) {${code}})(require)`, sandbox);
  expect(required).toEqual(['electron']);
  expect(listened).toEqual(['console-port', 'message']);
  expect(Object.keys(sandbox)).toEqual(['require', 'window']);
  expect(code).not.toContain('contextBridge');
});

test('the built page has no inline script and no source map', () => {
  const html = readFileSync(join(ROOT, 'out/renderer/index.html'), 'utf8');
  expect(html).toContain('<meta property="csp-nonce" nonce="">');
  expect(html).toMatch(/<script type="module"[^>]* src="\/assets\/[^"]+"><\/script>/);
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=|javascript:/i);
  const files = readdirSync(join(ROOT, 'out/renderer'), { recursive: true, encoding: 'utf8' });
  expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
});
