import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { WriterAnswer } from './writer-process.ts';

export const hasPython = spawnSync('python3', ['-c', 'import sqlite3']).status === 0;

/** Commits `sql` again and again, giving up each time after 250 ms of waiting. Call the result to end it. */
export async function startPythonWriter(file: string, sql: string): Promise<() => Promise<WriterAnswer>> {
  const child = spawn('python3', [join(import.meta.dirname, 'hammer.py'), file, sql], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface(child.stdout);
  await once(lines, 'line');
  return async () => {
    child.stdin.end();
    const [answer] = await once(lines, 'line');
    return JSON.parse(String(answer)) as WriterAnswer;
  };
}
