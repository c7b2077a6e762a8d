import { CONSOLE_ERRORS, ConsoleError } from '../../shared/errors.ts';

/** What an entry point says and how it ends when something goes wrong before or while it runs. */
export interface Failure {
  readonly message: string;
  readonly exitCode: number;
}

/** An expected failure is a sentence; anything else is a bug of ours, and its stack helps whoever reports it. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ConsoleError) {
    const { code, message }: ConsoleError = error;
    return { message, exitCode: CONSOLE_ERRORS[code].exit };
  }
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { message: `Something went wrong in the console itself.\n${details}`, exitCode: CONSOLE_ERRORS.INTERNAL.exit };
}
