import { z } from 'zod';
import { ConsoleError } from './errors.ts';
import type { Instant } from './time.ts';
import { instantFromMilliseconds } from './time.ts';
import { VERDICT_KINDS } from './verdict.ts';

/** How a tester says that an attempt should end: as the marketplace means it, or by the verdict itself. */
export const EXPECTED_OUTCOMES = ['success', 'partial', 'rejected', ...VERDICT_KINDS] as const;
export type ExpectedOutcome = (typeof EXPECTED_OUTCOMES)[number];

const moment = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(zoned(text))), 'is a time in UTC like 2025-12-24T14:05:00Z')
  .transform((text): Instant => instantFromMilliseconds(Date.parse(zoned(text))));

const expectedAttempt = z.strictObject({
  user: z.union([z.string().min(1), z.int()], 'is a name or a number'),
  items: z.array(z.int('is a list of item numbers'), 'is a list of item numbers'),
  outcome: z.enum(EXPECTED_OUTCOMES, `is one of ${EXPECTED_OUTCOMES.join(', ')}`),
  /** The attempt began at this time or later. */
  after: moment.optional(),
});

/** An attempt that a tester has just made, and how it should come out. */
export type ExpectedAttempt = z.infer<typeof expectedAttempt>;

const expectedAttempts = z.array(expectedAttempt, 'is not a list').min(1, 'is empty');

/** Reads a file of expectations. Throws `BAD_INPUT` with a sentence that names the entry and the field. */
export function parseExpectedAttempts(text: string): readonly ExpectedAttempt[] {
  const parsed = expectedAttempts.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const [entry, ...field] = issue?.path ?? [];
  const place = entry === undefined ? 'The list of expectations' : `Expectation ${Number(entry) + 1}`;
  const name = field.length === 0 ? '' : `: "${String(field[0])}"`;
  throw badExpectations(`${place}${name} ${wordsOf(issue)}.`);
}

function wordsOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue === undefined) return 'cannot be used';
  if (issue.code === 'unrecognized_keys') return `has a field that is not known: "${issue.keys[0]}"`;
  return issue.message;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badExpectations('The file of expectations is not JSON.');
  }
}

function badExpectations(message: string): ConsoleError {
  return new ConsoleError('BAD_INPUT', message, { field: 'expect' });
}

/** Without a zone it is UTC. */
function zoned(text: string): string {
  return /T.*(Z|[+-]\d{2}:\d{2})$/.test(text) || !text.includes('T') ? text : `${text}Z`;
}
