import type { PropertyMap } from "@kind-berth-tools/stand-ins/protocol";
import type { ContractCase } from "../../case/contract-case";
import { DONE_IMAGE, FAILING_IMAGE, NODE_LABELS, UNREADY_IMAGE } from "../cluster/pod-runner";
import { deployment, job, KEYS, template } from "../objects";
import { sources } from "../sources";
import type { KubernetesSubject } from "../subject";
import { failureOf, SHORT } from "./failure";

/** Cases for the readiness of all other Kubernetes kinds. */
export const otherKindsCases: readonly ContractCase<KubernetesSubject>[] = [
  {
    name: "waits until a Job is complete",
    source: sources.job,
    run: async (subject) => {
      const made = await subject.make(KEYS.job, job(DONE_IMAGE));
      expect(made.state).toMatchObject({ status: { succeeded: 1 } });
    },
  },
  {
    name: "fails as soon as a Job has failed, and says why",
    source: sources.job,
    run: async (subject) => {
      const failure = await failureOf(subject.make(KEYS.job, job(FAILING_IMAGE, { name: "mine" })));
      expect(failure.message).toContain("Resource 'mine' was created but failed to initialize");
      expect(failure.reasons.join("\n")).toContain(
        "[BackoffLimitExceeded] Job has reached the specified backoff limit",
      );
    },
  },
  {
    name: "waits for the pods of a DaemonSet",
    source: sources.daemonSet,
    run: async (subject) => {
      const made = await subject.make(KEYS.daemonSet, agent("web:1"));
      expect(made.state).toMatchObject({ status: { numberReady: 1, desiredNumberScheduled: 1 } });
      expect(subject.messages).toContain("All replicas scheduled as expected. Replicas: 1");
    },
  },
  {
    name: "times out on a DaemonSet whose pods don't get ready",
    source: sources.daemonSet,
    run: async (subject) => {
      const failure = await failureOf(subject.make(KEYS.daemonSet, agent(UNREADY_IMAGE), SHORT));
      expect(failure.message).toContain("timed out waiting for the condition");
    },
  },
  {
    name: "waits for the pods of a StatefulSet",
    source: sources.statefulSet,
    run: async (subject) => {
      const made = await subject.make(
        KEYS.statefulSet,
        deployment("web:1", { serviceName: "db", replicas: 2 }),
      );
      expect(made.state).toMatchObject({ status: { readyReplicas: 2 } });
      expect(subject.messages).toContain("StatefulSet initialization complete");
    },
  },
  {
    name: "waits until a Pod is ready",
    source: sources.pod,
    run: async (subject) => {
      const spec: PropertyMap = { containers: [{ name: "web", image: "web:1" }] };
      expect((await subject.make(KEYS.pod, { spec })).state).toMatchObject({ status: { phase: "Running" } });
    },
  },
  {
    name: "waits until what the annotation's path leads to has its value",
    source: sources.jsonPath,
    run: async (subject) => {
      const waitFor = 'jsonpath={.data[?match(@, "up|down")]}=up';
      const waiting = (state: string) => ({
        data: { state },
        metadata: { name: state, annotations: { "pulumi.com/waitFor": waitFor } },
      });
      expect((await subject.make(KEYS.configMap, waiting("up"), SHORT)).state).toMatchObject({
        data: { state: "up" },
      });
      const failure = await failureOf(subject.make(KEYS.configMap, waiting("down"), SHORT));
      expect(failure.message).toContain("timed out waiting for the condition");
    },
  },
  {
    name: "does not wait for kinds that are ready at once",
    source: sources.awaiters,
    run: async (subject) => {
      await subject.make(KEYS.serviceAccount, {}, SHORT);
      await subject.make(KEYS.secret, { stringData: { a: "1" } }, SHORT);
      await subject.make(KEYS.namespace, { metadata: { name: `${subject.namespace}-more` } }, SHORT);
    },
  },
];

/** Returns a DaemonSet whose pods run on the fake node. The case controls the status of these pods. */
function agent(image: string): PropertyMap {
  return deployment(image, { template: template(image, { nodeSelector: NODE_LABELS }) });
}
