import type { Taint } from "@kind-berth/topology";
import * as pulumi from "@pulumi/pulumi";
import { driverBootstrap } from "./driver-bootstrap";
import { KindCluster, type KindClusterArgs } from "./kind-cluster";
import { RejectionError } from "../rejection";
import { mockedKubeconfig, mockedReport } from "../../test/fixtures/mocked-outputs";
import {
  errorOf,
  inputsOf,
  inventory,
  outcomeOf,
  registered,
  valueOf,
} from "../../test/fixtures/mocked-program";

const args: KindClusterArgs = {
  nodes: [{ role: "control-plane" }, { role: "worker" }],
  portMappings: [{ name: "http", hostPort: 8080, containerPort: 80 }],
};

interface CommandInputs {
  readonly stdin: string;
  readonly triggers: object[];
}

async function commandOf(clusterArgs: KindClusterArgs): Promise<CommandInputs> {
  const resources = await registered(() => new KindCluster("demo", clusterArgs));
  return inputsOf(resources, "command:local:Command", "demo") as CommandInputs;
}

it.each([{ preview: true }, { preview: false }])(
  "creates a provider, and Commands for the cluster, its Ready nodes and its kubeconfig: %j",
  async (mode) => {
    const resources = await registered(() => new KindCluster("demo", args), mode);
    expect(inventory(resources)).toEqual([
      "berth:index:KindCluster demo",
      "command:local:Command demo",
      "command:local:Command demo-kubeconfig",
      "command:local:Command demo-ready",
      "pulumi:providers:kubernetes demo",
    ]);
  },
);

it("runs the driver with a fixed command text, and passes the plan on standard input", async () => {
  const { stdin, triggers, ...rest } = await commandOf(args);
  expect(rest).toEqual({
    interpreter: ["node", "-e", driverBootstrap, "--"],
    create: "cluster create",
    update: "cluster update",
    delete: "cluster delete",
    environment: { BERTH_INSTANCE_ID: "1", BERTH_REPAIR_COUNT: "1" },
    logging: "stderr",
  });
  expect(JSON.parse(stdin)).toMatchObject({
    version: 1,
    name: "demo",
    owner: "shop/dev/demo",
    ports: [{ name: "http", node: "worker" }],
  });
  expect(triggers).toMatchObject([
    { name: "demo", ports: { http: { node: "worker", hostPort: 8080 } } },
    "1",
  ]);
});

it("puts no user input into the command text", async () => {
  const commands = (inputs: object) => ({ ...inputs, stdin: "", triggers: [] });
  const extraMounts = [{ hostPath: "$(reboot)`reboot`';reboot", containerPath: "/data" }];
  const nodes = [{ role: "control-plane", extraMounts }] as const;
  expect(commands(await commandOf({ nodes }))).toEqual(commands(await commandOf({})));
});

it("replaces the cluster when a port moves, but not when only the order of the ports changes", async () => {
  const dns = { name: "dns", hostPort: 5353, containerPort: 53, protocol: "UDP" } as const;
  const http = { name: "http", hostPort: 8080, containerPort: 80 };
  const both = await commandOf({ ...args, portMappings: [http, dns] });
  const reversed = await commandOf({ ...args, portMappings: [dns, http] });
  const moved = await commandOf({ ...args, portMappings: [{ ...http, node: "control-plane" }, dns] });
  expect(reversed).toEqual(both);
  expect(moved.triggers).not.toEqual(both.triggers);
});

it("sets a stable clusterIdentifier, so that the provider is replaced exactly when the cluster is", async () => {
  const resources = await registered(() => new KindCluster("demo", args));
  const { clusterIdentifier, ...rest } = inputsOf(resources, "pulumi:providers:kubernetes", "demo") as {
    clusterIdentifier: string;
  };
  // Every user's stack state contains such a digest. If a release computed a different digest for the same cluster, Pulumi would replace
  // every provider and every object.
  expect(clusterIdentifier).toBe("demo-de2b3bab7695");
  expect(rest).toMatchObject({ deleteUnreachable: "true", upsertExistingObjects: "true" });
});

it("keeps the kubeconfig secret during a preview, in which the Command has no output yet", async () => {
  let kubeconfig: pulumi.Output<string> | undefined;
  await registered(
    () => {
      kubeconfig = new KindCluster("demo", args).kubeconfig;
    },
    { preview: true },
  );
  expect(await pulumi.isSecret(kubeconfig ?? pulumi.output(""))).toBe(true);
});

it("keeps the kubeconfig secret, and reads it again only when the cluster is replaced", async () => {
  let kubeconfig: pulumi.Output<string> | undefined;
  await registered(() => {
    kubeconfig = new KindCluster("demo", args).kubeconfig;
  });
  const output = kubeconfig ?? pulumi.output("");
  expect(await pulumi.isSecret(output)).toBe(true);
  expect(await valueOf(output)).toBe(mockedKubeconfig);
  const reading = async (clusterArgs: KindClusterArgs) =>
    inputsOf(
      await registered(() => new KindCluster("demo", clusterArgs)),
      "command:local:Command",
      "demo-kubeconfig",
    );
  // Otherwise, an update of the Command would put the old kubeconfig into the driver's environment.
  expect(await reading(args)).toMatchObject({ addPreviousOutputInEnv: false });
  const labelled = [{ role: "control-plane" }, { role: "worker", labels: { tier: "edge" } }] as const;
  expect(await reading({ ...args, nodes: labelled })).toEqual(await reading(args));
  expect(await reading({ ...args, portMappings: [] })).not.toEqual(await reading(args));
});

it("waits for the nodes in a separate Command, and again only when the cluster is replaced", async () => {
  const waiting = async (clusterArgs: KindClusterArgs) =>
    inputsOf(
      await registered(() => new KindCluster("demo", clusterArgs)),
      "command:local:Command",
      "demo-ready",
    ) as CommandInputs & { readonly create: string };
  const { create, stdin } = await waiting(args);
  expect(create).toBe("cluster ready");
  expect(JSON.parse(stdin)).toMatchObject({
    name: "demo",
    nodes: [
      { name: "control-plane", role: "control-plane" },
      { name: "worker", role: "worker" },
    ],
  });
  const labelled = [
    { role: "control-plane", taints: [] },
    { role: "worker", labels: { tier: "edge" }, taints: [{ key: "dedicated", effect: "NoSchedule" }] },
  ] as const;
  expect(await waiting({ ...args, nodes: labelled })).toEqual(await waiting(args));
  expect(await waiting({ ...args, portMappings: [] })).not.toEqual(await waiting(args));
});

it("changes taints in place, and passes only listed taints to the driver as such", async () => {
  const listing = (taints?: Taint[]) =>
    commandOf({ ...args, nodes: [{ role: "control-plane" }, { role: "worker", taints }] });
  const taints: Taint[] = [{ key: "dedicated", value: "db", effect: "NoExecute" }];
  const [before, after] = [await listing(), await listing(taints)];
  expect(after.triggers).toEqual(before.triggers);
  expect(JSON.parse(before.stdin)).not.toHaveProperty("nodes.1.managesTaints");
  expect(JSON.parse(after.stdin)).toMatchObject({ nodes: [{}, { taints, managesTaints: true }] });
});

it("returns the record that the driver reads from the nodes as `liveRecord`", async () => {
  let live: KindCluster["liveRecord"] | undefined;
  await registered(() => {
    live = new KindCluster("demo", args).liveRecord;
  });
  expect(await valueOf(live ?? pulumi.output({}))).toEqual(mockedReport.record);
});

it("knows its record at preview, as plain data with the cluster's name instead of the resource's name", async () => {
  let cluster: KindCluster | undefined;
  await registered(
    () => {
      cluster = new KindCluster("platform", { ...args, name: "demo" });
    },
    { preview: true },
  );
  expect(cluster?.record).toMatchObject({
    version: 1,
    name: "demo",
    ports: [{ name: "http", node: "worker" }],
  });
  expect(KindCluster.isInstance(cluster)).toBe(true);
  expect(KindCluster.isInstance({})).toBe(false);
});

it("rejects an invalid configuration before it creates any resource", async () => {
  const portMappings = [{ name: "http", hostPort: 8080, containerPort: 80, node: "worker9" }];
  const { resources, errors } = await outcomeOf(() => new KindCluster("demo", { portMappings }));
  expect(errors).toEqual([
    errorOf(
      "KindCluster demo",
      /portMappings\[0\]\.node is "worker9": the cluster has no node with this name; its nodes are `control-plane`/,
    ),
  ]);
  expect(inventory(resources)).toEqual(["berth:index:KindCluster demo"]);
});

it("passes every address of a port to the driver, and replaces the cluster if an address changes", async () => {
  const several = (...listenAddress: string[]) =>
    commandOf({ portMappings: [{ name: "http", hostPort: 8080, containerPort: 80, listenAddress }] });
  const { stdin, triggers } = await several("127.0.0.1", "127.0.0.2");
  expect(JSON.parse(stdin)).toMatchObject({
    ports: [{ name: "http", listenAddress: "127.0.0.1", additionalListenAddresses: ["127.0.0.2"] }],
  });
  expect(triggers[0]).toMatchObject({ ports: { http: { listenAddress: "127.0.0.1, 127.0.0.2" } } });
  expect((await several("127.0.0.2", "127.0.0.1")).triggers).toEqual(triggers);
  expect((await several("127.0.0.1")).triggers).not.toEqual(triggers);
});

it("prints warnings for its own resource, and still creates the cluster", async () => {
  const warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue();
  const portMappings = [{ name: "http", hostPort: 8080, containerPort: 80, listenAddress: "0.0.0.0" }];
  let cluster: KindCluster | undefined;
  const resources = await registered(() => {
    cluster = new KindCluster("demo", { portMappings });
  });
  expect(inventory(resources)).toContain("command:local:Command demo");
  expect(warn.mock.calls).toEqual([[expect.stringMatching(/0\.0\.0\.0.*\[HOST_PORT_OPEN\]$/), cluster]]);
  warn.mockRestore();
});

it("prints no warning if the configuration has no problem", async () => {
  const warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue();
  await registered(() => new KindCluster("demo", args));
  expect(warn).not.toHaveBeenCalled();
  warn.mockRestore();
});

it("hides the stack trace of a rejection, and keeps the findings for a program that catches the error", async () => {
  let caught: unknown;
  await outcomeOf(() => {
    const cluster = new KindCluster("demo", { nodes: [] });
    try {
      return cluster.record;
    } catch (error) {
      caught = error;
      return undefined;
    }
  });
  expect(caught).toBeInstanceOf(RejectionError);
  expect(caught).toMatchObject({ hideStack: true, cause: { findings: [{ code: "CONTROL_PLANE_MISSING" }] } });
});
