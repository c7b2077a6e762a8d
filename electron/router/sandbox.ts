import type { SandboxEvent } from '../../shared/contract/sandbox.ts';
import type { Workspace } from '../core/workspace.ts';
import type { SandboxTools } from '../sandbox/run.ts';
import { runSandbox } from '../sandbox/run.ts';
import { SCENARIO_LIST, scenarioInfo } from '../sandbox/scenarios.ts';
import type { Implementer } from './base.ts';
import type { ErrorReporter } from './failure.ts';
import { progressStream } from './progress-stream.ts';

export function sandboxRouter(os: Implementer, { marketplace }: Workspace, tools: SandboxTools, report: ErrorReporter) {
  return os.sandbox.router({
    scenarios: os.sandbox.scenarios.handler(() => SCENARIO_LIST.map(scenarioInfo)),
    items: os.sandbox.items.handler(({ input: { search, ...page } }) => marketplace.listSandboxItems(search, page)),
    run: os.sandbox.run.handler(({ input: { commandId, request }, signal }) =>
      progressStream<SandboxEvent>(report, signal, async (emit, untilCancelled) => {
        const run = await runSandbox(marketplace, tools, {
          commandId,
          request,
          signal: untilCancelled,
          onProgress: emit,
        });
        emit({ kind: 'finished', run });
      }),
    ),
  });
}
