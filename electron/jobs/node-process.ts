import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { JobProcess } from './job-runner.ts';

const ENTRY = fileURLToPath(new URL('./job-process.ts', import.meta.url));

/** The job process under Node: the web host, the command line, tests. */
export function startNodeProcess(): JobProcess {
  const child = fork(ENTRY, { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  return {
    // A message to a process that has just ended is lost with it; its end is reported by itself.
    send: (order) => void child.send(order, () => {}),
    kill: () => void child.kill('SIGKILL'),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('close', listener),
  };
}
