import { describe, expect, it, vi } from 'vitest';
import { createExporter, type ExportState } from './exporter.ts';
import { exportList, type ListExport, type PageRequest } from './list-export.ts';
import type { ListFile } from './list-file.ts';

interface Person {
  readonly id: number;
  readonly name: string;
}

const FILE: ListFile<Person> = {
  noun: 'visitor',
  columns: [
    { head: 'id', cell: ({ id }) => id },
    { head: 'name', cell: ({ name }) => name },
  ],
  masked: (person) => ({ ...person, name: '••••••' }),
};

/** A list of so many people, paged as the core does it. */
class PagedPeople {
  readonly asked: PageRequest[] = [];
  readonly #people: readonly Person[];

  constructor(count: number) {
    this.#people = Array.from({ length: count }, (_, index) => ({ id: index + 1, name: `person ${index + 1}` }));
  }

  export(isMasked = false): ListExport<Person> {
    return { file: FILE, isMasked, readPage: async (page) => this.#read(page) };
  }

  #read(page: PageRequest) {
    this.asked.push(page);
    const from = Number(page.cursor ?? 0);
    const rows = this.#people.slice(from, from + page.limit);
    const end = from + rows.length;
    return { rows, total: this.#people.length, nextCursor: end < this.#people.length ? String(end) : null };
  }
}

const untouched = () => ({ signal: new AbortController().signal, onRows: () => undefined });

async function linesOf(csv: Blob): Promise<readonly string[]> {
  // `Blob.text` takes the mark at the beginning away.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await csv.arrayBuffer());
  return text.split('\r\n').slice(0, -1);
}

describe('an exported list', () => {
  it.each([0, 1, 499, 500, 501, 1200])('holds each of %i rows once, in their order, under a head', async (count) => {
    const people = new PagedPeople(count);
    const onRows = vi.fn();
    const { csv, rows, isWhole } = await exportList(people.export(), { ...untouched(), onRows });
    const [head, ...lines] = await linesOf(csv);
    expect(head).toBe('\uFEFFid,name');
    expect(lines).toEqual(Array.from({ length: count }, (_, index) => `${index + 1},person ${index + 1}`));
    expect({ rows, isWhole }).toEqual({ rows: count, isWhole: true });
    expect(onRows.mock.calls.at(-1)).toEqual([count]);
    expect(people.asked.every(({ limit }) => limit <= 500)).toBe(true);
  });

  it('says when it ends before the list does', async () => {
    const people = new PagedPeople(1200);
    const { csv, rows, isWhole } = await exportList(people.export(), { ...untouched(), mostRows: 700 });
    expect({ rows, isWhole, lines: (await linesOf(csv)).length }).toEqual({ rows: 700, isWhole: false, lines: 701 });
    const whole = await exportList(people.export(), { ...untouched(), mostRows: 1200 });
    expect(whole.isWhole).toBe(true);
  });

  it('names nobody while personal data is masked', async () => {
    const { csv } = await exportList(new PagedPeople(2).export(true), untouched());
    expect(await linesOf(csv)).toEqual(['\uFEFFid,name', '1,••••••', '2,••••••']);
  });
});

function exporterWithTools() {
  const save = vi.fn();
  const noteFailure = vi.fn();
  const exporter = createExporter({ save, noteFailure, now: () => new Date('2025-12-24T11:01:04.500Z') });
  const states: ExportState[] = [];
  exporter.subscribe(() => states.push(exporter.current()));
  return { exporter, save, noteFailure, states };
}

describe('the exporter', () => {
  it('tells how far it is, and saves the file under a name that says what is in it', async () => {
    const { exporter, save, states } = exporterWithTools();
    await exporter.start(new PagedPeople(700).export(), 700);
    expect(states.map((state) => (state.kind === 'running' ? state.rows : state.kind))).toEqual([
      0,
      500,
      700,
      'finished',
    ]);
    expect(save.mock.calls).toEqual([['barterex-visitors-20251224-110104Z.csv', expect.any(Blob)]]);
    await exporter.start(new PagedPeople(1).export(true), 1);
    expect(save.mock.calls.at(-1)?.[0]).toBe('barterex-visitors-masked-20251224-110104Z.csv');
    exporter.dismiss();
    expect(exporter.current()).toEqual({ kind: 'idle' });
  });

  it('stops between two pages when it is cancelled, and saves nothing', async () => {
    const { exporter, save, noteFailure } = exporterWithTools();
    const people = new PagedPeople(2000);
    exporter.subscribe(() => {
      const state = exporter.current();
      if (state.kind === 'running' && state.rows === 1000) exporter.cancel();
    });
    await exporter.start(people.export(), 2000);
    expect(exporter.current()).toEqual({ kind: 'cancelled', noun: 'visitor' });
    expect(people.asked.length).toBeLessThanOrEqual(3);
    expect(save).not.toHaveBeenCalled();
    expect(noteFailure).not.toHaveBeenCalled();
  });

  it('ends a page that is being read when it is cancelled', async () => {
    const { exporter } = exporterWithTools();
    const stuck: ListExport<Person> = {
      file: FILE,
      isMasked: false,
      readPage: (_page, signal) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    };
    const ended = exporter.start(stuck, null);
    exporter.cancel();
    await ended;
    expect(exporter.current().kind).toBe('cancelled');
  });

  it('runs one at a time', async () => {
    const { exporter, save } = exporterWithTools();
    await Promise.all([exporter.start(new PagedPeople(1).export(), 1), exporter.start(new PagedPeople(2).export(), 2)]);
    expect(save).toHaveBeenCalledOnce();
    await exporter.start(new PagedPeople(2).export(), 2);
    expect(save).toHaveBeenCalledTimes(2);
  });

  it('says why it failed, and saves nothing of what it had', async () => {
    const { exporter, save, noteFailure } = exporterWithTools();
    const people = new PagedPeople(1200).export();
    const broken: ListExport<Person> = {
      ...people,
      readPage: (page, signal) =>
        page.cursor === undefined ? people.readPage(page, signal) : Promise.reject(new Error('gone')),
    };
    await exporter.start(broken, 1200);
    expect(exporter.current()).toMatchObject({ kind: 'failed', failure: { kind: 'lost' } });
    expect(save).not.toHaveBeenCalled();
    expect(noteFailure).toHaveBeenCalledOnce();
  });
});
