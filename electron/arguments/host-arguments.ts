import { parseFlags } from './flags.ts';

/** What `npm start` and the hosts behind it were asked to do. */
export interface HostArguments {
  readonly kind: 'run';
  /** A path as it was typed; null is the demo workspace. */
  readonly database: string | null;
  /** Files, folders or patterns as they were typed. */
  readonly logs: readonly string[];
  /** A folder as it was typed; null is the usual place. */
  readonly dataFolder: string | null;
  /** Straight to the web host. */
  readonly serve: boolean;
  /** 0 is any free port. */
  readonly port: number;
  /** Open the browser; null leaves it to the host. */
  readonly open: boolean | null;
}

export type ParsedHostArguments =
  | HostArguments
  | { readonly kind: 'help' }
  | { readonly kind: 'bad'; readonly message: string };

export const HOST_HELP = `Barterex Console

  npm start                              the console with a demo marketplace
  npm start -- --database FILE           the console on a Barterex SQLite file, read-only
  npm start -- --database FILE --logs PATH...
                                         ... and with the logs that belong to it
  npm start -- --serve                   in the browser instead of a window of its own

  --database FILE    the marketplace database to open
  --logs PATH...     log files, folders or patterns to read; rotated and compressed parts come along
  --serve            serve the console on this machine and print its address
  --port N           the port to serve on (any free one)
  --open, --no-open  open the browser, or only print the address
  --data-dir FOLDER  where the console keeps its own files
  --help             this text
`;

const ADVICE = 'See npm start -- --help.';

const OPTIONS = {
  database: { type: 'string' },
  logs: { type: 'string', multiple: true },
  'data-dir': { type: 'string' },
  serve: { type: 'boolean' },
  port: { type: 'string' },
  open: { type: 'boolean' },
  'no-open': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

export function parseHostArguments(args: readonly string[]): ParsedHostArguments {
  const flags = parseFlags(args, OPTIONS, 'a database is opened with --database FILE.');
  if (flags.kind === 'bad') return bad(flags.problem);
  const { values } = flags;
  if (values.help === true) return { kind: 'help' };
  const port = portOf(values.port);
  if (port === null) return bad('--port needs a number from 0 to 65535.');
  return {
    kind: 'run',
    database: values.database ?? null,
    logs: values.logs ?? [],
    dataFolder: values['data-dir'] ?? null,
    serve: values.serve === true,
    port,
    open: values['no-open'] === true ? false : values.open === true ? true : null,
  };
}

function portOf(text: string | undefined): number | null {
  if (text === undefined) return 0;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return port <= 65_535 ? port : null;
}

function bad(problem: string): ParsedHostArguments {
  return { kind: 'bad', message: `${problem} ${ADVICE}` };
}

/** The desktop binary's own switches come before the `--`, ours behind it, so that neither side reads the other's. */
export function argumentsBehindDashes(argv: readonly string[]): readonly string[] {
  const dashes = argv.indexOf('--');
  return dashes === -1 ? [] : argv.slice(dashes + 1);
}
