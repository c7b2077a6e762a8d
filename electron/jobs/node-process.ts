import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { JobProcess } from './job-runner.ts';

const ENTRY = fileURLToPath(new URL('./job-process.ts', import.meta.url));

/**
 * Left to itself, V8 lets garbage stand until it is several times what is in use, the more the larger the machine: an
 * import would take 450 MB where 250 are as fast. What is in use is about 40 MB, whatever the size of the logs.
 */
export const JOB_PROCESS_FLAGS: readonly string[] = ['--max-old-space-size=1024', '--max-semi-space-size=8'];

/** The job process under Node: the web host, the command line, tests. */
export function startNodeProcess(): JobProcess {
  const child = fork(ENTRY, { execArgv: [...JOB_PROCESS_FLAGS], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  return {
    // A message to a process that has just ended is lost with it; its end is reported by itself.
    send: (order) => void child.send(order, () => {}),
    kill: () => void child.kill('SIGKILL'),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('close', listener),
  };
}
