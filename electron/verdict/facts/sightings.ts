import type { SightingEvidence } from '../evidence.ts';

type Claim = SightingEvidence['claim'];

export type SightingOf<Kind extends Claim['kind']> = SightingEvidence & {
  readonly claim: Extract<Claim, { readonly kind: Kind }>;
};

/** The sightings of one kind. */
export function sightingsOf<Kind extends Claim['kind']>(
  sightings: readonly SightingEvidence[],
  kind: Kind,
): readonly SightingOf<Kind>[] {
  return sightings.filter((sighting): sighting is SightingOf<Kind> => sighting.claim.kind === kind);
}

/** Things that are looked for one after the other and taken out when found, so that none is counted twice. */
export class Unclaimed<Entry extends SightingEvidence> {
  readonly #byKey: Map<string, Entry[]>;

  constructor(entries: readonly Entry[], keyOf: (entry: Entry) => string) {
    this.#byKey = Map.groupBy(entries, keyOf);
  }

  take(key: string, fits: (entry: Entry) => boolean): Entry | null {
    const list = this.#byKey.get(key) ?? [];
    const at = list.findIndex(fits);
    return at < 0 ? null : (list.splice(at, 1)[0] ?? null);
  }

  get rest(): readonly Entry[] {
    return [...this.#byKey.values()].flat();
  }
}
