import { describe, expect, it } from 'vitest';
import type { LogSource } from '../../../shared/contract/logs.ts';
import { SOURCE_SORTS, sortedSources } from './sorted-sources.ts';

const BASE: LogSource = {
  sourceId: 0,
  place: '/srv/logs',
  path: '',
  state: 'ready',
  problem: null,
  isCompressed: false,
  sizeBytes: 10,
  readBytes: 10,
  records: 1,
  lines: 1,
  suspicious: 0,
  skippedBytes: 0,
  firstTime: null,
  lastTime: null,
  levels: [],
  clock: null,
};

const SOURCES: readonly LogSource[] = [
  { ...BASE, sourceId: 1, path: '/srv/logs/app.log.10', lines: 5, lastTime: '2025-12-24 10:00:00' },
  { ...BASE, sourceId: 2, path: '/srv/logs/app.log.2', lines: 900, lastTime: '2025-12-25 09:00:00' },
  { ...BASE, sourceId: 3, path: '/srv/logs/app.log', lines: 5, state: 'importing' },
];

function ids(sort: (typeof SOURCE_SORTS)[number], direction: 'ascending' | 'descending'): readonly number[] {
  return sortedSources(SOURCES, { sort, direction }).map(({ sourceId }) => sourceId);
}

describe('sorted logs', () => {
  it('have the parts of a rotated log in the order of their numbers', () => {
    expect(ids('path', 'ascending')).toEqual([3, 2, 1]);
    expect(ids('path', 'descending')).toEqual([1, 2, 3]);
  });

  it('compare counts as numbers and keep what is alike in the order of paths', () => {
    expect(ids('lines', 'descending')).toEqual([2, 3, 1]);
    expect(ids('lines', 'ascending')).toEqual([3, 1, 2]);
  });

  it('put a log without a time first, and one that is not read to its end before those that are', () => {
    expect(ids('lastTime', 'ascending')).toEqual([3, 1, 2]);
    expect(ids('state', 'ascending')).toEqual([3, 2, 1]);
  });

  it.each(SOURCE_SORTS)('by %s hold every log, whatever the direction', (sort) => {
    for (const direction of ['ascending', 'descending'] as const)
      expect(ids(sort, direction).toSorted()).toEqual([1, 2, 3]);
  });
});
