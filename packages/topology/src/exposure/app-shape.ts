import { z } from "zod";
import type { Finding } from "../errors/finding";
import { readShape } from "../errors/shape";
import { checkApp } from "./check-app";

/** What of an app goes to its pod as it is: the planner lets these keys through and does not look inside. */
const asItIs = z.unknown().optional();
const podKeys = { image: asItIs, command: asItIs, args: asItIs, env: asItIs };

const appShape = z.strictObject({
  name: z.string(),
  containerPort: z.number(),
  port: z.string(),
  exposure: z.string().optional(),
  host: z.string().optional(),
  path: z.string().optional(),
  nodePort: z.number().optional(),
  externalTrafficPolicy: z.string().optional(),
  strategy: z.string().optional(),
  replicas: z.number().optional(),
  namespace: z.string().optional(),
  verify: z.boolean().optional(),
  ...podKeys,
});

/** An app whose arguments have the right types. */
export type App = z.infer<typeof appShape>;

/** The name of an app whose arguments may be anything; empty where it has none. */
export function nameOf(args: unknown): string {
  return textAt(args, "name") ?? "";
}

/** The name of the port that an app asks for, whose arguments may be anything; `undefined` where it asks for none. */
export function portOf(args: unknown): string | undefined {
  return textAt(args, "port");
}

/** Reads an app's arguments: types, keys, and what each must be for itself. */
export function readApp(args: unknown, findings: Finding[]): App | undefined {
  const app = readShape(appShape, args, "", findings);
  if (app !== undefined) findings.push(...checkApp(app));
  return app;
}

function textAt(args: unknown, key: string): string | undefined {
  const value: unknown = typeof args === "object" && args !== null ? Reflect.get(args, key) : undefined;
  return typeof value === "string" ? value : undefined;
}
