/** Parses a list of objects. With `--ignore-not-found`, kubectl prints nothing for an empty list. */
export function listIn(json: string): unknown {
  return json.trim() === "" ? { items: [] } : JSON.parse(json);
}
