import type { ImportEvent } from '../../shared/contract/logs.ts';
import type { Logs } from '../core/logs.ts';
import type { Implementer } from './base.ts';
import type { ErrorReporter } from './failure.ts';
import { typedFailure } from './failure.ts';
import { progressStream } from './progress-stream.ts';

export function logsRouter(os: Implementer, logs: Logs, report: ErrorReporter) {
  return os.logs.router({
    places: os.logs.places.handler(() => logs.places()),
    addPlace: os.logs.addPlace.handler(({ input: { path } }) => logs.addPlace(path)),
    removePlace: os.logs.removePlace.handler(({ input: { placeId } }) => logs.removePlace(placeId)),
    sources: os.logs.sources.handler(() => logs.sources()),
    setClock: os.logs.setClock.handler(({ input: { sourceId, offsetSeconds } }) =>
      logs.setClock(sourceId, offsetSeconds),
    ),
    import: os.logs.import.handler(({ signal }) =>
      progressStream<ImportEvent>(report, signal, async (emit, untilCancelled) => {
        const receipt = await logs.import((progress) => emit({ kind: 'progress', progress }), untilCancelled);
        emit({ kind: 'finished', receipt });
      }),
    ),
    receipt: os.logs.receipt.handler(() => logs.lastReceipt()),
    search: os.logs.search.handler(({ input }) => logs.index.search(input)),
    context: os.logs.context.handler(({ input: { recordId, above, below } }) => logs.context(recordId, above, below)),
    histogram: os.logs.histogram.handler(({ input }) => logs.index.histogram(input.filter, input.buckets)),
    tail: os.logs.tail.handler(async function* ({ signal }) {
      try {
        yield* logs.tail(signal);
      } catch (failure) {
        throw typedFailure(failure, report);
      }
    }),
  });
}
