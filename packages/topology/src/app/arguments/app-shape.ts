import { z } from "zod";
import { verifyShape } from "./verify-args";

/** An argument that Berth passes to the app's objects unchanged. The planner accepts any value and does not read it. */
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
/** The Kubernetes PodSpec keys that affect placement. All other keys are accepted. */
const podSpec = z.looseObject({
  affinity: z.looseObject({ nodeAffinity: asItIs }).optional(),
  nodeName: asItIs,
  nodeSelector: asItIs,
  terminationGracePeriodSeconds: asItIs,
  tolerations: asItIs,
});
/** Labels or annotations. The values may be Pulumi Outputs. */
const metadata = z.record(z.string(), z.unknown());

/** The arguments that apply to the whole app instead of a single exposure. */
const ownKeys = {
  name: z.string(),
  namespace: z.string().optional(),
  labels: metadata.optional(),
  annotations: metadata.optional(),
  transform: asItIs,
  verify: verifyShape.optional(),
};
const podKeys = {
  strategy: z.string().optional(),
  replicas: z.number().optional(),
  podSpec: podSpec.optional(),
  ...containerKeys,
};

/** The arguments for one of a Service's exposures. */
export const exposureKeys = {
  port: z.string(),
  exposure: z.string().optional(),
  host: z.string().optional(),
  path: z.string().optional(),
  tls: z.union([z.string(), z.strictObject({ secretName: z.string() })]).optional(),
  ingressController: z.strictObject({ ingressClassName: z.string(), node: z.string() }).optional(),
  nodePort: z.number().optional(),
  externalTrafficPolicy: z.string().optional(),
};
/** The arguments for one of an app's exposures. */
export const containerExposureKeys = {
  ...exposureKeys,
  containerPort: z.number(),
  appProtocol: z.string().optional(),
};

const backend = z.strictObject({ name: z.string().optional(), resource: asItIs, port: z.number() });

/** The arguments of an app with one exposure. */
export const appShape = z.strictObject({ ...ownKeys, ...podKeys, ...containerExposureKeys });
/** The arguments of an app with `exposures`. */
export const appExposuresShape = z.strictObject({
  ...ownKeys,
  ...podKeys,
  exposures: z.array(z.strictObject(containerExposureKeys)),
});
/** The arguments of an existing Service with one exposure. */
export const serviceShape = z.strictObject({ ...ownKeys, service: backend, ...exposureKeys });
/** The arguments of an existing Service with `exposures`. */
export const serviceExposuresShape = z.strictObject({
  ...ownKeys,
  service: backend,
  exposures: z.array(z.strictObject(exposureKeys)),
});

/** One of an app's exposures, together with the arguments that apply to the whole app. All arguments have valid types. */
export interface App extends z.infer<typeof appShape> {
  /** Set only for an existing Service. Its port is also stored in `containerPort`. */
  readonly service?: z.infer<typeof backend>;
}
