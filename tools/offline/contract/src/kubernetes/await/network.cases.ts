import type { ContractCase } from "../../case/contract-case";
import { UNREADY_IMAGE } from "../cluster/pod-runner";
import { deployment, ingress, KEYS, service } from "../objects";
import { sources } from "../sources";
import type { KubernetesSubject } from "../subject";
import { failureOf, SHORT } from "./failure";

/** Cases for the readiness of Services and Ingresses. */
export const networkCases: readonly ContractCase<KubernetesSubject>[] = [
  {
    name: "waits until a Service's endpoints have settled",
    source: sources.service,
    run: async (subject) => {
      await subject.make(KEYS.deployment, deployment());
      await subject.make(KEYS.service, service());
      expect(subject.messages).toEqual(
        expect.arrayContaining([
          "[1/3] Finding Pods to direct traffic to",
          "Service initialization complete",
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
    name: "does not wait for the endpoints of a Service with the annotation pulumi.com/skipAwait, and has its address",
    source: sources.overrides,
    run: async (subject) => {
      const annotations = { "pulumi.com/skipAwait": "true" };
      await subject.make(KEYS.deployment, deployment(UNREADY_IMAGE, {}, { annotations }));
      const made = await subject.make(KEYS.service, service({ type: "NodePort" }, { annotations }), SHORT);
      expect(made.state).toMatchObject({
        spec: {
          clusterIP: expect.any(String) as string,
          ports: [{ nodePort: expect.any(Number) as number }],
        },
      });
      const changed = service({ type: "NodePort", ports: [{ port: 80, targetPort: 8080 }] }, { annotations });
      expect((await subject.change(made, changed, SHORT)).state).toMatchObject({
        spec: { ports: [{ targetPort: 8080 }] },
      });
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
      await subject.untilLogged("[1/3] Finding Pods");
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
      await subject.untilLogged("[2/3] Waiting for update of .status.loadBalancer with hostname/IP");
      await publishAddress(subject, "ingress", "web");
      await waiting;
      expect(subject.messages).toContain("Ingress initialization complete");
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

async function publishAddress(subject: KubernetesSubject, resource: string, name: string): Promise<void> {
  const change = { status: { loadBalancer: { ingress: [{ ip: "192.0.2.1" }] } } };
  await subject.kubectl.patch(resource, name, change, {
    namespace: subject.namespace,
    subresource: "status",
  });
}
