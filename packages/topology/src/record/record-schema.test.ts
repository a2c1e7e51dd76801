import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020";
import fc from "fast-check";
import { BerthError } from "../findings/berth-error";
import { parseRecord } from "../model/cluster-record";
import { recordSchema } from "./record-schema";
import { runs } from "../../test/fixtures/runs";

const file = join(__dirname, "../../schema/cluster-record.v1.json");
const published = JSON.parse(readFileSync(file, "utf8")) as object;
const validate = new Ajv2020({ strict: true }).compile(published);

it("schema/cluster-record.v1.json is up to date (npm run docs)", () => {
  expect(published).toEqual(recordSchema());
});

const node = fc.record({
  name: fc.string(),
  role: fc.constantFrom("control-plane", "worker"),
  taints: fc.array(
    fc.record(
      { key: fc.string(), value: fc.string(), effect: fc.constantFrom("NoSchedule", "NoExecute") },
      { requiredKeys: ["key", "effect"] },
    ),
    { maxLength: 2 },
  ),
});
const port = fc.record(
  {
    name: fc.string(),
    node: fc.string(),
    listenAddress: fc.string(),
    additionalListenAddresses: fc.array(fc.string(), { maxLength: 2 }),
    hostPort: fc.integer({ min: 1, max: 65535 }),
    containerPort: fc.integer({ min: 1, max: 65535 }),
    protocol: fc.constantFrom("TCP", "UDP", "SCTP"),
  },
  { requiredKeys: ["name", "node", "listenAddress", "hostPort", "containerPort", "protocol"] },
);
const claim = fc.record(
  {
    owner: fc.string(),
    objectName: fc.string(),
    stack: fc.string(),
    port: fc.string(),
    exposure: fc.constantFrom("ingress", "gateway", "hostPort", "nodePort", "loadBalancer"),
    http: fc.record({ host: fc.string(), path: fc.string() }),
    binds: fc.record(
      {
        node: fc.string(),
        port: fc.integer({ min: 1, max: 65535 }),
        protocol: fc.constantFrom("TCP", "UDP"),
      },
      { requiredKeys: ["port", "protocol"] },
    ),
  },
  { requiredKeys: ["owner", "port", "exposure"] },
);
const record = fc.record(
  {
    version: fc.constant(1),
    name: fc.string(),
    engine: fc.string(),
    claims: fc.array(claim, { maxLength: 2 }),
    ingressControllers: fc.array(fc.string(), { maxLength: 2 }),
    gateways: fc.array(fc.string(), { maxLength: 2 }),
    gatewayApi: fc.boolean(),
    serviceNodePortRange: fc.record({
      first: fc.integer({ min: 1, max: 65535 }),
      last: fc.integer({ min: 1, max: 65535 }),
    }),
    nodes: fc.array(node, { maxLength: 3 }),
    ports: fc.array(port, { maxLength: 3 }),
    addedLater: fc.jsonValue(),
  },
  { requiredKeys: ["version", "name", "nodes", "ports"] },
);

it("accepts every record", () => {
  fc.assert(
    fc.property(record, (value) => {
      expect(validate(value)).toBe(true);
    }),
  );
});

/** Generates records in which one value is removed or replaced with an arbitrary JSON value. */
const damaged = fc.tuple(record, fc.nat(), fc.option(fc.jsonValue())).map(([value, place, replacement]) => {
  const places = placesOf(value);
  const [holder, key] = places[place % places.length] ?? [value, "version"];
  if (replacement === null && !Array.isArray(holder)) Reflect.deleteProperty(holder, key);
  else Reflect.set(holder, key, replacement);
  return value;
});

it("accepts a damaged record if and only if parseRecord accepts its shape", () => {
  const verdicts = { accepted: 0, refused: 0 };
  fc.assert(
    fc.property(damaged, (value) => {
      const accepted = hasRecordShape(value);
      expect(validate(value)).toBe(accepted);
      verdicts[accepted ? "accepted" : "refused"] += 1;
    }),
    { numRuns: runs(1000) },
  );
  // The test must cover both many accepted records and many rejected records.
  expect(Math.min(verdicts.accepted, verdicts.refused)).toBeGreaterThan(50);
});

/** Returns every position in a JSON value. Each position consists of an object or list, and one of its keys. */
function placesOf(value: unknown): [Record<string, unknown>, string][] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [
    [holder, key] as [Record<string, unknown>, string],
    ...placesOf(holder[key]),
  ]);
}

/** Whether parseRecord accepts the record, or rejects it only for a node that a port refers to. A JSON schema cannot describe references. */
function hasRecordShape(value: unknown): boolean {
  try {
    parseRecord(value);
    return true;
  } catch (error) {
    if (!BerthError.isInstance(error)) throw error;
    return error.findings.every(
      ({ path, rule }) => /^ports.*\.node$/.test(path ?? "") && rule?.startsWith("`nodes`"),
    );
  }
}
