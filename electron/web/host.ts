import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { ConsoleError } from '../../shared/errors.ts';
import type { OpenConsole } from '../core/console.ts';
import type { PageAnswer, Pages } from '../core/pages.ts';
import { textAnswer } from '../core/pages.ts';
import { CALL_PREFIX, callFailed, createCalls, signInNeeded, unknownCall } from './calls.ts';
import { refusalOf } from './guard.ts';
import type { Links } from './links.ts';
import { createLinks } from './links.ts';
import type { Sessions } from './sessions.ts';
import { createSessions } from './sessions.ts';
import { signedInPage, signInPage } from './sign-in-page.ts';

export interface WebHostOptions {
  readonly console: OpenConsole;
  readonly pages: Pages;
  /** 0 takes any free port. */
  readonly port: number;
  /** Hears of what should never happen; the person only sees the reference. */
  readonly onUnexpected: (reference: string, error: unknown) => void;
}

export interface WebHost {
  readonly port: number;
  /** An address to open in a browser, good for one sign-in. */
  newLink(): string;
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/** Serves the console to browsers on this machine. Rejects with `BAD_INPUT` when the port cannot be had. */
export async function startWebHost({ console, pages, port, onUnexpected }: WebHostOptions): Promise<WebHost> {
  const server = createServer();
  const actualPort = await listen(server, port);
  const links = createLinks();
  const sessions = createSessions(actualPort, console);
  const answerCall = createCalls(console);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = refusalOf(request, actualPort);
    if (refusal !== null) return refuse(response, textAnswer(refusal.status, refusal.message));

    const { path, query } = addressOf(request);
    const context = sessions.find(request.headers.cookie);
    const isCall = path.startsWith(`${CALL_PREFIX}/`);
    if (isCall !== (request.method === 'POST')) {
      return refuse(response, textAnswer(405, `Calls are POST requests to ${CALL_PREFIX}, and nothing else is.`));
    }
    if (isCall) {
      if (context === null) return send(request, response, signInNeeded());
      if (await answerCall(request, response, context)) return;
      return send(request, response, unknownCall());
    }

    const token = path === '/' && request.method === 'GET' ? query.get('token') : null;
    if (token !== null && context === null) return send(request, response, signIn({ token, links, sessions, request }));
    if (token !== null) return send(request, response, onwards());
    const page = await pages.answer(path);
    // The page itself is no secret, but it would have nothing to show.
    const isView = page.headers['Content-Type']?.startsWith('text/html') === true;
    return send(request, response, isView && context === null ? signInPage() : page);
  }

  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => {
      const reference = randomBytes(4).toString('hex');
      onUnexpected(reference, error);
      if (response.headersSent) response.destroy();
      else send(request, response, callFailed(reference));
    });
  });

  return Object.freeze({
    port: actualPort,
    newLink: () => `http://${LOOPBACK}:${actualPort}/?token=${links.issue()}`,
    close: () => close(server),
  });
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portError(error, port)));
    server.listen(port, LOOPBACK, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function portError(error: NodeJS.ErrnoException, port: number): Error {
  const advice = 'Choose another one with --port, or leave it out for any free one.';
  switch (error.code) {
    case 'EADDRINUSE':
      return new ConsoleError('BAD_INPUT', `Port ${port} is already in use. ${advice}`, { field: 'port' });
    case 'EACCES':
      return new ConsoleError('BAD_INPUT', `You may not listen on port ${port}. ${advice}`, { field: 'port' });
    default:
      return error;
  }
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    // A browser tab keeps its connections open as long as it lives.
    server.closeAllConnections();
  });
}

/** As it came: a URL parser would resolve `..` before anybody could refuse it. */
function addressOf(request: IncomingMessage): { readonly path: string; readonly query: URLSearchParams } {
  const [path = '/', query = ''] = (request.url ?? '/').split('?', 2);
  return { path, query: new URLSearchParams(query) };
}

interface SignIn {
  readonly token: string;
  readonly links: Links;
  readonly sessions: Sessions;
  readonly request: IncomingMessage;
}

function signIn({ token, links, sessions, request }: SignIn): PageAnswer {
  if (!links.redeem(token)) return signInPage();
  const next = request.headers['sec-fetch-site'] === 'cross-site' ? signedInPage() : onwards();
  return { ...next, headers: { ...next.headers, 'Set-Cookie': sessions.open() } };
}

/** To the same page without the token, which has no business in a history or a bookmark. */
function onwards(): PageAnswer {
  const answer = textAnswer(303, 'The console is at /.');
  return { ...answer, headers: { ...answer.headers, Location: '/' } };
}

/** A request that was turned away may still be sending its body: the connection ends with the answer. */
function refuse(response: ServerResponse, { status, headers, body }: PageAnswer): void {
  response.writeHead(status, { ...headers, Connection: 'close' }).end(body);
}

function send(request: IncomingMessage, response: ServerResponse, { status, headers, body }: PageAnswer): void {
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) });
  response.end(request.method === 'HEAD' ? undefined : body);
}
