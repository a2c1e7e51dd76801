import { z } from "zod";
import { readOutput } from "../process/read-output";

const objects = z.object({
  items: z.array(z.looseObject({ kind: z.string(), metadata: z.looseObject({ name: z.string() }) })),
});

/**
 * Parses the output of `kubectl get` for a list of objects. With `--ignore-not-found`, kubectl prints nothing for an empty list.
 *
 * @throws {@link BerthError} `COMMAND_OUTPUT_INVALID`
 */
export function readList<T>(shape: z.ZodType<T>, json: string): T {
  return readObject(shape, json.trim() === "" ? '{"items":[]}' : json);
}

/**
 * Parses the output of `kubectl get` for one object.
 *
 * @throws {@link BerthError} `COMMAND_OUTPUT_INVALID`
 */
export function readObject<T>(shape: z.ZodType<T>, json: string): T {
  return readOutput("kubectl get", shape, json);
}

/**
 * Selects the objects of one kind from the output of `kubectl get` for several kinds.
 *
 * @returns a list with the same form as the output for one kind
 */
export function listOfKind(json: string, kind: string): string {
  return JSON.stringify({ items: readList(objects, json).items.filter((each) => each.kind === kind) });
}

/** Selects one object from the output of `kubectl get` for several kinds. Returns `undefined` if the output does not contain the object. */
export function objectIn(json: string, kind: string, name: string): string | undefined {
  const found = readList(objects, json).items.find(
    (each) => each.kind === kind && each.metadata.name === name,
  );
  return found && JSON.stringify(found);
}
