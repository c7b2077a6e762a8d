import { join } from 'node:path';
import type { AuditProgress, AuditSummary } from '../../shared/contract/overview.ts';
import { ConsoleError } from '../../shared/errors.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import type { KeptAudit } from '../journal/audit/kept-audit.ts';
import { removeAbandonedCopies } from '../store/copy-folder.ts';
import { SharedWork } from './shared-work.ts';
import type { Transactions } from './transactions.ts';

export interface AuditOptions {
  /** The workspace's own folder. */
  readonly folder: string;
  /** The marketplace's database file. */
  readonly database: string;
  readonly jobs: JobRunner;
  readonly transactions: Transactions;
  /** For what goes wrong in an audit that nobody waits for. */
  readonly reportUnexpected: (error: unknown) => unknown;
}

/** New lines come in bursts: an audit waits this long for more of them. */
const PATIENCE_MS = 10_000;

/** While a log is followed, audits may take this part of the time. */
const SHARE = 10;

/** The audit of a workspace: run by the job process, on demand and by itself when there is something new to judge. */
export class Audit {
  readonly #options: AuditOptions;
  readonly #copies: string;
  readonly #work: SharedWork<AuditProgress, AuditSummary>;
  readonly #closing = new AbortController();
  #running: Promise<unknown> = Promise.resolve();
  #waiting: NodeJS.Timeout | null = null;
  #lastTookMs = 0;
  #isStale = false;

  constructor(options: AuditOptions) {
    this.#options = options;
    this.#copies = join(options.folder, 'copies');
    this.#work = new SharedWork((onProgress, signal) => this.#run(onProgress, signal));
    this.#running = removeAbandonedCopies(this.#copies).catch(options.reportUnexpected);
  }

  get kept(): KeptAudit {
    return this.#options.transactions.journal.audit;
  }

  get isRunning(): boolean {
    return this.#work.isRunning;
  }

  /** Judges everything anew, or joins the audit that runs. Errors: `CANCELLED`, those of reading the marketplace. */
  join(onProgress: (progress: AuditProgress) => void, signal: AbortSignal): Promise<AuditSummary> {
    const joined = this.#work.join(onProgress, AbortSignal.any([signal, this.#closing.signal]));
    this.#running = joined.catch(() => {});
    return joined;
  }

  /** There is something new to judge. What was read by an import is judged at once, what is followed now and then. */
  noteNews(news: 'imported' | 'appended'): void {
    this.#isStale = true;
    if (!this.isRunning) this.#wait(news === 'imported' ? 0 : this.#patienceMs());
  }

  runIfNever(): void {
    if (this.#closing.signal.aborted || this.isRunning || this.kept.exposure({}) !== null) return;
    this.#wait(0);
  }

  /** Ends what runs; whoever closes the job process afterwards need not wait for it. */
  async close(): Promise<void> {
    this.#closing.abort();
    if (this.#waiting !== null) clearTimeout(this.#waiting);
    await this.#running;
  }

  #patienceMs(): number {
    return Math.max(PATIENCE_MS, this.#lastTookMs * SHARE);
  }

  #wait(patienceMs: number): void {
    if (this.#closing.signal.aborted) return;
    if (this.#waiting !== null && patienceMs > 0) return;
    if (this.#waiting !== null) clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      this.#waiting = null;
      this.join(() => {}, this.#closing.signal).catch((error: unknown) => {
        // What is expected (the database is busy, the console closes) is told when somebody asks for an audit.
        if (!(error instanceof ConsoleError || this.#closing.signal.aborted)) this.#options.reportUnexpected(error);
      });
    }, patienceMs);
  }

  async #run(onProgress: (progress: AuditProgress) => void, signal: AbortSignal): Promise<AuditSummary> {
    const { folder, database, jobs, transactions } = this.#options;
    const startMs = performance.now();
    this.#isStale = false;
    try {
      await transactions.follow();
      return await jobs.run('audit', { folder, database, copies: this.#copies }, { onEvent: onProgress, signal });
    } finally {
      this.#lastTookMs = performance.now() - startMs;
      // A process that had to be killed left its copy behind.
      await removeAbandonedCopies(this.#copies);
      if (this.#isStale) this.#wait(this.#patienceMs());
    }
  }
}
