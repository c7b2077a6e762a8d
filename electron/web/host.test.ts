import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPages } from '../core/pages.ts';
import type { StubConsole } from '../testing/stub-console.ts';
import { createStubConsole } from '../testing/stub-console.ts';
import type { WebHost } from './host.ts';
import { startWebHost } from './host.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const folder = mkdtempSync(join(tmpdir(), 'console-web-'));
let core: StubConsole;
let host: WebHost;
let unexpected: unknown[];

beforeEach(async () => {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>The page</title>');
  writeFileSync(join(folder, 'assets/index-a1b2.js'), 'export {};');
  core = createStubConsole();
  unexpected = [];
  host = await startWebHost({
    console: core,
    pages: openPages(folder),
    port: 0,
    onUnexpected: (_reference, error) => unexpected.push(error),
  });
});

afterEach(async () => {
  await host.close();
  rmSync(folder, { recursive: true });
  expect(unexpected).toEqual([]);
});

/** Raw on purpose: `fetch` would not let a test lie about its Host, and would tidy up a path. */
function ask(path: string, { method = 'GET', headers = {}, body }: Ask = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port: host.port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    outgoing.on('error', reject).end(body);
  });
}

function call(procedure: string, { headers = {}, body = '{}', ...rest }: Ask = {}): Promise<Answer> {
  const own = {
    Origin: origin(),
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(body)),
  };
  return ask(`/rpc/${procedure}`, { method: 'POST', headers: { ...own, ...headers }, body, ...rest });
}

const origin = () => `http://127.0.0.1:${host.port}`;
const tokenOf = (link: string) => new URL(link).searchParams.get('token') ?? '';

async function signIn(link = host.newLink()): Promise<{ Cookie: string }> {
  const { headers } = await ask(`/?token=${tokenOf(link)}`);
  return { Cookie: headers['set-cookie']?.[0]?.split(';')[0] ?? '' };
}

describe('signing in', () => {
  it('exchanges a link for a cookie that scripts and other sites cannot use, and takes the token out of the address', async () => {
    const { status, headers } = await ask(`/?token=${tokenOf(host.newLink())}`);
    expect({ status, location: headers.location }).toEqual({ status: 303, location: '/' });
    expect(headers['set-cookie']).toEqual([
      expect.stringMatching(
        new RegExp(`^barterex-console-${host.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
      ),
    ]);
    expect(headers['referrer-policy']).toBe('no-referrer');
  });

  it('opens the page and the calls with the cookie', async () => {
    const session = await signIn();
    expect((await ask('/users/3', { headers: session })).body).toContain('The page');
    expect((await call('workspace/get', { headers: session })).status).toBe(200);
  });

  it('gives a token 256 bits', () => {
    expect(Buffer.from(tokenOf(host.newLink()), 'base64url')).toHaveLength(32);
  });

  it('takes a link once', async () => {
    const link = host.newLink();
    await signIn(link);
    const again = await ask(`/?token=${tokenOf(link)}`);
    expect(again.status).toBe(401);
    expect(again.headers['set-cookie']).toBeUndefined();
    expect(again.body).toContain('Press Enter in the terminal');
  });

  it('takes whoever has a session to the console, also through a used link', async () => {
    const link = host.newLink();
    const session = await signIn(link);
    expect(await ask(`/?token=${tokenOf(link)}`, { headers: session })).toMatchObject({ status: 303 });
  });

  it.each(['', 'wrong', 'a'.repeat(43)])('turns the token "%s" away', async (token) => {
    expect((await ask(`/?token=${token}`)).status).toBe(401);
  });

  it('leaves the link whole when something only looks at it', async () => {
    const link = host.newLink();
    await ask(`/?token=${tokenOf(link)}`, { method: 'HEAD' });
    expect((await signIn(link)).Cookie).not.toBe('');
  });

  it('opens a session of its own for each link', async () => {
    const [first, second] = [await signIn(), await signIn()];
    expect(first).not.toEqual(second);
    for (const headers of [first, first, second]) await call('workspace/get', { headers });
    const [one, again, other] = core.contexts;
    // oRPC hands a copy of the context on; what is in it is the session's.
    expect(one?.permissions).toBe(again?.permissions);
    expect(one?.permissions).not.toBe(other?.permissions);
  });

  it('goes on by itself when another site linked here, because a redirect would lose the cookie', async () => {
    const { status, headers } = await ask(`/?token=${tokenOf(host.newLink())}`, {
      headers: { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' },
    });
    expect({ status, refresh: headers['refresh'] }).toEqual({ status: 200, refresh: '0; url=/' });
    expect(headers['set-cookie']).toHaveLength(1);
  });

  it('shows the page to nobody without a session', async () => {
    const { status, body } = await ask('/');
    expect(status).toBe(401);
    expect(body).not.toContain('The page');
  });
});

describe('a call', () => {
  it('without a session is refused with a typed error', async () => {
    const { status, body } = await call('workspace/get');
    expect(status).toBe(401);
    expect(JSON.parse(body)).toMatchObject({ json: { defined: true, code: 'SIGN_IN_NEEDED', status: 401, data: {} } });
  });

  it('with the cookie of another port is refused', async () => {
    const { Cookie } = await signIn();
    const elsewhere = Cookie.replace(String(host.port), String(host.port + 1));
    expect((await call('workspace/get', { headers: { Cookie: elsewhere } })).status).toBe(401);
  });

  it.each(['evil.example', '127.0.0.1', 'localhost', '127.0.0.1:1', 'evil.example:{port}', '127.0.0.1:{port}.evil'])(
    'addressed to %s is refused, whatever the cookie',
    async (name) => {
      const Host = name.replace('{port}', String(host.port));
      const headers = { ...(await signIn()), Host, Origin: `http://${Host}` };
      expect((await call('workspace/get', { headers })).status).toBe(403);
      expect((await ask('/', { headers })).status).toBe(403);
    },
  );

  it('addressed to localhost from its own page is answered', async () => {
    const Host = `localhost:${host.port}`;
    const headers = { ...(await signIn()), Host, Origin: `http://${Host}` };
    expect((await call('workspace/get', { headers })).status).toBe(200);
  });

  it.each(['http://evil.example', 'null', 'http://127.0.0.1:1', 'http://localhost:{port}', 'https://127.0.0.1:{port}'])(
    'from the origin %s is refused',
    async (text) => {
      const headers = { ...(await signIn()), Origin: text.replace('{port}', String(host.port)) };
      expect((await call('workspace/get', { headers })).status).toBe(403);
      expect(core.contexts).toEqual([]);
    },
  );

  it('without an origin is refused', async () => {
    const headers = { ...(await signIn()), 'Content-Type': 'application/json', 'Content-Length': '2' };
    expect((await ask('/rpc/workspace/get', { method: 'POST', headers, body: '{}' })).status).toBe(403);
  });

  it.each(['cross-site', 'same-site', 'none'])('that the browser calls %s is refused', async (site) => {
    const headers = { ...(await signIn()), 'Sec-Fetch-Site': site };
    expect((await call('workspace/get', { headers })).status).toBe(403);
  });

  it('never carries a header that lets another origin in', async () => {
    const answer = await call('workspace/get', { headers: await signIn() });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('that is too large is refused before it is read', async () => {
    const headers = { ...(await signIn()), 'Content-Length': '10000000' };
    expect((await call('workspace/get', { headers })).status).toBe(413);
  });

  it('without a length, or of another type than JSON, is refused', async () => {
    const session = await signIn();
    const chunked = { ...session, Origin: origin(), 'Transfer-Encoding': 'chunked' };
    expect((await ask('/rpc/workspace/get', { method: 'POST', headers: chunked, body: '{}' })).status).toBe(411);
    const form = { ...session, 'Content-Type': 'text/plain' };
    expect((await call('workspace/get', { headers: form })).status).toBe(415);
  });

  it.each(['no/such', 'workspace', '__proto__/get', 'workspace/get/constructor'])(
    'of %s, which does not exist, is a plain not-found',
    async (procedure) => {
      expect((await call(procedure, { headers: await signIn() })).status).toBe(404);
    },
  );
});

describe('any request', () => {
  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])('with %s is refused', async (method) => {
    expect((await ask('/', { method, headers: await signIn() })).status).toBe(405);
  });

  it('that mixes up calls and pages is refused', async () => {
    const headers = { ...(await signIn()), Origin: origin(), 'Content-Length': '0' };
    expect((await ask('/', { method: 'POST', headers })).status).toBe(405);
    expect((await ask('/rpc/workspace/get', { headers })).status).toBe(405);
  });

  it.each([
    '/../host.ts',
    '/..%2f..%2fetc/passwd',
    '/assets/..%5c..%5cx',
    '/assets/../../../etc/passwd',
    '//etc/passwd.txt',
  ])('for %s finds nothing', async (path) => {
    expect((await ask(path, { headers: await signIn() })).status).toBe(404);
  });

  it('for an absolute address is refused', async () => {
    expect((await ask('http://evil.example/', { headers: await signIn() })).status).toBe(400);
  });

  it('for a part of the page by another site is refused, and so is a frame', async () => {
    for (const dest of ['script', 'image', 'iframe']) {
      const headers = {
        'Sec-Fetch-Site': 'cross-site',
        'Sec-Fetch-Mode': dest === 'iframe' ? 'navigate' : 'no-cors',
        'Sec-Fetch-Dest': dest,
      };
      expect((await ask('/assets/index-a1b2.js', { headers })).status).toBe(403);
    }
  });

  it('gets the protective headers', async () => {
    const session = await signIn();
    const answers = [
      await ask('/', { headers: session }),
      await ask('/'),
      await ask('/assets/index-a1b2.js'),
      await ask('/nothing.txt'),
      await ask('/', { headers: { Host: 'evil.example' } }),
      await call('workspace/get', { headers: session }),
      await call('workspace/get'),
    ];
    for (const { headers } of answers) {
      expect(headers).toMatchObject({
        'content-security-policy': expect.stringMatching(/^default-src 'none';.*frame-ancestors 'none'/),
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      });
    }
  });

  it('with HEAD gets the headers and nothing else', async () => {
    const { status, headers, body } = await ask('/assets/index-a1b2.js', { method: 'HEAD' });
    expect({ status, body, length: headers['content-length'] }).toEqual({ status: 200, body: '', length: '10' });
  });
});

describe('starting', () => {
  it('says in a sentence that the port is taken', async () => {
    const second = startWebHost({ console: core, pages: openPages(folder), port: host.port, onUnexpected: () => {} });
    await expect(second).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { field: 'port' },
      message: expect.stringContaining(`Port ${host.port} is already in use.`),
    });
  });
});

describe('a failure of our own', () => {
  it('reaches the browser as a reference only', async () => {
    rmSync(join(folder, 'index.html'));
    const { status, body } = await ask('/', { headers: await signIn() });
    expect(status).toBe(500);
    expect(body).toMatch(/reference [0-9a-f]{8}/);
    expect(body).not.toContain(folder);
    expect(unexpected.splice(0)).toEqual([expect.objectContaining({ code: 'ENOENT' })]);
  });
});
