import { NotAFile } from './log-file.ts';

const SENTENCES: Readonly<Record<string, string>> = {
  ENOENT: 'There is no file at this place. Check the path.',
  EACCES: 'You are not allowed to read this. Ask for read permission.',
  EPERM: 'You are not allowed to read this. Ask for read permission.',
  ELOOP: 'This link leads nowhere.',
  EISDIR: 'This is a folder.',
  EIO: 'The disk cannot read this file.',
  EMFILE: 'Too many files are open on this machine. Try again.',
};

/** Why a file or folder could not be read, for a support agent. What is no failure of one is thrown on: a bug. */
export function unreadableSentence(error: unknown): string {
  if (error instanceof NotAFile) return 'This is not a file that can be read.';
  if (error instanceof Error && 'code' in error && 'syscall' in error) {
    return SENTENCES[String(error.code)] ?? 'This cannot be read. Check the path.';
  }
  throw error;
}

export function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
