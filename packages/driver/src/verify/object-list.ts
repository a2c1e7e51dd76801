import { z } from "zod";

const objects = z.object({
  items: z.array(z.looseObject({ kind: z.string(), metadata: z.looseObject({ name: z.string() }) })),
});

/** Parses a list of objects. With `--ignore-not-found`, kubectl prints nothing for an empty list. */
export function listIn(json: string): unknown {
  return json.trim() === "" ? { items: [] } : JSON.parse(json);
}

/**
 * Selects the objects of one kind from the output of `kubectl get` for several kinds.
 *
 * @returns a list with the same form as the output for one kind
 */
export function listOfKind(json: string, kind: string): string {
  return JSON.stringify({ items: objects.parse(listIn(json)).items.filter((each) => each.kind === kind) });
}

/** Selects one object from the output of `kubectl get` for several kinds. Returns `undefined` if the output does not contain the object. */
export function objectIn(json: string, kind: string, name: string): string | undefined {
  const found = objects
    .parse(listIn(json))
    .items.find((each) => each.kind === kind && each.metadata.name === name);
  return found && JSON.stringify(found);
}
