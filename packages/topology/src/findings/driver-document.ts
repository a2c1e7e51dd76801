import type { z } from "zod";
import { BerthError, type Finding } from "./berth-error";
import { readShape } from "./shape";

/** What a component hands to the driver on its standard input. */
interface DriverDocument<T> {
  readonly shape: z.ZodType<T>;
  /** What it is called in the error. */
  readonly title: string;
  /** The component that runs the driver. */
  readonly component: string;
}

/**
 * Reads what a component has written for the driver as JSON.
 *
 * @throws {@link BerthError} `PLAN_INVALID` for any other text
 */
export function readDriverDocument<T>(text: string, { shape, title, component }: DriverDocument<T>): T {
  const misfits: Finding[] = [];
  const value = readShape(shape, json(text), "", misfits);
  if (value !== undefined) return value;
  const remedy = `Install the same version of @kind-berth/components and @kind-berth/driver, and run the driver through ${component}.`;
  throw new BerthError(
    title,
    misfits.map((finding) => ({ ...finding, code: "PLAN_INVALID", remedy })),
  );
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON at all: the shape says so, with the same remedy.
    return undefined;
  }
}
