import { z } from "zod";
import type { Finding } from "../../findings/finding";
import { readShape } from "../../findings/shape";
import { checkApp } from "./check-app";
import { checkNotBesideExposures, prefixPaths } from "./several-exposures";

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

/** What there is once of an app, however many ways lead to it. */
const ownKeys = {
  name: z.string(),
  namespace: z.string().optional(),
  labels: metadata.optional(),
  annotations: metadata.optional(),
  transform: asItIs,
  verify: z.boolean().optional(),
};
const podKeys = {
  strategy: z.string().optional(),
  replicas: z.number().optional(),
  podSpec: podSpec.optional(),
  ...containerKeys,
};

/** What each way says. */
const exposureKeys = {
  port: z.string(),
  exposure: z.string().optional(),
  host: z.string().optional(),
  path: z.string().optional(),
  tls: z.union([z.string(), z.strictObject({ secretName: z.string() })]).optional(),
  ingressController: z.strictObject({ ingressClassName: z.string(), node: z.string() }).optional(),
};
const containerExposureKeys = {
  ...exposureKeys,
  containerPort: z.number(),
  appProtocol: z.string().optional(),
  nodePort: z.number().optional(),
  externalTrafficPolicy: z.string().optional(),
};

const backend = z.strictObject({ name: z.string().optional(), resource: asItIs, port: z.number() });

const appShape = z.strictObject({ ...ownKeys, ...podKeys, ...containerExposureKeys });
const appExposuresShape = z.strictObject({
  ...ownKeys,
  ...podKeys,
  exposures: z.array(z.strictObject(containerExposureKeys)),
});
const serviceShape = z.strictObject({ ...ownKeys, service: backend, ...exposureKeys });
const serviceExposuresShape = z.strictObject({
  ...ownKeys,
  service: backend,
  exposures: z.array(z.strictObject(exposureKeys)),
});

/** One way to an app, whose arguments have the right types, together with what there is once of the app. */
export interface App extends z.infer<typeof appShape> {
  /** Where the app is a Service that is there already, which listens at the containerPort. */
  readonly service?: z.infer<typeof backend>;
}

/** One way to an app, and where the program says it. */
export interface GivenExposure {
  readonly app: App;
  /** What the paths of its arguments begin with: `exposures[1].`, or nothing where there is only one. */
  readonly at: string;
}

/** The name of an app whose arguments may be anything; empty where it has none. */
export function nameOf(args: unknown): string {
  return textAt(args, "name") ?? "";
}

/** The names of the ports that an app asks for, whose arguments may be anything. */
export function portsOf(args: unknown): string[] {
  const exposures = valueAt(args, "exposures");
  return [args, ...(Array.isArray(exposures) ? (exposures as unknown[]) : [])].flatMap(
    (one) => textAt(one, "port") ?? [],
  );
}

/**
 * Reads an app's arguments: types, keys, and what each must be for itself.
 *
 * @returns the ways to the app, in order: one or more, each with what there is once of the app; `undefined` where nothing can be planned
 */
export function readApp(args: unknown, findings: Finding[]): GivenExposure[] | undefined {
  if (valueAt(args, "exposures") === undefined) {
    const app = readShape(appShape, without(args, ["exposures"]), "", findings);
    return app && checked([{ app, at: "" }], findings);
  }
  const keys = Object.keys(containerExposureKeys);
  const read = readShape(appExposuresShape, without(args, keys), "", findings);
  if (read === undefined) return undefined;
  const { exposures, ...own } = read;
  findings.push(...checkNotBesideExposures(args, exposures, keys));
  return checked(
    exposures.map((one, index) => ({ app: { ...own, ...one }, at: atPosition(index) })),
    findings,
  );
}

/** Reads the arguments of a Service that is there already, as {@link readApp} does those of an app. */
export function readService(args: unknown, findings: Finding[]): GivenExposure[] | undefined {
  if (valueAt(args, "exposures") === undefined) {
    const read = readShape(serviceShape, without(args, ["exposures"]), "", findings);
    return read && checked([{ app: { ...read, containerPort: read.service.port }, at: "" }], findings);
  }
  const keys = Object.keys(exposureKeys);
  const read = readShape(serviceExposuresShape, without(args, keys), "", findings);
  if (read === undefined) return undefined;
  const { exposures, ...own } = read;
  findings.push(...checkNotBesideExposures(args, exposures, keys));
  const containerPort = own.service.port;
  return checked(
    exposures.map((one, index) => ({ app: { ...own, ...one, containerPort }, at: atPosition(index) })),
    findings,
  );
}

function atPosition(index: number): string {
  return `exposures[${index}].`;
}

/** Arguments without some keys; what is no object stays as it is. */
function without(args: unknown, keys: readonly string[]): unknown {
  if (typeof args !== "object" || args === null || Array.isArray(args)) return args;
  return Object.fromEntries(Object.entries(args).filter(([key]) => !keys.includes(key)));
}

function checked(given: GivenExposure[], findings: Finding[]): GivenExposure[] | undefined {
  findings.push(...given.flatMap(({ app, at }) => prefixPaths(checkApp(app), at)));
  return given.length === 0 ? undefined : given;
}

function textAt(args: unknown, key: string): string | undefined {
  const value = valueAt(args, key);
  return typeof value === "string" ? value : undefined;
}

function valueAt(args: unknown, key: string): unknown {
  return typeof args === "object" && args !== null ? Reflect.get(args, key) : undefined;
}
