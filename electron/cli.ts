import { assertNever } from '../shared/assert-never.ts';
import type { AuditCommand } from './arguments/audit-arguments.ts';
import type { CommandArguments } from './arguments/command-arguments.ts';
import { COMMAND_HELP, parseCommand } from './arguments/command-arguments.ts';
import { failureOf } from './arguments/failure.ts';
import type { SimulateCommand } from './arguments/simulate-arguments.ts';
import { auditCommand } from './core/audit-command.ts';
import { listScenarios, simulate, withLocalClient } from './core/command-line.ts';
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
      return await runSimulation(command);
    case 'audit':
      return await runAudit(command);
    default:
      return assertNever(command);
  }
}

async function runSimulation({ scenario, format, database, dataFolder }: SimulateCommand): Promise<number> {
  const console = await openConsole({
    ...(database === null ? {} : { database }),
    ...(dataFolder === null ? {} : { dataFolder }),
  });
  const result = await withLocalClient(console, (client) => simulate(client, { kind: 'scenario', scenario }));
  print(format === 'json' ? json(result) : formatRun(result));
  return result.passed ? 0 : 1;
}

async function runAudit(command: AuditCommand): Promise<number> {
  const cancel = new AbortController();
  // What lies in a temporary folder until then is removed before this ends.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => cancel.abort());
  const { output, notes, exitCode } = await auditCommand(command, cancel.signal);
  print(output.trimEnd());
  for (const note of notes) process.stderr.write(`${note}\n`);
  return exitCode;
}

try {
  process.exitCode = await run(parseCommand(process.argv.slice(2)));
} catch (error) {
  const { message, exitCode } = failureOf(error);
  process.stderr.write(`${message}\n`);
  process.exitCode = exitCode;
}
