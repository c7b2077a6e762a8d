import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test as base, expect } from '@playwright/test';
import { test } from '../fixtures/console.ts';
import type { RawRequest } from '../fixtures/raw-request.ts';
import { sendRaw } from '../fixtures/raw-request.ts';
import type { RunningHost } from '../fixtures/web-host.ts';
import { signIn, startWebHost } from '../fixtures/web-host.ts';

/** A host whose link nobody has used yet. */
const fresh = base.extend<{ readonly host: RunningHost }>({
  host: async ({ browserName: _ }, use) => {
    const host = await startWebHost();
    await use(host);
    await host.stop();
  },
});

fresh('a link signs in once, and leaves no trace in the address', async ({ host, page, browser }) => {
  await page.goto(host.link);
  await expect(page.getByRole('navigation').first()).toBeVisible();
  expect(page.url()).not.toContain('token');
  expect(await page.evaluate(() => document.cookie)).toBe('');

  const somebodyElse = await (await browser.newContext()).newPage();
  const answer = await somebodyElse.goto(host.link);
  expect(answer?.status()).toBe(401);
  await expect(somebodyElse.getByText('Press Enter in the terminal')).toBeVisible();
});

fresh('a wrong token, or none, shows how to get a link and nothing else', async ({ host, page }) => {
  for (const address of [`${host.origin}/?token=wrong`, host.origin, `${host.origin}/transactions`]) {
    expect((await page.goto(address))?.status()).toBe(401);
    await expect(page.getByRole('navigation')).toHaveCount(0);
  }
});

fresh('a link on another site signs in, although that site could not', async ({ host, page }) => {
  const elsewhere = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(`<a href="${host.link}">Open the console</a>`);
  });
  await new Promise<void>((listening) => elsewhere.listen(0, 'localhost', listening));
  const { port } = elsewhere.address() as AddressInfo;
  await page.goto(`http://localhost:${port}/`);
  await page.getByRole('link').click();
  await expect(page.getByRole('navigation').first()).toBeVisible();
  expect(page.url()).toMatch(new RegExp(`^${host.origin}/(#|$)`));
  elsewhere.closeAllConnections();
  elsewhere.close();
});

fresh('another page can neither frame the console nor read from it', async ({ host, page, context }) => {
  const { name, value } = await signIn(host.link);
  await context.addCookies([{ name, value, url: host.origin, httpOnly: true, sameSite: 'Strict' }]);
  const elsewhere = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(`<iframe src="${host.origin}/"></iframe>`);
  });
  await new Promise<void>((listening) => elsewhere.listen(0, '127.0.0.1', listening));
  // The same site to a browser, for which ports are all one: only the host's own checks stand here.
  const { port } = elsewhere.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/`);
  const frame = page.frames()[1];
  expect(await frame?.getByRole('navigation').count()).toBe(0);
  const outcomes = await page.evaluate(async (origin) => {
    const attempts = [
      fetch(`${origin}/rpc/workspace/get`, { method: 'POST', credentials: 'include', body: '{}' }),
      fetch(`${origin}/rpc/workspace/get`, { method: 'POST', credentials: 'include', mode: 'no-cors', body: '{}' }),
      fetch(`${origin}/`, { credentials: 'include' }),
    ];
    const settled = await Promise.allSettled(attempts);
    return settled.map((one) => (one.status === 'fulfilled' ? one.value.status : 'refused'));
  }, host.origin);
  expect(outcomes).toEqual(['refused', 'refused', 'refused']);
  elsewhere.closeAllConnections();
  elsewhere.close();
});

const CALL: RawRequest = {
  path: '/rpc/workspace/get',
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: '{}',
};

test.describe('a hostile request', () => {
  async function status(host: RunningHost, cookie: string, change: RawRequest | Partial<RawRequest>): Promise<number> {
    const headers = { ...CALL.headers, Origin: host.origin, Cookie: cookie, ...change.headers };
    return (await sendRaw(host.origin, { ...CALL, ...change, headers })).status;
  }

  test('is told from an honest one', async ({ host }) => {
    if (host === null) throw new Error('Only for the web host');
    const cookie = `${host.cookie.name}=${host.cookie.value}`;
    const { port } = new URL(host.origin);
    expect(await status(host, cookie, {})).toBe(200);

    const wrongHost = 'rebound.example';
    const refused: readonly Partial<RawRequest>[] = [
      { headers: { Host: wrongHost } },
      { headers: { Host: wrongHost, Origin: `http://${wrongHost}` } },
      { headers: { Host: `${wrongHost}:${port}`, Origin: `http://${wrongHost}:${port}` } },
      { headers: { Host: '127.0.0.1' } },
      { headers: { Origin: 'http://evil.example' } },
      { headers: { Origin: 'null' } },
      { headers: { Origin: `http://localhost:${port}` } },
      { headers: { 'Sec-Fetch-Site': 'cross-site' } },
      { headers: { 'Sec-Fetch-Site': 'same-site' } },
    ];
    for (const request of refused) expect(await status(host, cookie, request), JSON.stringify(request)).toBe(403);
    expect(await status(host, '', {})).toBe(401);
    expect(await status(host, `${host.cookie.name}=${'a'.repeat(43)}`, {})).toBe(401);
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'GET']) {
      expect(await status(host, cookie, { method, body: '' }), method).toBe(405);
    }
  });

  test('finds no file outside of the page', async ({ host }) => {
    if (host === null) throw new Error('Only for the web host');
    const paths = [
      '/../package.json',
      '/..%2fpackage.json',
      '/%2e%2e/%2e%2e/package.json',
      '/assets/../../../package.json',
      '/..\\..\\package.json',
      '/assets/..%5c..%5c..%5cpackage.json',
      '//etc/passwd',
      '/etc/passwd%00.js',
    ];
    for (const path of paths) {
      const { body } = await sendRaw(host.origin, { path });
      expect(body, path).not.toContain('"name": "barterex-console"');
      expect(body, path).not.toContain('root:');
    }
  });
});

test('the page comes with a policy that lets nothing else in', async ({ page, host }) => {
  const answer = await page.goto(`${host?.origin}/`);
  const policy = (await answer?.headerValue('content-security-policy')) ?? '';
  expect(policy.replace(/'nonce-[^']+'/, "'nonce-…'").split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'nonce-…'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ]);
  expect(await answer?.headerValue('cross-origin-opener-policy')).toBe('same-origin');
  expect(await answer?.headerValue('x-content-type-options')).toBe('nosniff');
});

base('the watch for defects sees what the policy stops', async ({ page }) => {
  const { watchForDefects } = await import('../fixtures/defects.ts');
  const host = await startWebHost();
  const defects = await watchForDefects(page);
  await page.goto(host.link);
  await page.evaluate(() => {
    const script = document.createElement('div');
    try {
      script.innerHTML = '<b>markup</b>';
    } catch {
      // Trusted Types stopped it, which is the point.
    }
  });
  await expect.poll(() => defects.join()).toContain('require-trusted-types-for');
  await host.stop();
});
