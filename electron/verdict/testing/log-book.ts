/** A module that logs, and the file that it stands in (BARTEREX.md section 4). */
const FILES = {
  'routes.items': 'items.py',
  'routes.admin': 'admin.py',
  'routes.user': 'user.py',
  'routes.auth': 'auth.py',
  'routes.marketplace': 'marketplace.py',
  trading_points: 'trading_points.py',
  error_handlers: 'error_handlers.py',
} as const;
export type Module = keyof typeof FILES;

/** One record of the log, and which checkout wrote it: that is the truth, which nobody can read. */
export interface LogRecordMade<Author> {
  readonly atMs: number;
  /** A traceback has several lines. */
  readonly text: string;
  readonly author: Author | null;
}

/** What Barterex logs, in UTC and in one file. */
export class LogBook<Author> {
  readonly records: LogRecordMade<Author>[] = [];

  say(atMs: number, module: Module, message: string, author: Author | null = null): void {
    const time = new Date(atMs).toISOString().slice(0, 19).replace('T', ' ');
    const level = /failed|rror/.test(message) ? 'ERROR' : 'INFO';
    this.records.push({ atMs, text: `${time} - ${module} - ${level} - [${FILES[module]}:1] - ${message}`, author });
  }
}
