/** The TypeScript type for each type of evidence field. The keys are the names that documents use. */
interface FieldTypes {
  readonly string: string;
  readonly number: number;
  readonly "string[]": readonly string[];
  readonly "number[]": readonly number[];
}

/** An evidence field: its type, and its meaning as a Markdown sentence. */
interface EvidenceFieldEntry {
  readonly type: keyof FieldTypes;
  readonly meaning: string;
}

/** All fields that a hop code's evidence can have. Each field has the same meaning for all codes. */
export const evidenceFields = {
  reason: { type: "string", meaning: "The reason that Kubernetes reports, such as `ErrImagePull`." },
  message: { type: "string", meaning: "The message from Kubernetes or the controller." },
  condition: { type: "string", meaning: "The type of the condition that is not true." },
  exclusions: {
    type: "string[]",
    meaning: "Why the scheduler excludes the nodes, such as `2 Insufficient cpu`.",
  },
  taints: { type: "string[]", meaning: "The nodes' taints, such as `demo-worker dedicated=db:NoSchedule`." },
  container: { type: "string", meaning: "The name of the container in the pod." },
  image: { type: "string", meaning: "The container's image." },
  exitCode: { type: "number", meaning: "The container's exit code." },
  restartCount: { type: "number", meaning: "How often Kubernetes has restarted the container." },
  node: { type: "string", meaning: "The node on which the pod runs." },
  portNode: { type: "string", meaning: "The node that carries the port." },
  publisher: { type: "string", meaning: "The container that publishes the host port." },
  portContainer: { type: "string", meaning: "The container that must publish the host port." },
  containerId: { type: "string", meaning: "The container's ID." },
  listenAddress: { type: "string", meaning: "The address on which the port listens." },
  status: { type: "number", meaning: "The response's HTTP status." },
  port: { type: "number", meaning: "The route's port." },
  ports: { type: "number[]", meaning: "The Service's ports." },
  nodePort: { type: "number", meaning: "The NodePort to which the host port forwards." },
  nodePorts: { type: "number[]", meaning: "The NodePorts of the Service's port." },
  targetPorts: { type: "string[]", meaning: "The port names that no container declares." },
  endpoints: { type: "number", meaning: "The number of pods that the Service selects." },
  readyEndpoints: { type: "number", meaning: "The number of selected pods that are ready." },
  pods: { type: "number", meaning: "The number of pods." },
  readyPods: { type: "number", meaning: "The number of pods that are ready and on the right node." },
  replicas: { type: "number", meaning: "The number of pods that the Deployment must have." },
  updatedReplicas: { type: "number", meaning: "The number of pods with the newest revision." },
  readyReplicas: { type: "number", meaning: "The number of ready pods with the newest revision." },
  oldReplicas: { type: "number", meaning: "The number of pods with older revisions." },
  secret: { type: "string", meaning: "The name of the Secret." },
  ingressClass: { type: "string", meaning: "The name of the IngressClass." },
  notAfter: { type: "string", meaning: "The time at which the certificate expired." },
} as const satisfies Record<string, EvidenceFieldEntry>;

/** The name of an evidence field, such as `exitCode`. */
export type EvidenceField = keyof typeof evidenceFields;

/** A code's evidence fields. A question mark after the name marks an optional field. */
export type EvidenceSpec = readonly (EvidenceField | `${EvidenceField}?`)[];

type ValueOf<Field extends EvidenceField> = FieldTypes[(typeof evidenceFields)[Field]["type"]];

/** The evidence for a code with these fields, as plain data. */
export type EvidenceOf<Spec extends EvidenceSpec> = {
  readonly [Field in Extract<Spec[number], EvidenceField>]: ValueOf<Field>;
} & {
  readonly [Field in EvidenceField as `${Field}?` extends Spec[number] ? Field : never]?:
    ValueOf<Field> | undefined;
};

/** The evidence for a code of any type. */
export type Evidence = { readonly [Field in EvidenceField]?: ValueOf<Field> };
