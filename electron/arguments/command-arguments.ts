import type { AuditCommand } from './audit-arguments.ts';
import { parseAudit } from './audit-arguments.ts';
import { badInput } from './bad-input.ts';
import type { ListScenariosCommand, SimulateCommand } from './simulate-arguments.ts';
import { parseSimulate } from './simulate-arguments.ts';

/** What `npm run console -- ...` was asked to do. */
export type CommandArguments = { readonly kind: 'help' } | ListScenariosCommand | SimulateCommand | AuditCommand;

export const COMMAND_HELP = `Barterex Console, without a window

  npm run console -- audit --database FILE --logs PATH...
                                                  judge every checkout: who lost what, and how we know
  npm run console -- simulate --scenario NAME     run a release scenario on a copy; exit 1 if it does not hold
  npm run console -- simulate --list              name the scenarios

  audit
  --database FILE        the marketplace; it is only read
  --logs PATH...         its log files, folders or patterns; rotated and compressed parts come along
  --format table|json|csv
                         how to print (table): amounts in JSON are hundredths of a credit, times are UTC
  --after T, --before T  only attempts that began from then on, or before: 2025-12-24 or 2025-12-24T14:05:00Z
  --fail-on-loss         exit 1 when one of them lost credits or that cannot be told, 4 when the logs do not cover them
  --expect FILE          exit 1 when an attempt in this list did not come out as expected, a JSON list of
                         { "user": name or number, "items": [numbers], "outcome": "success", "partial", "rejected" or
                         a verdict, "after": a time, if wanted }
  --data-dir FOLDER      keep what was read; without it nothing is left behind

  simulate
  --format table|json    how to print (table)
  --database FILE        copy this marketplace instead of the demo one; it is only read
  --data-dir FOLDER      where the console keeps its own files

  --help                 this text

Exit code: 0 it holds, 1 it does not, 2 bad usage, 3 an input that cannot be read, 4 the logs do not cover it.
`;

const COMMANDS = { audit: parseAudit, simulate: parseSimulate } as const;

/** Throws a `ConsoleError`: `BAD_INPUT` or `SCENARIO_UNKNOWN`. */
export function parseCommand([command, ...args]: readonly string[]): CommandArguments {
  if (command === undefined || command === '--help' || command === '-h' || command === 'help') return { kind: 'help' };
  if (command === 'audit' || command === 'simulate') return COMMANDS[command](args);
  throw badInput('command', `There is no command "${command}".`);
}
