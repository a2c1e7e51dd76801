import { planCluster } from "../cluster/plan-cluster";
import { recordOf } from "../cluster/cluster-plan";
import { parseRecord } from "./cluster-record";

const record = recordOf(
  planCluster({
    name: "demo",
    nodes: [{ role: "control-plane" }, { role: "worker" }],
    portMappings: [{ name: "http", hostPort: 8080, containerPort: 80 }],
  }),
);

it("survives a round trip through JSON", () => {
  expect(parseRecord(JSON.parse(JSON.stringify(record)))).toEqual(record);
});

it("may contain the engine that the nodes run on", () => {
  expect(parseRecord({ ...record, engine: "podman" }).engine).toBe("podman");
});

it("ignores unknown fields, which a later release may add", () => {
  expect(parseRecord({ ...record, colour: "red" })).toEqual(record);
});

it("rejects a record of another version, with a remedy", () => {
  expect(() => parseRecord({ ...record, version: 2 })).toThrow(
    "version is 2: this release of Berth supports only records of version 1. Use the same release",
  );
});

it("rejects port numbers that are out of range, and reports the limits", () => {
  const ports = record.ports.map((port) => ({ ...port, hostPort: 0, containerPort: 65536 }));
  expect(() => parseRecord({ ...record, ports })).toThrow(
    /hostPort is 0: it must be a number of 1 or more[^]*65536: it must be a number of 65535 or less/,
  );
});

it.each([undefined, null, "demo", {}, { ...record, nodes: [{ name: "x" }] }])(
  "rejects a value that is not a record: %j",
  (value) => {
    expect(() => parseRecord(value)).toThrow("RECORD_INVALID");
  },
);

it("rejects a port on a node that the record does not list", () => {
  const injection = 'x["y"]\n click box1 href "javascript:alert(1)"';
  const ports = record.ports.map((port) => ({ ...port, node: injection }));
  expect(() => parseRecord({ ...record, ports })).toThrow(
    /ports\[0\]\.node is a string of 2 lines: `nodes` has only `control-plane` and `worker`\..*\[RECORD_INVALID\]/s,
  );
});

it("accepts the port of a load balancer, which no node carries", () => {
  const ports = record.ports.map((port) => ({ ...port, node: "", loadBalancer: true }));
  expect(parseRecord({ ...record, ports })).toMatchObject({ ports });
});
