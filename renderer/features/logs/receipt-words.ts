import type { ImportReceipt, LogGap } from '../../../shared/contract/logs.ts';
import { formatBytes } from '../../ui/format-bytes.ts';

const OUTCOMES: Readonly<Record<ImportReceipt['outcome'], string>> = {
  complete: 'Import complete',
  cancelled: 'Import cancelled, what was read is kept',
  'disk-full': 'Import stopped, the disk is full',
};

/** The receipt in a sentence: what was read, and what is worth a second look. */
export function describeReceipt(receipt: ImportReceipt): string {
  const { duplicates, problems, gaps, suspicious, levelsMissing } = receipt;
  const read = [
    count(receipt.filesRead, 'file'),
    formatBytes(receipt.bytes),
    count(receipt.lines, 'line'),
    count(receipt.records, 'record'),
  ].join(', ');
  const doubts = [
    duplicates.length > 0 && count(duplicates.length, 'duplicate'),
    problems.length > 0 && count(problems.length, 'file with a problem', 'files with a problem'),
    gaps.length > 0 && count(gaps.length, 'gap'),
    suspicious > 0 && count(suspicious, 'suspicious record'),
    levelsMissing.length > 0 && `no ${levelsMissing.join(', ')} lines`,
  ].filter((doubt) => doubt !== false);
  const known = `${count(receipt.transactionIds, 'transaction id')} known`;
  return `${OUTCOMES[receipt.outcome]}: ${read} new. ${[known, ...doubts].join(', ')}.`;
}

export function describeOutcome({ outcome }: ImportReceipt): string {
  const advice = outcome === 'disk-full' ? ' Free some space and import again: it goes on from where it stopped.' : '';
  return `${OUTCOMES[outcome]}.${advice}`;
}

export function describeGap(gap: LogGap): string {
  if (gap.kind === 'missing-parts') {
    return `${gap.path}: ${gap.parts.length === 1 ? 'part' : 'parts'} ${gap.parts.join(', ')} missing between those that are there.`;
  }
  return `Nothing from ${gap.from} to ${gap.to}, between ${gap.pathBefore} and ${gap.pathAfter}.`;
}

function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? noun : plural}`;
}
