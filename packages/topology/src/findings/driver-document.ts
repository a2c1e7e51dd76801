import type { z } from "zod";
import { BerthError, type Finding } from "./berth-error";
import { problem } from "./sentence";
import { readShape } from "./shape";

/** A document that a component passes to the driver on standard input. */
interface DriverDocument<T> {
  readonly shape: z.ZodType<T>;
  /** The document's name in error messages. */
  readonly title: string;
  /** The component that runs the driver. */
  readonly component: string;
}

/**
 * Reads a document from JSON.
 *
 * @throws {@link BerthError} `PLAN_INVALID` if the text does not match the document's shape
 */
export function readDriverDocument<T>(text: string, { shape, title, component }: DriverDocument<T>): T {
  const json = parseJson(text);
  const misfits: Finding[] = [];
  const value = json === undefined ? undefined : readShape(shape, json, "", misfits);
  if (value !== undefined) return value;
  const reasons =
    json === undefined
      ? ["it is not JSON"]
      : misfits.map((misfit) => problem(misfit).replace(": it must be", ", but it must be"));
  const remedy = `Install the same version of @kind-berth/components and @kind-berth/driver. Do not run the driver directly: ${component} runs it.`;
  throw new BerthError(
    title,
    reasons.map((reason) => ({
      code: "PLAN_INVALID",
      object: `${title} on standard input`,
      state: "is not valid",
      reason,
      remedy,
    })),
  );
}

/** Parses JSON. Returns `undefined` if the text is not valid JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
