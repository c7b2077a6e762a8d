import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pages } from './pages.ts';
import { openPages } from './pages.ts';

describe('the built renderer', () => {
  const root = mkdtempSync(join(tmpdir(), 'console-pages-'));
  let pages: Pages;

  beforeAll(() => {
    mkdirSync(join(root, 'renderer/assets'), { recursive: true });
    writeFileSync(join(root, 'secret.txt'), 'not for the web');
    writeFileSync(join(root, 'renderer/index.html'), '<head><meta property="csp-nonce" nonce=""></head>');
    writeFileSync(join(root, 'renderer/assets/index-a1b2.js'), 'export {};');
    pages = openPages(join(root, 'renderer'));
  });

  afterAll(() => rmSync(root, { recursive: true }));

  it.each(['/', '/index.html', '/users/3', '/users/john%20doe'])('answers the view %s with the page', async (path) => {
    const answer = await pages.answer(path);
    expect(answer.status).toBe(200);
    expect(answer.headers['Content-Type']).toContain('text/html');
    expect(answer.headers['Cache-Control']).toBe('no-store');
  });

  it('puts the nonce of the policy into the page, a new one each time', async () => {
    const nonces = await Promise.all(
      ['/', '/'].map(async (path) => {
        const answer = await pages.answer(path);
        const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(answer.headers['Content-Security-Policy'] ?? '')?.[1];
        expect(answer.body).toBe(`<head><meta property="csp-nonce" nonce="${nonce}"></head>`);
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(2);
  });

  it('allows nothing inline and nothing from elsewhere', async () => {
    const policy = (await pages.answer('/')).headers['Content-Security-Policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('*');
  });

  it('lets a hashed file be kept for ever, with its type and nothing to guess', async () => {
    const { status, headers, body } = await pages.answer('/assets/index-a1b2.js');
    expect({ status, body: body.toString() }).toEqual({ status: 200, body: 'export {};' });
    expect(headers['Content-Type']).toBe('text/javascript; charset=utf-8');
    expect(headers['Cache-Control']).toContain('immutable');
    expect(headers['X-Content-Type-Options']).toBe('nosniff');
  });

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/../../secret.txt',
    '/..\\secret.txt',
    '/%5c..%5csecret',
    '//secret.txt',
    '/..',
    '/%00',
    '/%',
    '/assets/index-ffff.js',
    '/assets',
    'assets/index-a1b2.js',
    `${tmpdir()}/secret.txt`,
  ])('has nothing at %s but its own views and files', async (path) => {
    const answer = await pages.answer(path);
    expect(String(answer.body)).not.toContain('not for the web');
    // A folder's name has no ending, so it reads like a view.
    expect(answer.status).toBe(path === '/assets' ? 200 : 404);
  });

  it('says that there is no page when it was never built', async () => {
    const empty = openPages(join(root, 'nowhere'));
    expect(empty.isBuilt).toBe(false);
    expect((await empty.answer('/')).status).toBe(404);
  });
});
