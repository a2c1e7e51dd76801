import type { PropertyMap } from "@berth-tools/stand-ins/protocol";

import type { ContractCase } from "../case/contract-case";
import { ProviderError } from "../plugin/provider-error";
import {
  DONE_IMAGE,
  FAILING_IMAGE,
  MISSING_IMAGE,
  MISSING_IMAGE_MESSAGE,
  NODE_LABELS,
  UNREADY_IMAGE,
} from "./cluster/pod-runner";
import { untilSaid } from "./create.cases";
import { at, deployment, ingress, job, KEYS, service, template } from "./objects";
import { sources } from "./sources";
import type { KubernetesSubject } from "./subject";

/** A short time limit, in seconds, for waits that are to fail. */
const SHORT = 3;

/** What a wait failed with: the resource is there, but not ready. */
async function failureOf(waiting: Promise<unknown>): Promise<ProviderError & { reasons: readonly string[] }> {
  const thrown = await waiting.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof ProviderError) || thrown.initFailure === undefined) {
    throw new Error(`expected a resource that failed to come up, got: ${String(thrown)}`);
  }
  return Object.assign(thrown, { reasons: thrown.initFailure.reasons });
}

/** When a Deployment is ready. */
const deploymentCases: readonly ContractCase<KubernetesSubject>[] = [
  {
    name: "waits for the pods of a Deployment, and shows how many are ready",
    source: sources.deployment,
    run: async (subject) => {
      const made = await subject.make(KEYS.deployment, deployment("web:1", { replicas: 2 }));
      expect(made.state).toMatchObject({ status: { readyReplicas: 2, availableReplicas: 2 } });
      expect(subject.messages).toContain("Waiting for app ReplicaSet to be available (0/2 Pods available)");
      expect(subject.messages).toContain("✅ Deployment initialization complete");
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
];

/** When a Service and an Ingress are ready. */
const networkCases: readonly ContractCase<KubernetesSubject>[] = [
  {
    name: "waits until a Service's endpoints have settled",
    source: sources.service,
    run: async (subject) => {
      await subject.make(KEYS.deployment, deployment());
      await subject.make(KEYS.service, service());
      expect(subject.messages).toEqual(
        expect.arrayContaining([
          "[1/3] Finding Pods to direct traffic to",
          "✅ Service initialization complete",
        ]),
      );
    },
  },
  {
    name: "does not take a Service for ready while its pods are not",
    source: sources.service,
    run: async (subject) => {
      const annotations = { "pulumi.com/skipAwait": "true" };
      await subject.make(KEYS.deployment, deployment(UNREADY_IMAGE, {}, { annotations }));
      const failure = await failureOf(subject.make(KEYS.service, service(), 12));
      expect(failure.reasons).toContain(
        "Service does not target any Pods. Selected Pods may not be ready, or field '.spec.selector' may not match " +
          "labels on any Pods",
      );
    },
  },
  {
    name: "does not wait for the endpoints of a Service that is headless, or selects nothing",
    source: sources.service,
    run: async (subject) => {
      await subject.make(KEYS.service, service({ clusterIP: "None" }, { name: "headless" }), SHORT);
      await subject.make(
        KEYS.service,
        { metadata: { name: "bare" }, spec: { ports: [{ port: 80 }] } },
        SHORT,
      );
    },
  },
  {
    name: "waits for the address of a Service of the type LoadBalancer",
    source: sources.service,
    run: async (subject) => {
      const inputs = { metadata: { name: "lb" }, spec: { type: "LoadBalancer", ports: [{ port: 80 }] } };
      const waiting = subject.make(KEYS.service, inputs);
      await untilSaid(subject, "[1/3] Finding Pods");
      await publishAddress(subject, "service", "lb");
      expect((await waiting).state).toMatchObject({
        status: { loadBalancer: { ingress: [{ ip: "192.0.2.1" }] } },
      });
    },
  },
  {
    name: "waits for the address of an Ingress",
    source: sources.ingress,
    run: async (subject) => {
      await subject.make(
        KEYS.service,
        service({}, { name: "web", annotations: { "pulumi.com/skipAwait": "true" } }),
      );
      const waiting = subject.make(KEYS.ingress, ingress("web", { name: "web" }));
      await untilSaid(subject, "[2/3] Waiting for update of .status.loadBalancer with hostname/IP");
      await publishAddress(subject, "ingress", "web");
      await waiting;
      expect(subject.messages).toContain("✅ Ingress initialization complete");
    },
  },
  {
    name: "says that nobody published the address of an Ingress",
    source: sources.ingress,
    run: async (subject) => {
      await subject.make(
        KEYS.service,
        service({}, { name: "web", annotations: { "pulumi.com/skipAwait": "true" } }),
      );
      const failure = await failureOf(subject.make(KEYS.ingress, ingress("web", { name: "web" }), SHORT));
      expect(failure.message).toContain("'web' timed out waiting to be Ready");
      expect(failure.reasons.join("\n")).toContain(
        "Ingress .status.loadBalancer field was not updated with a hostname/IP address.",
      );
    },
  },
  {
    name: "says that a rule of an Ingress leads nowhere",
    source: sources.ingress,
    run: async (subject) => {
      const failure = await failureOf(subject.make(KEYS.ingress, ingress("nowhere", { name: "web" }), SHORT));
      expect(failure.reasons).toContain("Ingress has at least one rule with an unavailable target endpoint.");
    },
  },
];

/** When the other kinds are ready. */
const otherCases: readonly ContractCase<KubernetesSubject>[] = [
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
      expect(subject.messages).toContain("✅ All replicas scheduled as expected. Replicas: 1");
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
      expect(subject.messages).toContain("✅ StatefulSet initialization complete");
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
    name: "does not wait for kinds that are ready at once",
    source: sources.awaiters,
    run: async (subject) => {
      await subject.make(KEYS.serviceAccount, {}, SHORT);
      await subject.make(KEYS.secret, { stringData: { a: "1" } }, SHORT);
      await subject.make(KEYS.namespace, { metadata: { name: `${subject.namespace}-more` } }, SHORT);
    },
  },
];

/** A DaemonSet of the node whose pods are the case's to say. */
function agent(image: string): PropertyMap {
  return deployment(image, { template: template(image, { nodeSelector: NODE_LABELS }) });
}

async function publishAddress(subject: KubernetesSubject, resource: string, name: string): Promise<void> {
  const change = { status: { loadBalancer: { ingress: [{ ip: "192.0.2.1" }] } } };
  await subject.kubectl.patch(resource, name, change, {
    namespace: subject.namespace,
    subresource: "status",
  });
}

/** What becomes of a wait when the update is cancelled. */
export const cancellationCases: readonly ContractCase<KubernetesSubject>[] = [
  {
    name: "ends a wait that is cancelled, keeps the object, and says what was wrong with its pods",
    source: sources.operations,
    run: async (subject) => {
      const pulled = `[ErrImagePull] ${MISSING_IMAGE_MESSAGE}`;
      const waiting = failureOf(
        subject.make(KEYS.deployment, deployment(MISSING_IMAGE, {}, { name: "mine" })),
      );
      await untilSaid(subject, pulled);
      await subject.provider.cancel();
      const failure = await waiting;
      expect(failure.message).toContain('Resource operation was cancelled for "mine"');
      expect(failure.reasons.join("\n")).toContain(pulled);
      expect(failure.initFailure).toMatchObject({
        id: `${subject.namespace}/mine`,
        state: { kind: "Deployment" },
      });
    },
  },
];

/** When an object is ready, and what is said when it does not get there. */
export const awaitCases = [...deploymentCases, ...networkCases, ...otherCases];
