/** `app.log.3.gz` is part 3 of `app.log`; `app.log` itself is part 0. */
export interface RotatedName {
  readonly base: string;
  readonly part: number;
}

const PART = /^(.+?)(?:\.(\d{1,6}))?(?:\.gz)?$/;

export function rotatedName(name: string): RotatedName {
  const [, base = name, part] = PART.exec(name) ?? [];
  return { base, part: part === undefined ? 0 : Number(part) };
}

/**
 * Files that belong to one history: `barterex_20251224.log` and `barterex_20251225.log` are days of the same log, so
 * digits behind an underscore or a dash do not count.
 */
export function historyName(name: string): string {
  return rotatedName(name).base.replace(/[-_]\d{4,14}(?=\.|$)/, '');
}

/** What a folder is searched for: `app.log`, `app.log.1`, `app.log.1.gz`, `app.log-20251224`. */
export function looksLikeLog(name: string): boolean {
  return /\.log(?:[.-]\d{1,14})?(?:\.gz)?$/i.test(name);
}
