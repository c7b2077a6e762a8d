import type { IncomingMessage, ServerResponse } from 'node:http';
import { ORPCError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/node';
import { CONSOLE_ERRORS } from '../../shared/errors.ts';
import type { ConsoleContext, OpenConsole } from '../core/console.ts';
import type { PageAnswer } from '../core/pages.ts';
import { INERT_POLICY, PROTECTIVE_HEADERS } from '../core/pages.ts';

export const CALL_PREFIX = '/rpc';

const HEADERS = {
  ...PROTECTIVE_HEADERS,
  'Cache-Control': 'no-store',
  'Content-Security-Policy': INERT_POLICY,
};

/** Answers a call of the contract; resolves to false when the contract has no such procedure. */
export type AnswerCall = (
  request: IncomingMessage,
  response: ServerResponse,
  context: ConsoleContext,
) => Promise<boolean>;

export function createCalls(console: Pick<OpenConsole, 'router'>): AnswerCall {
  const handler = new RPCHandler(console.router);
  return async (request, response, context) => {
    response.setHeaders(new Map(Object.entries(HEADERS)));
    const { matched } = await handler.handle(request, response, { prefix: CALL_PREFIX, context });
    return matched;
  };
}

/** What a caller without a session gets: one of the contract's own errors, so that the page can act on it. */
export function signInNeeded(): PageAnswer {
  const message = 'You are not signed in. Press Enter in the terminal where the console runs and open the new link.';
  const { status } = CONSOLE_ERRORS.SIGN_IN_NEEDED;
  return errorAnswer(new ORPCError('SIGN_IN_NEEDED', { defined: true, status, message, data: {} }));
}

export function callFailed(reference: string): PageAnswer {
  const message = `Something went wrong in the console (reference ${reference}).`;
  const { status } = CONSOLE_ERRORS.INTERNAL;
  return errorAnswer(new ORPCError('INTERNAL', { defined: true, status, message, data: { reference } }));
}

export function unknownCall(): PageAnswer {
  return errorAnswer(new ORPCError('NOT_FOUND', { status: 404, message: 'There is no such call.' }));
}

/** An error as oRPC's client reads it. */
function errorAnswer(error: ORPCError<string, unknown>): PageAnswer {
  return {
    status: error.status,
    headers: { ...HEADERS, 'Content-Type': 'application/json' },
    body: JSON.stringify({ json: error.toJSON(), meta: [] }),
  };
}
