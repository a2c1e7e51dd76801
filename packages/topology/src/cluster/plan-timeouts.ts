import { z } from "zod";
import { readTimeout } from "../findings/duration";
import type { Finding } from "../findings/finding";
import type { StepSeconds } from "./cluster-plan";
import { omitUndefined } from "../model/omit-undefined";

/** The shape of {@link TimeoutArgs}. */
export const timeoutsShape = z.strictObject({
  create: z.string().optional(),
  update: z.string().optional(),
  delete: z.string().optional(),
});

/** Reads the timeouts. The returned object omits timeouts that are not set. */
export function planTimeouts(
  timeouts: z.infer<typeof timeoutsShape> = {},
  findings: Finding[],
): StepSeconds | undefined {
  const read = (step: keyof StepSeconds) => readTimeout(`customTimeouts.${step}`, timeouts[step], findings);
  const seconds = omitUndefined({
    create: read("create"),
    update: read("update"),
    delete: read("delete"),
  }) as StepSeconds;
  return Object.keys(seconds).length === 0 ? undefined : seconds;
}
