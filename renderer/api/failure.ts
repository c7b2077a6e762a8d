import { ORPCError } from '@orpc/client';
import { CONSOLE_ERRORS, type ConsoleErrorCode } from '../../shared/errors.ts';

/** What a screen says about a call that did not succeed: what happened, what to do, what to quote. */
export interface Failure {
  readonly kind: 'lost' | 'signed-out' | 'refused' | 'internal';
  readonly title: string;
  readonly message: string;
  /** Also in the console's local log; only for failures that nobody expected. */
  readonly reference: string | null;
  readonly isWorthRetrying: boolean;
}

const LOST: Failure = {
  kind: 'lost',
  title: 'The console stopped',
  message: 'Start it again, then open the new link. Nothing was changed in the marketplace.',
  reference: null,
  isWorthRetrying: true,
};

const SIGNED_OUT: Failure = {
  kind: 'signed-out',
  title: 'This link has ended',
  message: 'Each link works for one session. Open the link that the console printed when it last started.',
  reference: null,
  isWorthRetrying: true,
};

const TITLES: Readonly<Partial<Record<ConsoleErrorCode, string>>> = {
  TRANSACTION_NOT_FOUND: 'No such transaction',
  USER_NOT_FOUND: 'No such user',
  DATABASE_BUSY: 'The database is busy',
  DATABASE_DAMAGED: 'The database is damaged',
  DATABASE_NEEDS_RECOVERY: 'The database needs its own program first',
  FILE_NOT_FOUND: 'The file is gone',
  NO_PERMISSION: 'The file may not be read',
  DISK_FULL: 'The disk is full',
  LOG_SOURCE_NOT_FOUND: 'No such log',
  LOG_RECORD_NOT_FOUND: 'No such line',
  WORKSPACE_IN_USE: 'This workspace is open elsewhere',
  WORKSPACE_FROM_NEWER_CONSOLE: 'A newer console made this workspace',
  JOB_STOPPED: 'The work was cut off',
  NOT_ALLOWED: 'You may not do this',
};

/** These may be over by the time somebody tries again. */
const PASSING: ReadonlySet<ConsoleErrorCode> = new Set([
  'DATABASE_BUSY',
  'DISK_FULL',
  'NO_PERMISSION',
  'FILE_NOT_FOUND',
  'WORKSPACE_IN_USE',
  'JOB_STOPPED',
]);

/** A call without any answer has lost its console; an answer is an expected error or an internal one. */
export function failureFrom(error: unknown): Failure {
  if (!(error instanceof ORPCError)) return LOST;
  if (error.status === CONSOLE_ERRORS.SIGN_IN_NEEDED.status) return SIGNED_OUT;
  const { code } = error;
  if (isConsoleErrorCode(code) && code !== 'INTERNAL') {
    return {
      kind: 'refused',
      title: TITLES[code] ?? 'That did not work',
      message: error.message,
      reference: null,
      isWorthRetrying: PASSING.has(code),
    };
  }
  const data = CONSOLE_ERRORS.INTERNAL.data.safeParse(error.data);
  return {
    kind: 'internal',
    title: 'Something went wrong inside the console',
    message: 'The marketplace was not changed. Try again; if it happens again, report it with the reference below.',
    reference: data.success ? data.data.reference : null,
    isWorthRetrying: true,
  };
}

function isConsoleErrorCode(code: string): code is ConsoleErrorCode {
  return Object.hasOwn(CONSOLE_ERRORS, code);
}
