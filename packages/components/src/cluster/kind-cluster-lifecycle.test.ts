import { failedObservation, notObserved, type Observation } from "@kind-berth/topology";
import * as pulumi from "@pulumi/pulumi";
import { KindCluster } from "./kind-cluster";
import { observeCluster } from "./observe-cluster";
import { errorOf, inputsOf, inventory, outcomeOf, registered } from "../../test/fixtures/mocked-program";

jest.mock("./observe-cluster", () => ({
  ...jest.requireActual<object>("./observe-cluster"),
  observeCluster: jest.fn(),
}));

interface Inputs {
  readonly triggers: readonly unknown[];
  readonly environment: object;
  readonly clusterIdentifier: string;
}

const inService: Observation = { known: true, instanceId: "3", repairCount: "5", reasons: [], refusals: [] };

async function inputsAt(observation: Observation): Promise<Inputs> {
  jest.mocked(observeCluster).mockReturnValue(observation);
  const resources = await registered(() => new KindCluster("demo"));
  const provider = observation.known ? `demo-${observation.instanceId}` : "demo";
  return {
    ...(inputsOf(resources, "command:local:Command", "demo") as Inputs),
    ...(inputsOf(resources, "pulumi:providers:kubernetes", provider) as Inputs),
  };
}

it("passes instanceId and repairCount to the driver; a new instanceId replaces the cluster, and has its own provider", async () => {
  const before = await inputsAt(inService);
  const lost = await inputsAt({ ...inService, instanceId: "4" });
  expect(before.triggers[1]).toBe("3");
  expect(before.environment).toEqual({ BERTH_INSTANCE_ID: "3", BERTH_REPAIR_COUNT: "5" });
  expect(lost.triggers).toEqual([before.triggers[0], "4"]);
  expect(lost.clusterIdentifier).not.toBe(before.clusterIdentifier);
});

it("only updates the cluster if repairCount changes", async () => {
  const before = await inputsAt(inService);
  const amiss = await inputsAt({ ...inService, repairCount: "6" });
  expect(amiss).toEqual({ ...before, environment: { BERTH_INSTANCE_ID: "3", BERTH_REPAIR_COUNT: "6" } });
});

it("prints each reason of the observation as a warning for the resource", async () => {
  const warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue();
  await inputsAt({ ...inService, reasons: ["the cluster is lost"] });
  expect(warn.mock.calls).toEqual([["the cluster is lost.", expect.any(KindCluster)]]);
  warn.mockRestore();
});

it("is rejected if another program owns the cluster", async () => {
  const refusals = [
    {
      code: "CLUSTER_RECREATED",
      object: 'cluster "demo"',
      state: "was recreated",
      reason: "it is another",
      remedy: "Delete it.",
    } as const,
  ];
  jest.mocked(observeCluster).mockReturnValue({ ...inService, refusals });
  const { resources, errors } = await outcomeOf(() => new KindCluster("demo"));
  expect(errors).toEqual([errorOf("KindCluster demo", /it is another\. Delete it\. \[CLUSTER_RECREATED\]/)]);
  expect(inventory(resources)).not.toContain("command:local:Command demo");
});

it("prints a failed observation as a warning for the resource, and keeps the values in Pulumi's state", async () => {
  const warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue();
  const inputs = await inputsAt(failedObservation("demo", "`docker info` failed: permission denied"));
  expect(warn.mock.calls).toEqual([
    [expect.stringMatching(/permission denied\. .*\[OBSERVATION_FAILED\]$/), expect.any(KindCluster)],
  ]);
  expect(inputs).toEqual(await inputsAt(notObserved));
  expect(warn).toHaveBeenCalledTimes(1);
  warn.mockRestore();
});
