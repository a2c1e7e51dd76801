import * as command from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import { ExposedApp } from "./app/exposed-app";
import { KindCluster } from "./cluster/kind-cluster";
import { IngressController } from "./ingress-controller/ingress-controller";
import { RejectionError } from "./rejection";
import { appOf, demoCluster, web } from "../test/fixtures/apps-on-demo";
import { errorOf, inventory, outcomeOf } from "../test/fixtures/mocked-program";

const badCluster = { nodes: [{ role: "worker" as const }] };

describe.each([{ preview: true }, { preview: false }])("a program with invalid components: %j", (mode) => {
  it("reports all problems of each invalid component on its resource, and registers the valid components", async () => {
    const { resources, errors } = await outcomeOf(() => {
      const cluster = demoCluster();
      new KindCluster("other", badCluster);
      new ExposedApp("one", { cluster, ...web, path: "x", replicas: -1 });
      new ExposedApp("two", { cluster, ...web, port: "absent" });
      new ExposedApp("web", { cluster, ...web });
      new ExposedApp("three", { cluster, ...web, host: "web.localhost" });
      new IngressController("own", { cluster, port: "http" });
    }, mode);
    expect(errors).toEqual([
      errorOf("KindCluster other", /\[CONTROL_PLANE_MISSING\]/),
      errorOf("ExposedApp one", /2 problems.*\[REPLICAS_INVALID\].*\[PATH_INVALID\]/su),
      errorOf("ExposedApp two", /\[PORT_UNKNOWN\]/),
      errorOf("ExposedApp three", /\[CLAIM_TAKEN\]/),
      errorOf("IngressController own", /\[INGRESS_CONTROLLER_TAKEN\]/),
    ]);
    const all = inventory(resources);
    expect(all).toEqual(
      expect.arrayContaining([...appOf("web"), "berth:index:IngressController demo-ingress-http"]),
    );
    expect(all.filter((each) => / (other|one|two|three|own)\b/u.test(each))).toEqual([
      "berth:index:ExposedApp one",
      "berth:index:ExposedApp three",
      "berth:index:ExposedApp two",
      "berth:index:IngressController own",
      "berth:index:KindCluster other",
    ]);
  });

  it("does not register resources that depend on an invalid app, and reports no other error", async () => {
    const { resources, errors } = await outcomeOf(() => {
      const cluster = demoCluster();
      const { url, urls, route, routes, certificateAuthority } = new ExposedApp("bad", {
        cluster,
        ...web,
        path: "x",
      });
      for (const [name, output] of Object.entries({ url, urls, route, routes, certificateAuthority })) {
        new command.local.Command(`on-${name}`, { create: pulumi.jsonStringify(output) });
      }
      new command.local.Command("independent", { create: "true" });
    }, mode);
    expect(errors).toEqual([
      errorOf("ExposedApp bad", /^app "bad" on cluster "demo": 1 problem\n.*\[PATH_INVALID\]$/su),
    ]);
    const all = inventory(resources);
    expect(all).toContain("command:local:Command independent");
    expect(all.filter((each) => each.includes(" on-"))).toEqual([]);
  });

  it("reports an invalid cluster once, and creates nothing on the cluster", async () => {
    const { resources, errors } = await outcomeOf(() => {
      const cluster = new KindCluster("other", badCluster);
      new ExposedApp("web", { cluster, ...web });
      new IngressController("own", { cluster, port: "http" });
      new command.local.Command("reader", { create: cluster.kubeconfig });
      new command.local.Command("on-it", { create: "true" }, { dependsOn: cluster.provider });
    }, mode);
    expect(errors).toEqual([
      errorOf("KindCluster other", /^cluster "other": 1 problem\n.*\[CONTROL_PLANE_MISSING\]$/su),
    ]);
    expect(inventory(resources)).toEqual([
      "berth:index:ExposedApp web",
      "berth:index:IngressController own",
      "berth:index:KindCluster other",
    ]);
  });
});

it("throws a RejectionError if a program reads a property of an invalid component that is not an Output", async () => {
  const thrown: unknown[] = [];
  const read = (property: () => unknown) => {
    try {
      property();
    } catch (error) {
      thrown.push(error);
    }
  };
  const { errors } = await outcomeOf(() => {
    const cluster = demoCluster();
    const app = new ExposedApp("bad", { cluster, ...web, path: "x" });
    read(() => app.exposure);
    read(() => app.deployment);
    read(() => app.service);
    const controller = new IngressController("own", { cluster, port: "absent" });
    read(() => controller.deployment);
    const other = new KindCluster("other", badCluster);
    read(() => other.record);
  });
  expect(errors).toHaveLength(3);
  expect(thrown.map((error) => error instanceof RejectionError && error.cause.findings[0]?.code)).toEqual([
    ...["PATH_INVALID", "PATH_INVALID", "PATH_INVALID", "PORT_UNKNOWN", "CONTROL_PLANE_MISSING"],
  ]);
});

it("lets another app use the host and path of an invalid app", async () => {
  const { errors } = await outcomeOf(() => {
    const cluster = demoCluster();
    new ExposedApp("bad", { cluster, ...web, host: "a.localhost", replicas: -1 });
    new ExposedApp("web", { cluster, ...web, host: "a.localhost" });
  });
  expect(errors).toEqual([errorOf("ExposedApp bad", /\[REPLICAS_INVALID\]/)]);
});
