import type { ErrorReporter } from './failure.ts';
import { typedFailure } from './failure.ts';

type Work<Event> = (emit: (event: Event) => void, signal: AbortSignal) => Promise<void>;

/**
 * Work that reports as it goes, as an event iterator: ends with the work, fails with a typed error, and a consumer who
 * stops listening, or whose connection ends, aborts the work. Events that nobody has read yet are kept in order.
 */
export async function* progressStream<Event>(
  report: ErrorReporter,
  connection: AbortSignal | undefined,
  work: Work<Event>,
): AsyncGenerator<Event, void, void> {
  const cancel = new AbortController();
  const signal = connection === undefined ? cancel.signal : AbortSignal.any([connection, cancel.signal]);
  const waiting: Event[] = [];
  let news = Promise.withResolvers<void>();
  let isDone = false;
  const wake = (): void => {
    news.resolve();
    news = Promise.withResolvers();
  };
  const emit = (event: Event): void => {
    waiting.push(event);
    wake();
  };
  const working = work(emit, signal).finally(() => {
    isDone = true;
    wake();
  });
  // The failure is thrown to the consumer below; until then it must not count as unhandled.
  working.catch(() => {});
  try {
    while (!isDone || waiting.length > 0) {
      const event = waiting.shift();
      if (event === undefined) await news.promise;
      else yield event;
    }
    await working;
  } catch (failure) {
    throw typedFailure(failure, report);
  } finally {
    cancel.abort();
    await working.catch(() => {});
  }
}
