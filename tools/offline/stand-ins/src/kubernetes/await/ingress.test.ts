import type { KubernetesObject } from "../object";
import type { Later } from "./awaiter";
import { IngressAwaiter } from "./ingress";

const backend = (name: string): object => ({ service: { name, port: { number: 80 } } });

const ingress = (address?: string): KubernetesObject => ({
  kind: "Ingress",
  metadata: { name: "web" },
  spec: { rules: [{ host: "web.test", http: { paths: [{ path: "/", backend: backend("web") }] } }] },
  status: { loadBalancer: address === undefined ? {} : { ingress: [{ hostname: address }] } },
});

const endpoints: KubernetesObject = { kind: "Endpoints", metadata: { name: "web" } };
const external: KubernetesObject = {
  kind: "Service",
  metadata: { name: "web" },
  spec: { type: "ExternalName" },
};

function watch(awaiter: IngressAwaiter, ...objects: KubernetesObject[]): readonly Later[] {
  return objects.flatMap((object) => awaiter.observe({ type: "ADDED", object }));
}

describe("an Ingress", () => {
  it("is ready when it has an address and the Services of its rules have endpoints", () => {
    const awaiter = new IngressAwaiter(ingress());
    watch(awaiter, ingress(), endpoints);
    expect(awaiter.isReady()).toBe(false);
    expect(awaiter.progress().at(-1)?.message).toBe(
      "[2/3] Waiting for update of .status.loadBalancer with hostname/IP",
    );
    watch(awaiter, ingress("localhost"));
    expect(awaiter.isReady()).toBe(true);
    expect(awaiter.progress().at(-1)?.message).toBe("Ingress initialization complete");
  });

  it("reports missing endpoints and a missing address", () => {
    const awaiter = new IngressAwaiter(ingress());
    watch(awaiter, ingress());
    expect(awaiter.reasons()).toEqual([
      "Ingress has at least one rule with an unavailable target endpoint.",
      expect.stringContaining(
        "Ingress .status.loadBalancer field was not updated with a hostname/IP address.",
      ),
    ]);
  });

  it("only warns about a rule without a matching Service after the endpoints have settled", () => {
    const awaiter = new IngressAwaiter(ingress());
    const laters = watch(awaiter, ingress("localhost"), { kind: "Endpoints", metadata: { name: "other" } });
    expect(awaiter.isReady()).toBe(false);
    for (const { run } of laters) run();
    expect(awaiter.isReady()).toBe(true);
    expect(awaiter.progress()).toContainEqual({
      level: "warning-status",
      message: 'No matching service found for ingress rule: "web.test/" -> "web"',
    });
  });

  it("treats the endpoints as settled if none were observed within a minute", () => {
    const quiet = new IngressAwaiter(ingress());
    watch(quiet, ingress("localhost"));
    for (const { run } of quiet.atStart) run();
    expect(quiet.isReady()).toBe(true);
    const busy = new IngressAwaiter(ingress());
    watch(busy, ingress("localhost"), { kind: "Endpoints", metadata: { name: "other" } });
    for (const { run } of busy.atStart) run();
    expect(busy.isReady()).toBe(false);
    expect(quiet.atStart.map(({ seconds }) => seconds)).toEqual([60]);
  });

  it("does not require endpoints for a Service of type ExternalName", () => {
    const awaiter = new IngressAwaiter(ingress());
    watch(awaiter, external, ingress("localhost"));
    expect(awaiter.isReady()).toBe(true);
  });
});
