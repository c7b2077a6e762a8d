import { implement } from '@orpc/server';
import { contract } from '../../shared/contract/index.ts';
import { ConsoleError } from '../../shared/errors.ts';
import type { ConsoleContext } from '../core/console.ts';
import type { ErrorReporter } from './failure.ts';
import { typedFailure } from './failure.ts';

/**
 * What every procedure goes through: who may call it, and what a failure becomes on the wire. A procedure that names
 * no permission is denied to everybody.
 */
export function implementer(report: ErrorReporter) {
  return implement(contract)
    .$context<ConsoleContext>()
    .use(async ({ context, procedure, next }) => {
      try {
        const { permission } = procedure['~orpc'].meta;
        if (permission === undefined || !context.permissions.has(permission)) {
          throw new ConsoleError('NOT_ALLOWED', 'You are not allowed to do this here.', {
            permission: permission ?? 'none',
          });
        }
        return await next();
      } catch (failure) {
        throw typedFailure(failure, report);
      }
    });
}

export type Implementer = ReturnType<typeof implementer>;
