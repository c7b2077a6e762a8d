/** Lines that are older than this tell nothing of a cart any more; the marketplace's own carts do. */
export const MEMORY_MS = 3 * 24 * 3_600_000;
