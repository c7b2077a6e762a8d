import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { WriterAnswer, WriterTask } from './writer-process.ts';

export interface Writer extends AsyncDisposable {
  tell(task: WriterTask): Promise<WriterAnswer>;
  /** As in a power cut: nothing is rolled back, closed or removed. */
  kill(): Promise<void>;
}

/** Starts another program on the database. It gives up a commit after 250 ms of waiting. */
export async function startWriter(file: string): Promise<Writer> {
  const child = fork(join(import.meta.dirname, 'writer-process.ts'), [file, '250'], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  };
  return {
    async tell(task) {
      const answered = once(child, 'message');
      child.send(task);
      const [answer] = await answered;
      return answer as WriterAnswer;
    },
    kill,
    [Symbol.asyncDispose]: kill,
  };
}
