import type { KubernetesObject } from "../object";
import type { Later } from "./awaiter";
import { ServiceAwaiter } from "./service";

const service = (spec: object = {}, status: object = {}): KubernetesObject => ({
  kind: "Service",
  metadata: { name: "web" },
  spec: { type: "ClusterIP", selector: { app: "web" }, ...spec },
  status,
});

const endpoints = (ready: number, pending = 0): KubernetesObject => ({
  kind: "Endpoints",
  metadata: { name: "web" },
  subsets: [{ addresses: Array(ready).fill({}), notReadyAddresses: Array(pending).fill({}) }],
});

function watch(awaiter: ServiceAwaiter, ...objects: KubernetesObject[]): readonly Later[] {
  return objects.flatMap((object) => awaiter.observe({ type: "ADDED", object }));
}

const settle = (laters: readonly Later[]): void => {
  for (const { run } of laters) run();
};

describe("a Service", () => {
  it("is ready ten seconds after its endpoints changed", () => {
    const awaiter = new ServiceAwaiter(service());
    const laters = watch(awaiter, service(), endpoints(1));
    expect(awaiter.isReady()).toBe(false);
    expect(laters.map(({ seconds }) => seconds)).toEqual([10]);
    settle(laters);
    expect(awaiter.isReady()).toBe(true);
    expect(awaiter.progress().at(-1)?.message).toBe("Service initialization complete");
  });

  it("is not ready while an endpoint is not ready, even if the endpoints have settled", () => {
    const awaiter = new ServiceAwaiter(service());
    settle(watch(awaiter, service(), endpoints(1, 1)));
    expect(awaiter.isReady()).toBe(false);
    settle(watch(awaiter, endpoints(2)));
    expect(awaiter.isReady()).toBe(true);
  });

  it("is good enough at the timeout if it has endpoints and none of them is pending", () => {
    const awaiter = new ServiceAwaiter(service());
    watch(awaiter, service(), endpoints(1));
    expect(awaiter.isGoodEnough()).toBe(true);
    watch(awaiter, endpoints(0, 1));
    expect(awaiter.isGoodEnough()).toBe(false);
    expect(awaiter.reasons()).toEqual([expect.stringContaining("Service does not target any Pods.")]);
  });

  it.each([
    ["headless", { clusterIP: "None" }],
    ["of type ExternalName", { type: "ExternalName" }],
    ["without a selector", { selector: {} }],
  ])("is ready immediately if it is %s", (_what, spec) => {
    const awaiter = new ServiceAwaiter(service(spec));
    watch(awaiter, service(spec));
    expect(awaiter.isReady()).toBe(true);
  });

  it("requires an address if it has type LoadBalancer", () => {
    const spec = { type: "LoadBalancer" };
    const awaiter = new ServiceAwaiter(service(spec));
    settle(watch(awaiter, service(spec), endpoints(1)));
    expect(awaiter.isReady()).toBe(false);
    expect(awaiter.progress().at(-1)?.message).toBe("[2/3] Attempting to allocate IP address to Service");
    expect(awaiter.reasons()).toEqual([
      "Service was not allocated an IP address; does your cloud provider support this?",
    ]);
    watch(awaiter, service(spec, { loadBalancer: { ingress: [{ ip: "192.0.2.1" }] } }));
    expect(awaiter.isReady()).toBe(true);
  });

  it("ignores the endpoints of other Services", () => {
    const awaiter = new ServiceAwaiter(service());
    expect(watch(awaiter, { kind: "Endpoints", metadata: { name: "other" } })).toEqual([]);
  });
});
