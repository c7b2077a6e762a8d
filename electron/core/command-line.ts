import { randomUUID } from 'node:crypto';
import { createRouterClient } from '@orpc/server';
import type { SandboxRequest, SandboxRun, ScenarioInfo } from '../../shared/contract/sandbox.ts';
import { SCENARIO_LIST, scenarioInfo } from '../sandbox/scenarios.ts';
import type { OpenConsole } from './console.ts';

/** The console as a program calls it: the contract without a transport, under the same checks. */
export interface LocalConsole {
  simulate(request: SandboxRequest): Promise<SandboxRun>;
}

export function localConsole({ router, createSession }: OpenConsole): LocalConsole {
  const client = createRouterClient(router, { context: createSession() });
  return {
    simulate: async (request) => {
      for await (const event of await client.sandbox.run({ commandId: randomUUID(), request })) {
        if (event.kind === 'finished') return event.run;
      }
      throw new Error('The run ended without a result');
    },
  };
}

/** Known without opening any workspace. */
export function listScenarios(): readonly ScenarioInfo[] {
  return SCENARIO_LIST.map(scenarioInfo);
}
