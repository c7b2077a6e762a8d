import { z } from 'zod';

const none = z.object({});

/**
 * The closed list of what can go wrong, and the data that each code carries. A message is written for a support agent:
 * what happened and what to do, without a stack, SQL or a path of ours. `exit` is the command line's exit code
 * (DESIGN section 11): 2 for bad usage, 3 for an unreadable input.
 */
export const CONSOLE_ERRORS = {
  BAD_INPUT: { exit: 2, status: 400, data: z.object({ field: z.string() }) },
  DATABASE_URL_NOT_SUPPORTED: { exit: 2, status: 400, data: none },
  SCENARIO_UNKNOWN: { exit: 2, status: 400, data: z.object({ known: z.array(z.string()) }) },

  FILE_NOT_FOUND: { exit: 3, status: 404, data: none },
  FILE_IS_A_FOLDER: { exit: 3, status: 400, data: none },
  FILE_EMPTY: { exit: 3, status: 400, data: none },
  FILE_NOT_SQLITE: { exit: 3, status: 400, data: none },
  FILE_TRUNCATED: { exit: 3, status: 400, data: none },
  DATABASE_NOT_BARTEREX: { exit: 3, status: 400, data: z.object({ missing: z.array(z.string()) }) },
  DATABASE_DAMAGED: { exit: 3, status: 400, data: none },
  DATABASE_BUSY: { exit: 3, status: 503, data: none },
  DATABASE_NEEDS_RECOVERY: { exit: 3, status: 409, data: none },
  NO_PERMISSION: { exit: 3, status: 403, data: none },
  DISK_FULL: { exit: 3, status: 507, data: none },

  TRANSACTION_NOT_FOUND: { exit: 3, status: 404, data: none },
  USER_NOT_FOUND: { exit: 3, status: 404, data: none },

  LOG_SOURCE_NOT_FOUND: { exit: 3, status: 404, data: none },
  LOG_RECORD_NOT_FOUND: { exit: 3, status: 404, data: none },
  WORKSPACE_IN_USE: { exit: 3, status: 409, data: none },
  WORKSPACE_FROM_NEWER_CONSOLE: { exit: 3, status: 409, data: none },
  JOB_STOPPED: { exit: 3, status: 500, data: none },

  SIGN_IN_NEEDED: { exit: 3, status: 401, data: none },
  NOT_ALLOWED: { exit: 3, status: 403, data: z.object({ permission: z.string() }) },
  CANCELLED: { exit: 3, status: 409, data: none },
  INTERNAL: { exit: 3, status: 500, data: z.object({ reference: z.string() }) },
} as const;

export type ConsoleErrorCode = keyof typeof CONSOLE_ERRORS;
export type ConsoleErrorData<Code extends ConsoleErrorCode> = z.infer<(typeof CONSOLE_ERRORS)[Code]['data']>;

/**
 * An expected failure. It is thrown, and caught in two places only: the router, which sends it as a typed error, and
 * the entry points, which print its message and leave with its exit code. Everything else that is thrown is a bug.
 */
export class ConsoleError<Code extends ConsoleErrorCode = ConsoleErrorCode> extends Error {
  readonly code: Code;
  readonly data: ConsoleErrorData<Code>;

  constructor(code: Code, message: string, data: ConsoleErrorData<Code>) {
    super(message);
    this.name = 'ConsoleError';
    this.code = code;
    this.data = data;
  }
}
