import { z } from "zod";

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

/** The arguments of one exposure of a Service. */
export const exposureKeys = {
  port: z.string(),
  exposure: z.string().optional(),
  host: z.string().optional(),
  path: z.string().optional(),
  tls: z.union([z.string(), z.strictObject({ secretName: z.string() })]).optional(),
  ingressController: z.strictObject({ ingressClassName: z.string(), node: z.string() }).optional(),
};
/** The arguments of one exposure of an app. */
export const containerExposureKeys = {
  ...exposureKeys,
  containerPort: z.number(),
  appProtocol: z.string().optional(),
  nodePort: z.number().optional(),
  externalTrafficPolicy: z.string().optional(),
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

/** One way to an app, whose arguments have the right types, together with what there is once of the app. */
export interface App extends z.infer<typeof appShape> {
  /** Where the app is a Service that is there already, which listens at the containerPort. */
  readonly service?: z.infer<typeof backend>;
}
