import { parseRecord, type ClusterRecord } from "@kind-berth/topology";
import * as pulumi from "@pulumi/pulumi";
import { KindCluster, type KindClusterArgs } from "./kind-cluster";
import { refuseInvoke, registered, valueOf } from "../../test/fixtures/mocked-program";

const clusters: Readonly<Record<string, KindClusterArgs>> = {
  "one node and no ports": {},
  "many nodes and ports": {
    nodes: [{ role: "control-plane" }, { role: "worker" }, { role: "worker" }],
    portMappings: [
      { name: "http", hostPort: 8080, containerPort: 80, node: "worker2" },
      { name: "dns", hostPort: 5353, containerPort: 53, protocol: "UDP", listenAddress: "127.0.0.2" },
    ],
  },
  "a port on several addresses": {
    networking: { ipFamily: "dual" },
    portMappings: [{ name: "http", hostPort: 8080, containerPort: 80, listenAddress: ["127.0.0.1", "::1"] }],
  },
};

it.each(Object.entries(clusters))(
  "returns the same record to a stack that reads the output, for a cluster with %s",
  async (_, args) => {
    const written = await recordOf(args);
    expect(parseRecord(await readFromOtherStack(written))).toEqual(written);
  },
);

it("rejects a later release's record in a stack that reads the output", async () => {
  const read = await readFromOtherStack({ ...(await recordOf({})), version: 2 });
  expect(() => parseRecord(read)).toThrow(/\[RECORD_VERSION_UNKNOWN\]/);
});

/** Runs a program that exports a cluster's record, and returns the record. */
async function recordOf(args: KindClusterArgs): Promise<ClusterRecord> {
  const records: ClusterRecord[] = [];
  await registered(() => {
    records.push(new KindCluster("demo", args).record);
  });
  const [record] = records;
  if (record === undefined) throw new Error("the program exported no record");
  return record;
}

/** Returns another stack's `record` output as a program receives it. Before a program reads the output, Pulumi serializes and stores it. */
async function readFromOtherStack(record: object): Promise<unknown> {
  await pulumi.runtime.setMocks({
    newResource: ({ id, inputs }) => ({ id, state: { ...(inputs as object), outputs: { record } } }),
    call: refuseInvoke,
  });
  try {
    return await valueOf(new pulumi.StackReference("org/shop/dev").requireOutput("record"));
  } finally {
    await pulumi.runtime.disconnect();
  }
}
