/** The parameters of an address as plain words (`?status=failed,partial&user=ada`), so that people can read and write them. */
export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

export function stringifySearch(search: Record<string, unknown>): string {
  const params = Object.entries(search).flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [`${encodeURIComponent(name)}=${encodeValue(value)}`],
  );
  return params.length === 0 ? '' : `?${params.join('&')}`;
}

/** Commas and colons stay readable: neither has a meaning in a query. A blank is a plus, as in a form. */
function encodeValue(value: unknown): string {
  const text = Array.isArray(value) ? value.join(',') : String(value);
  return encodeURIComponent(text).replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%20', '+');
}
