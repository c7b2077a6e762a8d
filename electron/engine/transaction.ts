import type { Steps } from './steps.ts';
import { ask } from './steps.ts';

/** Frames a unit of work: committed when it returns, rolled back when it, or the commit itself, fails. */
export function* inTransaction<Result>(mode: 'read' | 'write', work: () => Steps<Result>): Steps<Result> {
  try {
    yield* ask({ kind: 'begin', mode });
    const result = yield* work();
    yield* ask({ kind: 'commit' });
    return result;
  } catch (failure) {
    yield* ask({ kind: 'rollback' });
    throw failure;
  }
}
