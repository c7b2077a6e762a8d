/** A stretch of a sequence that shows one value, from its first index up to but without `end`. */
export interface Run {
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

/** A way to explain a sequence up to some point: what it shows there, and how it came to that. */
interface Course {
  readonly value: number;
  readonly start: number;
  readonly cost: number;
  readonly before: Course | null;
}

/**
 * Splits a sequence into the runs that explain it best, where a value that does not fit its run costs 1 and a new run
 * costs `changeCost`: one wrong value among many is an outlier, several in a row are a change. No runs without a
 * candidate.
 */
export function splitIntoRuns(
  values: readonly (number | null)[],
  candidates: readonly number[],
  changeCost: number,
): readonly Run[] {
  let courses: readonly Course[] = candidates.map((value) => ({ value, start: 0, cost: 0, before: null }));
  for (const [index, value] of values.entries()) {
    const best = cheapest(courses);
    courses = courses.map((course) => {
      const isCheaper = best !== null && best.cost + changeCost < course.cost;
      const next = isCheaper ? { ...course, start: index, cost: best.cost + changeCost, before: best } : course;
      return { ...next, cost: next.cost + Number(value !== course.value) };
    });
  }
  const runs: Run[] = [];
  let end = values.length;
  for (let course = cheapest(courses); course !== null; course = course.before) {
    runs.unshift({ value: course.value, start: course.start, end });
    end = course.start;
  }
  return runs;
}

function cheapest(courses: readonly Course[]): Course | null {
  return courses.reduce<Course | null>(
    (best, course) => (best === null || course.cost < best.cost ? course : best),
    null,
  );
}
