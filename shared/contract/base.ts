import type { ErrorMap } from '@orpc/contract';
import { oc } from '@orpc/contract';
import { CONSOLE_ERRORS } from '../errors.ts';

/** What a procedure needs from the session; the router's middleware denies a procedure that names none. */
export const PERMISSIONS = ['read', 'notes', 'logs', 'sandbox'] as const;
export type Permission = (typeof PERMISSIONS)[number];

export interface ProcedureMeta {
  readonly permission?: Permission;
}

type ContractErrors = {
  [Code in keyof typeof CONSOLE_ERRORS]: {
    status: (typeof CONSOLE_ERRORS)[Code]['status'];
    data: (typeof CONSOLE_ERRORS)[Code]['data'];
  };
};

const errorMap = Object.fromEntries(
  Object.entries(CONSOLE_ERRORS).map(([code, { status, data }]) => [code, { status, data }]),
) as ContractErrors satisfies ErrorMap;

const base = oc.$meta<ProcedureMeta>({}).errors(errorMap);

/** Looks at the open workspace. */
export const reading = base.meta({ permission: 'read' });

/** Writes notes and views into the workspace's own file; the marketplace is not touched. */
export const noting = base.meta({ permission: 'notes' });

/** Reads log files into the console's own index. */
export const logging = base.meta({ permission: 'logs' });

/** Runs something on a copy. */
export const sandboxing = base.meta({ permission: 'sandbox' });
