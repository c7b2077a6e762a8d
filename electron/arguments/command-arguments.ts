import type { ScenarioName } from '../../shared/contract/sandbox.ts';
import { SCENARIO_NAMES } from '../../shared/contract/sandbox.ts';
import { ConsoleError } from '../../shared/errors.ts';
import { parseFlags } from './flags.ts';

/** What `npm run console -- ...` was asked to do. */
export type CommandArguments =
  | { readonly kind: 'help' }
  | { readonly kind: 'list-scenarios'; readonly format: OutputFormat }
  | SimulateCommand;

export interface SimulateCommand {
  readonly kind: 'simulate';
  readonly scenario: ScenarioName;
  readonly format: OutputFormat;
  /** A path as it was typed; null is the demo workspace. */
  readonly database: string | null;
  readonly dataFolder: string | null;
}

export type OutputFormat = 'table' | 'json';

export const COMMAND_HELP = `Barterex Console, without a window

  npm run console -- simulate --scenario NAME     run a release scenario on a copy; exit 1 if it does not hold
  npm run console -- simulate --list              name the scenarios

  --format table|json    how to print (table)
  --database FILE        copy this marketplace instead of the demo one; it is only read
  --data-dir FOLDER      where the console keeps its own files
  --help                 this text

Exit code: 0 it holds, 1 it does not, 2 bad usage, 3 an input that cannot be read.
`;

const OPTIONS = {
  scenario: { type: 'string' },
  list: { type: 'boolean' },
  format: { type: 'string' },
  database: { type: 'string' },
  'data-dir': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Throws a `ConsoleError`: `BAD_INPUT` or `SCENARIO_UNKNOWN`. */
export function parseCommand([command, ...args]: readonly string[]): CommandArguments {
  if (command === undefined || command === '--help' || command === '-h' || command === 'help') return { kind: 'help' };
  if (command !== 'simulate') throw badInput('command', `There is no command "${command}".`);
  const flags = parseFlags(args, OPTIONS, 'a scenario is named with --scenario NAME.');
  if (flags.kind === 'bad') throw badInput('flags', flags.problem);
  const { values } = flags;
  if (values.help === true) return { kind: 'help' };
  const format = formatOf(values.format ?? 'table');
  if (values.list === true) return { kind: 'list-scenarios', format };
  if (values.scenario === undefined)
    throw badInput('scenario', 'Name a scenario with --scenario NAME; --list names them.');
  return {
    kind: 'simulate',
    scenario: scenarioOf(values.scenario),
    format,
    database: values.database ?? null,
    dataFolder: values['data-dir'] ?? null,
  };
}

function formatOf(text: string): OutputFormat {
  if (text === 'table' || text === 'json') return text;
  throw badInput('format', `--format is table or json, not "${text}".`);
}

function scenarioOf(text: string): ScenarioName {
  const name = SCENARIO_NAMES.find((candidate) => candidate === text);
  if (name !== undefined) return name;
  const known = SCENARIO_NAMES.join(', ');
  throw new ConsoleError('SCENARIO_UNKNOWN', `There is no scenario "${text}". Use one of: ${known}.`, {
    known: [...SCENARIO_NAMES],
  });
}

function badInput(field: string, problem: string): ConsoleError {
  return new ConsoleError('BAD_INPUT', `${problem} See npm run console -- --help.`, { field });
}
