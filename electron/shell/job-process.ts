import { utilityProcess } from 'electron';
import type { JobProcess } from '../jobs/job-runner.ts';

/** The job process under Electron: a child of the main process with Node and without a window. */
export function startUtilityProcess(entry: string): JobProcess {
  const child = utilityProcess.fork(entry, [], { serviceName: 'Barterex Console jobs' });
  return {
    send: (order) => child.postMessage(order),
    kill: () => void child.kill(),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
  };
}
