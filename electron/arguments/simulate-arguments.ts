import type { ScenarioName } from '../../shared/contract/sandbox.ts';
import { SCENARIO_NAMES } from '../../shared/contract/sandbox.ts';
import { ConsoleError } from '../../shared/errors.ts';
import { badInput, choiceOf } from './bad-input.ts';
import { parseFlags } from './flags.ts';

const FORMATS = ['table', 'json'] as const;

export interface ListScenariosCommand {
  readonly kind: 'list-scenarios';
  readonly format: (typeof FORMATS)[number];
}

export interface SimulateCommand {
  readonly kind: 'simulate';
  readonly scenario: ScenarioName;
  readonly format: (typeof FORMATS)[number];
  /** A path as it was typed; null is the demo workspace. */
  readonly database: string | null;
  readonly dataFolder: string | null;
}

const OPTIONS = {
  scenario: { type: 'string' },
  list: { type: 'boolean' },
  format: { type: 'string' },
  database: { type: 'string' },
  'data-dir': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export function parseSimulate(
  args: readonly string[],
): SimulateCommand | ListScenariosCommand | { readonly kind: 'help' } {
  const flags = parseFlags(args, OPTIONS, 'a scenario is named with --scenario NAME.');
  if (flags.kind === 'bad') throw badInput('flags', flags.problem);
  const { values } = flags;
  if (values.help === true) return { kind: 'help' };
  const format = choiceOf('format', FORMATS, values.format ?? 'table');
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

function scenarioOf(text: string): ScenarioName {
  const name = SCENARIO_NAMES.find((candidate) => candidate === text);
  if (name !== undefined) return name;
  const known = SCENARIO_NAMES.join(', ');
  throw new ConsoleError('SCENARIO_UNKNOWN', `There is no scenario "${text}". Use one of: ${known}.`, {
    known: [...SCENARIO_NAMES],
  });
}
