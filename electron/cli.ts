import { assertNever } from '../shared/assert-never.ts';
import type { CommandArguments, SimulateCommand } from './arguments/command-arguments.ts';
import { COMMAND_HELP, parseCommand } from './arguments/command-arguments.ts';
import { failureOf } from './arguments/failure.ts';
import { listScenarios, localConsole } from './core/command-line.ts';
import { openConsole } from './core/open-console.ts';
import { formatRun, formatScenarios } from './core/run-report.ts';

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

/** Returns the exit code. */
async function run(command: CommandArguments): Promise<number> {
  switch (command.kind) {
    case 'help':
      process.stdout.write(COMMAND_HELP);
      return 0;
    case 'list-scenarios': {
      const scenarios = listScenarios();
      print(command.format === 'json' ? json(scenarios) : formatScenarios(scenarios));
      return 0;
    }
    case 'simulate':
      return await simulate(command);
    default:
      return assertNever(command);
  }
}

async function simulate({ scenario, format, database, dataFolder }: SimulateCommand): Promise<number> {
  const console = await openConsole({
    ...(database === null ? {} : { database }),
    ...(dataFolder === null ? {} : { dataFolder }),
  });
  try {
    const result = await localConsole(console).simulate({ kind: 'scenario', scenario });
    print(format === 'json' ? json(result) : formatRun(result));
    return result.passed ? 0 : 1;
  } finally {
    await console.close();
  }
}

try {
  process.exitCode = await run(parseCommand(process.argv.slice(2)));
} catch (error) {
  const { message, exitCode } = failureOf(error);
  process.stderr.write(`${message}\n`);
  process.exitCode = exitCode;
}
