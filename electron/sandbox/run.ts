import { join } from 'node:path';
import type { SANDBOX_STAGES, SandboxEvent, SandboxRequest, SandboxRun } from '../../shared/contract/sandbox.ts';
import type { AttemptDetail } from '../../shared/contract/transactions.ts';
import { ConsoleError } from '../../shared/errors.ts';
import type { CommandId, TransactionId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import type { Attempt } from '../engine/attempt.ts';
import { buyerMessage } from '../engine/buyer-message.ts';
import { isStartOfProcessing, withIntrusion } from '../engine/faults.ts';
import { formatLogLine } from '../engine/log-format.ts';
import { recording } from '../engine/recording.ts';
import type { StepOf } from '../engine/steps.ts';
import { withCopyFolder } from '../store/copy-folder.ts';
import type { CopyProgress, MarketplaceReader } from '../store/port.ts';
import { openMarketplace } from '../store/sqlite/open-marketplace.ts';
import { SandboxCopy } from '../store/sqlite/sandbox-copy.ts';
import { runCheckout } from './checkout.ts';
import type { Findings } from './expectations.ts';
import { runInvariants, scenarioExpectations } from './expectations.ts';
import { scenarioInfo } from './scenarios.ts';
import type { Stage } from './stage.ts';
import { setStage } from './stage.ts';
import { Timeline } from './timeline.ts';

type SandboxStage = (typeof SANDBOX_STAGES)[number];

/** What the sandbox needs from outside; it reads no clock and draws nothing by itself. */
export interface SandboxTools {
  /** Where copies lie while they are used; a copy is always removed. */
  readonly folder: string;
  readonly now: () => Instant;
  readonly drawTransactionId: () => TransactionId;
  /** Takes each log line of the engine, without its end. */
  readonly writeLog: (line: string) => void;
}

export interface SandboxOrder {
  readonly commandId: CommandId;
  readonly request: SandboxRequest;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (progress: Extract<SandboxEvent, { readonly kind: 'progress' }>) => void;
}

/**
 * Runs the safe checkout on a copy of `source` and tells everything about it. Errors: `USER_NOT_FOUND`, `BAD_INPUT`
 * (field `vanishingItemId`), `CANCELLED`, and what reading and copying can meet.
 */
export async function runSandbox(
  source: MarketplaceReader,
  tools: SandboxTools,
  order: SandboxOrder,
): Promise<SandboxRun> {
  await checkRequest(source, order.request);
  return await withCopyFolder(tools.folder, async (folder) => {
    const file = join(folder, 'copy.db');
    const onCopied = ({ done, total }: CopyProgress) =>
      order.onProgress?.({ kind: 'progress', stage: 'copying', done, total });
    await source.copyTo(file, onCopied, order.signal);
    return await runOnCopy(file, tools, order);
  });
}

async function checkRequest(source: MarketplaceReader, request: SandboxRequest): Promise<void> {
  if (request.kind === 'scenario') return;
  if ((await source.findUser(request.buyerId)) === null) {
    throw new ConsoleError(
      'USER_NOT_FOUND',
      `There is no user ${request.buyerId} in this workspace. Choose another buyer.`,
      {},
    );
  }
  if (request.vanishingItemId !== undefined && !request.itemIds.includes(request.vanishingItemId)) {
    throw new ConsoleError('BAD_INPUT', 'The item that becomes unavailable must be in the cart.', {
      field: 'vanishingItemId',
    });
  }
}

async function runOnCopy(file: string, tools: SandboxTools, order: SandboxOrder): Promise<SandboxRun> {
  const logged: StepOf<'log'>[] = [];
  const copy = SandboxCopy.open(file, { durability: 'off', log: (step) => logged.push(step) });
  try {
    enter('preparing', order);
    const at = tools.now();
    const stage = setStage(copy, order.request, at);
    copy.rememberState();

    enter('running', order);
    const timeline = new Timeline();
    const { buyerId, itemIds } = stage;
    const outcome = await runCheckout(copy.marketplace, {
      command: { commandId: order.commandId, buyerId, itemIds, at },
      drawTransactionId: tools.drawTransactionId,
      wrap: (performer) =>
        withIntrusion(recording(performer, timeline.add), isStartOfProcessing, () => intrude(copy, stage, timeline)),
    });
    if (outcome.kind === 'command-reused') throw new Error('A fresh copy knows no command');

    enter('checking', order);
    for (const { transactionId, at: time, event } of logged) tools.writeLog(formatLogLine(transactionId, time, event));
    return await report({ file, copy, stage, attempt: outcome.attempt, logged, timeline });
  } finally {
    copy.close();
  }
}

function intrude(copy: SandboxCopy, { vanishingItemId }: Stage, timeline: Timeline): void {
  if (vanishingItemId === null) return;
  copy.withdrawItem(vanishingItemId);
  timeline.addOutside(
    'withdraw-item',
    `Somebody else takes item ${vanishingItemId} off the market`,
    'committed on a connection of its own',
  );
}

interface RunTrace {
  readonly file: string;
  readonly copy: SandboxCopy;
  readonly stage: Stage;
  readonly attempt: Attempt;
  readonly logged: readonly StepOf<'log'>[];
  readonly timeline: Timeline;
}

async function report({ file, copy, stage, attempt, logged, timeline }: RunTrace): Promise<SandboxRun> {
  const change = copy.readChange(stage.buyerId);
  const detail = await readRecord(file, copy.findAttemptId(attempt.commandId));
  const logLines = logged.map(({ transactionId, at, event }) => ({
    level: event.level,
    text: formatLogLine(transactionId, at, event),
  }));
  const findings: Findings = {
    attempt,
    change,
    logLines: logLines.map(({ text }) => text),
    isOnRecord: detail.status === attempt.status,
    lastCheckoutId: copy.readLastCheckoutId(stage.buyerId),
  };
  const { scenario } = stage;
  const expectations = scenario === null ? [] : scenarioExpectations(scenario, stage.itemIds, findings);
  const invariants = runInvariants(findings);
  return {
    scenario: scenario === null ? null : scenarioInfo(scenario),
    attempt: detail,
    buyer: change.buyer,
    transactionId: attempt.transactionId,
    balanceBefore: change.balanceBefore,
    balanceAfter: change.balanceAfter,
    buyerMessage: buyerMessage(attempt),
    logLines,
    timeline: timeline.steps,
    movedItems: change.movedItems,
    expectations,
    invariants,
    passed: [...expectations, ...invariants].every(({ held }) => held),
  };
}

/** Reads the attempt back the way the Transactions screen does: what a tester sees is what was put on record. */
async function readRecord(file: string, attemptId: number | null): Promise<AttemptDetail> {
  const reader = await openMarketplace(file);
  try {
    const detail = attemptId === null ? null : await reader.findAttempt(attemptId);
    if (detail === null) throw new Error('The attempt is not on record');
    return detail;
  } finally {
    reader.close();
  }
}

function enter(stage: SandboxStage, { onProgress, signal }: SandboxOrder): void {
  if (signal?.aborted === true) throw new ConsoleError('CANCELLED', 'The run was cancelled. Nothing was kept.', {});
  onProgress?.({ kind: 'progress', stage, done: 0, total: 1 });
}
