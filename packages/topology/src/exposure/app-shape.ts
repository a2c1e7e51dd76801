import { z } from "zod";
import type { Finding } from "../errors/berth-error";
import { readShape } from "../errors/shape";

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
  replicas: z.number().optional(),
  namespace: z.string().optional(),
  ...podKeys,
});

/** An app whose arguments have the right types. */
export type App = z.infer<typeof appShape>;

const longestLabel = 63;

/** Reads an app's arguments: types, keys, and what each must be for itself. */
export function readApp(args: unknown, findings: Finding[]): App | undefined {
  const app = readShape(appShape, args, "", findings);
  if (app === undefined) return undefined;
  findings.push(...checkNames(app), ...checkNumbers(app));
  return app;
}

function checkNames({ name, namespace }: App): Finding[] {
  const findings: Finding[] = [];
  if (!/^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name) || name.length > longestLabel) {
    findings.push({
      code: "APP_NAME_INVALID",
      path: "name",
      value: name,
      rule: `it becomes the name of a Service, so it must be a DNS label of at most ${longestLabel} characters that begins with a letter`,
      remedy: "Use lower-case letters, digits and `-`.",
    });
  }
  if (
    namespace !== undefined &&
    (!/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(namespace) || namespace.length > longestLabel)
  ) {
    findings.push({
      code: "NAMESPACE_INVALID",
      path: "namespace",
      value: namespace,
      rule: `a namespace's name is a DNS label of at most ${longestLabel} characters`,
      remedy: "Correct it, or leave it out for `default`.",
    });
  }
  return findings;
}

function checkNumbers({ containerPort, replicas = 1 }: App): Finding[] {
  const findings: Finding[] = [];
  if (!Number.isInteger(containerPort) || containerPort < 1 || containerPort > 65535) {
    findings.push({
      code: "PORT_NUMBER_INVALID",
      path: "containerPort",
      value: containerPort,
      rule: "a port is a whole number from 1 to 65535",
      remedy: "Give the port that the app's container listens on.",
    });
  }
  if (!Number.isInteger(replicas) || replicas < 0) {
    findings.push({
      code: "REPLICAS_INVALID",
      path: "replicas",
      value: replicas,
      rule: "it must be a whole number, 0 or more",
      remedy: "Choose such a number.",
    });
  }
  return findings;
}
