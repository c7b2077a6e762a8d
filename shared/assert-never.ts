/** Ends every switch over a closed list: a new member without a branch does not compile. */
export function assertNever(value: never): never {
  throw new TypeError(`Not in the closed list: ${JSON.stringify(value)}`);
}
