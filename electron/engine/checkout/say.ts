import type { AttemptEvent } from '../attempt.ts';
import type { Steps } from '../steps.ts';
import { ask } from '../steps.ts';
import type { AttemptDraft } from './draft.ts';
import type { LogLine } from './log-lines.ts';

/** Puts a line on the attempt's record and into the log. */
export function* say(draft: AttemptDraft, line: LogLine): Steps<void> {
  yield* log(draft, [draft.addEvent(line)]);
}

/** Writes events into the log that are on record already: what is true only after a commit is logged after it. */
export function* log({ command }: AttemptDraft, events: readonly AttemptEvent[]): Steps<void> {
  for (const event of events) {
    yield* ask({ kind: 'log', transactionId: command.transactionId, at: command.at, event });
  }
}
