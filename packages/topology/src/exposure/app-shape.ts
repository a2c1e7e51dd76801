import { z } from "zod";
import type { Finding } from "../errors/finding";
import { readShape } from "../errors/shape";
import { checkApp } from "./check-app";

/** What goes to an app's objects as it is: the planner lets these keys through and does not look inside. */
const asItIs = z.unknown().optional();
const containerKeys = {
  image: asItIs,
  command: asItIs,
  args: asItIs,
  env: asItIs,
  envFrom: asItIs,
  resources: asItIs,
  securityContext: asItIs,
  readinessProbe: asItIs,
  livenessProbe: asItIs,
};
/** Kubernetes' PodSpec, with the keys that placement looks at. */
const podSpec = z.looseObject({
  affinity: z.looseObject({ nodeAffinity: asItIs }).optional(),
  nodeName: asItIs,
  nodeSelector: asItIs,
  terminationGracePeriodSeconds: asItIs,
});
/** Keys and values of labels or annotations; the values may be a program's outputs. */
const metadata = z.record(z.string(), z.unknown());

/** What any exposure is about. */
const exposedKeys = {
  name: z.string(),
  port: z.string(),
  exposure: z.string().optional(),
  host: z.string().optional(),
  path: z.string().optional(),
  tls: z.union([z.string(), z.strictObject({ secretName: z.string() })]).optional(),
  ingressController: z.strictObject({ ingressClassName: z.string(), node: z.string() }).optional(),
  namespace: z.string().optional(),
  labels: metadata.optional(),
  annotations: metadata.optional(),
  transform: asItIs,
  verify: z.boolean().optional(),
};

const appShape = z.strictObject({
  ...exposedKeys,
  containerPort: z.number(),
  appProtocol: z.string().optional(),
  nodePort: z.number().optional(),
  externalTrafficPolicy: z.string().optional(),
  strategy: z.string().optional(),
  replicas: z.number().optional(),
  podSpec: podSpec.optional(),
  ...containerKeys,
});

const backend = z.strictObject({ name: z.string(), port: z.number() });
const serviceShape = z.strictObject({ ...exposedKeys, service: backend });

/** An app whose arguments have the right types. */
export interface App extends z.infer<typeof appShape> {
  /** Where the app is a Service that is there already, which listens at the containerPort. */
  readonly service?: z.infer<typeof backend>;
}

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

/** Reads the arguments of a Service that is there already, as {@link readApp} does those of an app. */
export function readService(args: unknown, findings: Finding[]): App | undefined {
  const read = readShape(serviceShape, args, "", findings);
  if (read === undefined) return undefined;
  const app = { ...read, containerPort: read.service.port };
  findings.push(...checkApp(app));
  return app;
}

function textAt(args: unknown, key: string): string | undefined {
  const value: unknown = typeof args === "object" && args !== null ? Reflect.get(args, key) : undefined;
  return typeof value === "string" ? value : undefined;
}
