import type { Instant } from '../../shared/time.ts';
import { instantFromMilliseconds } from '../../shared/time.ts';
import { badInput, choiceOf } from './bad-input.ts';
import { parseFlags } from './flags.ts';

const FORMATS = ['table', 'json', 'csv'] as const;

export interface AuditCommand {
  readonly kind: 'audit';
  /** Paths as they were typed. */
  readonly database: string;
  readonly logs: readonly string[];
  readonly format: (typeof FORMATS)[number];
  /** Attempts that began from here on, and before there; null is open. */
  readonly after: Instant | null;
  readonly before: Instant | null;
  readonly failOnLoss: boolean;
  /** A file of expectations; null for none. */
  readonly expect: string | null;
  /** Null: a folder of its own, of which nothing is left. */
  readonly dataFolder: string | null;
}

const OPTIONS = {
  database: { type: 'string' },
  logs: { type: 'string', multiple: true },
  format: { type: 'string' },
  after: { type: 'string' },
  before: { type: 'string' },
  'fail-on-loss': { type: 'boolean' },
  expect: { type: 'string' },
  'data-dir': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export function parseAudit(args: readonly string[]): AuditCommand | { readonly kind: 'help' } {
  const flags = parseFlags(args, OPTIONS, 'a database is named with --database FILE, logs with --logs PATH.');
  if (flags.kind === 'bad') throw badInput('flags', flags.problem);
  const { values } = flags;
  if (values.help === true) return { kind: 'help' };
  if (values.database === undefined) throw badInput('database', 'Name the marketplace with --database FILE.');
  const dataFolder = values['data-dir'] ?? null;
  const logs = values.logs ?? [];
  if (logs.length === 0 && dataFolder === null) throw badInput('logs', 'Name its logs with --logs PATH.');
  const after = momentOf('after', values.after);
  const before = momentOf('before', values.before);
  if (after !== null && before !== null && after >= before)
    throw badInput('before', '--before is a later time than --after.');
  return {
    kind: 'audit',
    database: values.database,
    logs,
    format: choiceOf('format', FORMATS, values.format ?? 'table'),
    after,
    before,
    failOnLoss: values['fail-on-loss'] === true,
    expect: values.expect ?? null,
    dataFolder,
  };
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?$/;

/** UTC, unless the text names another zone. */
function momentOf(field: string, text: string | undefined): Instant | null {
  if (text === undefined) return null;
  const zoned = DATE.test(text) ? `${text}T00:00Z` : /(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`;
  const milliseconds = DATE.test(text) || MOMENT.test(text) ? Date.parse(zoned.replace(' ', 'T')) : Number.NaN;
  if (!Number.isNaN(milliseconds)) return instantFromMilliseconds(milliseconds);
  throw badInput(field, `--${field} is a time in UTC like 2025-12-24 or 2025-12-24T14:05:00Z, not "${text}".`);
}
