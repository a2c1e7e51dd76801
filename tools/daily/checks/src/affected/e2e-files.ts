import type { SubjectName } from "./subjects";

/** An end-to-end file's dependencies, except shared sources and imported files. */
export interface E2eFile {
  /** The subjects that the file tests or that its programs and examples use. */
  readonly subjects: readonly SubjectName[];
  /** The test programs that the file runs. Each is a folder name under `tools/harness/e2e/programs`. Default: none. */
  readonly programs?: readonly string[];
  /** The examples that the file runs. Each is a folder name under `examples`. Default: none. */
  readonly examples?: readonly string[];
}

const everyExposure = [
  "exposure:ingress",
  "exposure:gateway",
  "exposure:hostPort",
  "exposure:nodePort",
  "exposure:loadBalancer",
] as const;

const faults: E2eFile = { subjects: ["exposure:hostPort"], programs: ["faults"] };
const matrix: E2eFile = {
  subjects: [...everyExposure, "certificates", "existingCluster"],
  programs: ["matrix"],
};

/** The dependencies of every end-to-end file. The keys are the files' paths under `tools/harness/e2e/src`. */
export const e2eFiles = {
  "app/app.e2e.ts": {
    subjects: ["exposure:ingress", "exposure:nodePort", "exposure:loadBalancer", "existingCluster"],
    programs: ["app"],
  },
  "controller/controller.e2e.ts": {
    subjects: ["exposure:ingress", "exposure:gateway", "certificates", "existingCluster"],
    programs: ["controller"],
  },
  "edge/edge-ports.e2e.ts": { subjects: ["exposure:hostPort"], programs: ["edge"] },
  "examples.e2e.ts": {
    subjects: ["exposure:ingress", "demo"],
    examples: ["single-node", "multi-node"],
  },
  "examples/examples.e2e.ts": {
    subjects: [
      "exposure:ingress",
      "exposure:gateway",
      "exposure:hostPort",
      "certificates",
      "existingCluster",
      "referencedCluster",
      "demo",
    ],
    examples: [
      "https",
      "gateway",
      "tcp-and-udp",
      "highly-available",
      "helm-chart",
      "two-stacks",
      "existing-cluster",
    ],
  },
  "exposures/exposures.e2e.ts": {
    subjects: ["exposure:ingress", "exposure:hostPort", "exposure:nodePort"],
    programs: ["exposures"],
  },
  "failures/failures.e2e.ts": {
    subjects: [
      "exposure:ingress",
      "exposure:gateway",
      "exposure:hostPort",
      "exposure:nodePort",
      "certificates",
    ],
    programs: ["failures"],
  },
  "faults/disk-full.e2e.ts": faults,
  "faults/engine-restart.e2e.ts": faults,
  "faults/foreign.e2e.ts": faults,
  "faults/nothing-made.e2e.ts": {
    subjects: ["exposure:hostPort", "existingCluster"],
    programs: ["faults", "rejected"],
  },
  "faults/one-cluster.e2e.ts": faults,
  "http/http.e2e.ts": {
    subjects: ["exposure:ingress", "exposure:gateway", "certificates"],
    programs: ["http"],
  },
  "kind-config/kind-config.e2e.ts": { subjects: ["import"] },
  "kind-config/scalars.e2e.ts": { subjects: ["import"] },
  "life/life.e2e.ts": { subjects: ["exposure:hostPort"], programs: ["life"] },
  "many-apps.e2e.ts": { subjects: ["exposure:ingress", "demo"], examples: ["many-apps"] },
  "matrix/highly-available.e2e.ts": matrix,
  "matrix/one-node.e2e.ts": matrix,
  "matrix/two-workers.e2e.ts": matrix,
  "outside.e2e.ts": { subjects: ["exposure:ingress"], programs: ["outside"] },
  "patched/patched.e2e.ts": {
    subjects: ["exposure:ingress", "exposure:nodePort"],
    programs: ["patched"],
  },
  "placement/tainted-nodes.e2e.ts": { subjects: ["exposure:ingress"], programs: ["tainted"] },
  "placement/two-nodes.e2e.ts": {
    subjects: ["exposure:ingress", "exposure:hostPort"],
    programs: ["placement"],
  },
  "protocols/protocols.e2e.ts": {
    subjects: ["exposure:ingress", "exposure:hostPort"],
    programs: ["protocols"],
  },
  "rollout/rollout.e2e.ts": {
    subjects: ["exposure:ingress", "exposure:hostPort"],
    programs: ["rollout"],
  },
  "stacks/cluster-by-hand.e2e.ts": {
    subjects: ["exposure:ingress", "exposure:hostPort", "existingCluster"],
    programs: ["adopted"],
    examples: ["existing-cluster"],
  },
  "stacks/two-stacks.e2e.ts": {
    subjects: ["exposure:ingress", "referencedCluster"],
    programs: ["third-app"],
    examples: ["two-stacks"],
  },
} as const satisfies Record<string, E2eFile>;

/** The path of an end-to-end file under `tools/harness/e2e/src`. */
export type E2eFileName = keyof typeof e2eFiles;

/** The paths of all end-to-end files under `tools/harness/e2e/src`. */
export const e2eFileNames = Object.keys(e2eFiles) as E2eFileName[];

/** Returns an end-to-end file's dependencies. */
export function dependenciesOf(file: E2eFileName): E2eFile {
  return e2eFiles[file];
}
