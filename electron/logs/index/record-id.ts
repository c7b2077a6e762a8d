/** Two numbers in one: 2^21 sources of 2^32 lines each still fit into a number without loss. */
const LINES_PER_SOURCE = 2 ** 32;

export function recordId(sourceId: number, line: number): number {
  return sourceId * LINES_PER_SOURCE + line;
}

export function sourceOfRecord(id: number): number {
  return Math.floor(id / LINES_PER_SOURCE);
}

export function lineOfRecord(id: number): number {
  return id % LINES_PER_SOURCE;
}

/** The ids of all records of a source lie between these. */
export function recordRange(sourceId: number): { readonly first: number; readonly last: number } {
  return { first: recordId(sourceId, 0), last: recordId(sourceId + 1, 0) - 1 };
}
