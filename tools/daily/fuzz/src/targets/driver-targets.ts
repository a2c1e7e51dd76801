import { parsePlan } from "@kind-berth/topology";
import fc from "fast-check";
import { documentTexts } from "../inputs/mutated-text";
import { texts } from "../inputs/hostile-values";
import { mutatedValue } from "../inputs/mutated-value";
import { clusterPlan } from "../samples/cluster-samples";
import { containers, engineInfos, volumes } from "../samples/engine-outputs";
import * as objects from "../samples/kubernetes-objects";
import { builtModule } from "./built-module";
import { target } from "./target";

type Parser = (...texts: string[]) => unknown;
type ModuleOf<Names extends string> = Readonly<Record<Names, Parser>>;

const driver = (path: string) => builtModule("@kind-berth/driver", path);
const { readContainers } = driver("engine/container") as ModuleOf<"readContainers">;
const { readEngineInfo } = driver("engine/engine-info") as ModuleOf<"readEngineInfo">;
const { readNodeStates } = driver("nodes/node-states") as { readNodeStates: (json: string) => unknown };
const { labelChanges } = driver("nodes/node-labels") as {
  labelChanges: (plan: unknown, seen: unknown, before: unknown) => unknown;
};
const { readRollout } = driver("verify/live-rollout") as ModuleOf<"readRollout">;
const { readPods, readReplicaFailure, readTaints } = driver("verify/live-pods") as ModuleOf<
  "readPods" | "readReplicaFailure" | "readTaints"
>;
const { readConditions, readIngress, readService } = driver("verify/live-objects") as ModuleOf<
  "readConditions" | "readIngress" | "readService"
>;
const { listOfKind, objectIn } = driver("verify/object-list") as ModuleOf<"listOfKind" | "objectIn">;
const { lastChangeOf } = driver("verify/last-change") as ModuleOf<"lastChangeOf">;
const { readImages } = driver("images/images-on-node") as ModuleOf<"readImages">;
const { holderFromLsof, holderFromSs } = driver("host/port-holder") as ModuleOf<
  "holderFromLsof" | "holderFromSs"
>;
const { stepOf, versionOf } = driver("kind/kind") as ModuleOf<"stepOf" | "versionOf">;

interface Volume {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}
const { classifyVolume } = driver("ownership/classify-volume") as {
  classifyVolume: (volume: Volume, cluster: string) => unknown;
};
const { readState } = driver("ownership/volume-labels") as { readState: (volume: Volume) => unknown };

const plan = parsePlan(JSON.stringify(clusterPlan));

/** Generates labels. The engine reports every label value as text. */
const labelled = mutatedValue(...volumes).map((volume): Volume => {
  const { name, labels } = (volume ?? {}) as { readonly name?: unknown; readonly labels?: unknown };
  const entries = Object.entries(labels ?? {}).map(([key, value]: [string, unknown]) => [key, text(value)]);
  return { name: text(name), labels: Object.fromEntries(entries) as Record<string, string> };
});

function text(value: unknown): string {
  return typeof value === "string" ? value : fc.stringify(value);
}

/** Passes a text to several parsers. Each parser must accept or reject the text. */
function each(...parsers: readonly Parser[]): (text: string) => void {
  return (json) => {
    for (const parse of parsers) parse(json);
  };
}

/** The parsers of volume labels, and of the output of the engine, kubectl, kind, `ctr`, `ss` and `lsof`. */
export const driverTargets = [
  target({ name: "container-inspect", share: 4, inputs: documentTexts([containers]), run: readContainers }),
  target({ name: "engine-info", share: 2, inputs: documentTexts(engineInfos), run: readEngineInfo }),
  target({
    name: "volume-labels",
    share: 4,
    inputs: labelled,
    run: (volume) => [classifyVolume(volume, "demo"), readState(volume)],
  }),
  target({
    name: "kubectl-nodes",
    share: 3,
    inputs: documentTexts([objects.nodes]),
    run: (json) => [labelChanges(plan, readNodeStates(json), undefined), readTaints(json)],
  }),
  target({
    name: "kubectl-pods",
    share: 3,
    inputs: documentTexts([objects.pods]),
    run: (json) => readPods(json),
  }),
  target({
    name: "kubectl-rollout",
    share: 4,
    inputs: fc.oneof(
      fc.tuple(documentTexts([objects.deployment]), fc.constant(JSON.stringify(objects.replicaSets))),
      fc.tuple(fc.constant(JSON.stringify(objects.deployment)), documentTexts([objects.replicaSets])),
    ),
    run: ([deployment, replicaSets]) => [
      readRollout(deployment, replicaSets),
      readReplicaFailure(replicaSets),
    ],
  }),
  target({ name: "kubectl-ingress", share: 2, inputs: documentTexts([objects.ingress]), run: readIngress }),
  target({
    name: "kubectl-http-route",
    share: 2,
    inputs: documentTexts([objects.httpRoute]),
    run: readConditions,
  }),
  target({
    name: "kubectl-service",
    share: 2,
    inputs: fc.tuple(documentTexts([objects.service]), documentTexts([objects.endpointSlices])),
    run: ([service, slices]) => readService(service, slices),
  }),
  target({
    name: "kubectl-list",
    share: 3,
    inputs: documentTexts([objects.pods, { items: [objects.deployment, objects.service] }]),
    run: (json) => [objectIn(json, "Deployment", "web"), listOfKind(json, "Pod"), lastChangeOf(json)],
  }),
  target({
    name: "program-output",
    share: 3,
    inputs: fc
      .array(
        fc.oneof(
          texts,
          fc.constantFrom(
            'users:(("nginx",pid=4711,fd=6))',
            "p4711\ncnginx\n",
            "kind v0.33.0 go1.25",
            " • Preparing nodes 📦 ...",
            "REF TYPE LABELS\na b dev.berth.image-id=c\n",
          ),
        ),
        { maxLength: 5 },
      )
      .map((parts) => parts.join("")),
    run: each(holderFromSs, holderFromLsof, stepOf, versionOf, readImages),
  }),
];
