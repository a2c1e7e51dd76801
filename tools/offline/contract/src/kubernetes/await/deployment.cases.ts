import type { ContractCase } from "../../case/contract-case";
import { UNREADY_IMAGE } from "../cluster/pod-runner";
import { at, deployment, KEYS, template } from "../objects";
import { sources } from "../sources";
import type { KubernetesSubject } from "../subject";
import { failureOf, SHORT } from "./failure";

/** Cases for the readiness of Deployments. */
export const deploymentCases: readonly ContractCase<KubernetesSubject>[] = [
  {
    name: "waits for the pods of a Deployment, and shows how many are ready",
    source: sources.deployment,
    run: async (subject) => {
      const made = await subject.make(KEYS.deployment, deployment("web:1", { replicas: 2 }));
      expect(made.state).toMatchObject({ status: { readyReplicas: 2, availableReplicas: 2 } });
      // The number of ready pods during the provider's first check depends on how fast the pods start.
      expect(subject.messages).toContainEqual(
        expect.stringMatching(/^Waiting for app ReplicaSet to be available \([01]\/2 Pods available\)$/u),
      );
      expect(subject.messages).toContain("Deployment initialization complete");
    },
  },
  {
    name: "waits for a Deployment's new pods when its template changes",
    source: sources.deployment,
    run: async (subject) => {
      const made = await subject.make(KEYS.deployment, deployment("web:1"));
      const changed = await subject.change(made, deployment("web:2"));
      expect(changed.state).toMatchObject({
        status: { updatedReplicas: 1, readyReplicas: 1, observedGeneration: 2 },
      });
    },
  },
  {
    name: "times out on a Deployment whose pods are not ready, and keeps it in the state",
    source: sources.deployment,
    run: async (subject) => {
      const waiting = subject.make(KEYS.deployment, deployment(UNREADY_IMAGE, {}, { name: "mine" }), SHORT);
      const failure = await failureOf(waiting);
      expect(failure.message).toMatch(
        /^resource "urn:.*" was successfully created, but the Kubernetes API server reported that it failed to fully initialize or become live: 'mine' timed out waiting to be Ready$/,
      );
      expect(failure.reasons).toContain("Minimum number of live Pods was not attained");
      expect(failure.initFailure).toMatchObject({
        id: `${subject.namespace}/mine`,
        state: { kind: "Deployment" },
      });
    },
  },
  {
    name: "times out on an update whose pods don't come up",
    source: sources.deployment,
    run: async (subject) => {
      const made = await subject.make(KEYS.deployment, deployment("web:1"));
      const failure = await failureOf(subject.change(made, deployment(UNREADY_IMAGE), SHORT));
      expect(failure.message).toMatch(
        /^the Kubernetes API server reported that ".*" failed to fully initialize or become live: 'web-[0-9a-f]{8}' timed out waiting to be Ready$/,
      );
    },
  },
  {
    name: "times out where no node fits, and says that no pod is live",
    source: sources.deployment,
    run: async (subject) => {
      const nowhere = { template: template("web:1", { nodeSelector: { nowhere: "true" } }) };
      const failure = await failureOf(subject.make(KEYS.deployment, deployment("web:1", nowhere), SHORT));
      expect(failure.reasons).toContain("Minimum number of live Pods was not attained");
    },
  },
  {
    name: "takes its time limit from the annotation pulumi.com/timeoutSeconds",
    source: sources.overrides,
    run: async (subject) => {
      const annotations = { "pulumi.com/timeoutSeconds": String(SHORT) };
      const failure = await failureOf(
        subject.make(KEYS.deployment, deployment(UNREADY_IMAGE, {}, { annotations })),
      );
      expect(failure.message).toContain("timed out waiting to be Ready");
    },
  },
  {
    name: "does not wait with the annotation pulumi.com/skipAwait",
    source: sources.overrides,
    run: async (subject) => {
      const annotations = { "pulumi.com/skipAwait": "true" };
      const made = await subject.make(KEYS.deployment, deployment(UNREADY_IMAGE, {}, { annotations }));
      expect(at(made.state, "status", "readyReplicas")).toBeUndefined();
    },
  },
  {
    name: "waits for what the annotation pulumi.com/waitFor names, in place of its own rules",
    source: sources.overrides,
    run: async (subject) => {
      const annotations = { "pulumi.com/waitFor": "condition=Available=False" };
      const made = await subject.make(KEYS.deployment, deployment(UNREADY_IMAGE, {}, { annotations }));
      expect(at(made.state, "status", "conditions")).toContainEqual(
        expect.objectContaining({ type: "Available", status: "False" }),
      );
    },
  },
  {
    name: "waits for the existence of a Deployment only, if pulumi.com/waitFor names its uid, also at a change",
    source: sources.overrides,
    run: async (subject) => {
      const annotations = { "pulumi.com/waitFor": "jsonpath={.metadata.uid}" };
      const unready = (replicas: number) => deployment(UNREADY_IMAGE, { replicas }, { annotations });
      const made = await subject.make(KEYS.deployment, unready(1), SHORT);
      expect(at(made.state, "metadata", "uid")).toEqual(expect.any(String));
      const changed = await subject.change(made, unready(2), SHORT);
      expect(at(changed.state, "metadata", "generation")).toBe(2);
      expect(at(changed.state, "status", "readyReplicas")).toBeUndefined();
    },
  },
];
