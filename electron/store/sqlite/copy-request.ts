import { ConsoleError } from '../../../shared/errors.ts';
import type { CopyProgress } from '../port.ts';
import type { SourceOptions } from './source.ts';

export interface CopyRequest extends SourceOptions {
  readonly file: string;
  /** Must not exist. */
  readonly target: string;
  readonly onProgress: (progress: CopyProgress) => void;
  readonly signal: AbortSignal | undefined;
}

export function refuseCancelled({ signal }: CopyRequest): void {
  if (signal?.aborted) throw new ConsoleError('CANCELLED', 'The copy was cancelled.', {});
}
