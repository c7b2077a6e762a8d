import { randomUUID } from 'node:crypto';
import { createRouterClient, ORPCError } from '@orpc/server';
import type { SandboxRequest, SandboxRun, ScenarioInfo } from '../../shared/contract/sandbox.ts';
import type { ConsoleErrorCode } from '../../shared/errors.ts';
import { CONSOLE_ERRORS, ConsoleError } from '../../shared/errors.ts';
import { SCENARIO_LIST, scenarioInfo } from '../sandbox/scenarios.ts';
import type { OpenConsole } from './console.ts';

/** The console as a program calls it: the contract without a transport, under the same checks. */
export type LocalClient = ReturnType<typeof localClient>;

function localClient({ router, createSession }: OpenConsole) {
  return createRouterClient(router, { context: createSession() });
}

/** Runs `work` on the open console and closes it. What the contract calls a failure is one here. */
export async function withLocalClient<Result>(
  console: OpenConsole,
  work: (client: LocalClient) => Promise<Result>,
): Promise<Result> {
  try {
    return await work(localClient(console));
  } catch (error) {
    throw expectedFailure(error) ?? error;
  } finally {
    await console.close();
  }
}

export async function simulate(client: LocalClient, request: SandboxRequest): Promise<SandboxRun> {
  const events = await client.sandbox.run({ commandId: randomUUID(), request });
  for await (const event of events) if (event.kind === 'finished') return event.run;
  throw new Error('The run ended without a result');
}

/** Known without opening any workspace. */
export function listScenarios(): readonly ScenarioInfo[] {
  return SCENARIO_LIST.map(scenarioInfo);
}

function expectedFailure(error: unknown): ConsoleError | null {
  if (!(error instanceof ORPCError)) return null;
  const code = CONSOLE_ERROR_CODES.find((known) => known === error.code);
  return code === undefined ? null : new ConsoleError(code, error.message, error.data);
}

const CONSOLE_ERROR_CODES = Object.keys(CONSOLE_ERRORS) as readonly ConsoleErrorCode[];
