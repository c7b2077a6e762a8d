import Database from 'better-sqlite3';

/**
 * Another program that writes to the marketplace: run as a child process, told what to do by messages. It ends with
 * the channel to its parent, closing the database, or at once when killed.
 */
export type WriterTask =
  /** Runs and answers after the commit, or in the middle of a transaction. */
  | { readonly kind: 'run'; readonly sql: string }
  /** Commits again and again until `stop`. */
  | { readonly kind: 'hammer'; readonly sql: string }
  | { readonly kind: 'stop' }
  | { readonly kind: 'close' };

export interface WriterAnswer {
  readonly commits: number;
  readonly failures: readonly string[];
  readonly longestWaitMs: number;
}

const [file = '', timeoutMs = '250'] = process.argv.slice(2);
const database = new Database(file, { timeout: Number(timeoutMs), fileMustExist: true });
database.pragma('foreign_keys = OFF');

let hammering = false;
let commits = 0;
let longestWaitMs = 0;
const failures: string[] = [];

function commit(sql: string): void {
  const start = performance.now();
  try {
    database.exec(sql);
    commits++;
  } catch (error) {
    failures.push(String(error));
  }
  longestWaitMs = Math.max(longestWaitMs, performance.now() - start);
}

function answer(): void {
  process.send?.({ commits, failures, longestWaitMs } satisfies WriterAnswer);
}

function hammer(sql: string): void {
  if (!hammering) return;
  commit(sql);
  setImmediate(hammer, sql);
}

process.on('message', (task: WriterTask) => {
  switch (task.kind) {
    case 'run':
      commit(task.sql);
      return answer();
    case 'hammer':
      hammering = true;
      hammer(task.sql);
      return answer();
    case 'stop':
      hammering = false;
      return answer();
    case 'close':
      database.close();
      return answer();
  }
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
