import { ruleCodes } from "../findings/rules";
import { evidenceFields } from "../model/hops/evidence";
import { hopCodeEntry, hopCodeNames, isDiagnosed, type HopCode } from "../model/hops/hop-codes";
import { hopKinds, type HopKind } from "../model/hops/hop-kind";
import { hopExamples } from "./hop-examples";

/** The codes that only an inspection of a whole cluster or of manifests can find. */
const reserved: readonly HopCode[] = [
  "HOST_PORT_ADDRESS_DIFFERS",
  "ENGINE_HOST_NOT_FORWARDING",
  "ENGINE_HOST_REMOTE",
  "CONNECTION_TIMED_OUT",
  "RESPONSE_EMPTY",
  "PORT_LISTENER_MISSING",
  "PORT_LISTENER_ON_OTHER_NODE",
  "PORTMAP_MISSING",
  "KUBE_PROXY_NOT_RUNNING",
  "INGRESS_CLASS_NOT_SERVED",
  "BACKEND_PORT_MISSING",
  "TLS_SECRET_MISSING",
  "POD_EXCEEDS_NODES",
  "CONTAINER_PORT_NOT_LISTENING",
  "CONTAINER_PORT_ON_LOOPBACK",
];

const diagnosed = hopCodeNames.filter(isDiagnosed);

it.each(diagnosed)("reports %s with the object and the evidence from the catalogue", (code) => {
  const verdict = hopExamples[code]();
  const { hops, state, heals, objects, evidence } = hopCodeEntry(code);
  expect(verdict).toMatchObject({ code, verdict: state });
  expect(verdict?.heals).toBe(heals);
  expect(hops).toContain(verdict?.hop);
  expect(objects).toContain(verdict?.object.kind);
  expect(verdict?.clause).toMatch(/^\S(.*[^\s])?$/);
  expect(verdict?.clause).not.toMatch(/undefined|\[object/);
  const fields = Object.keys(verdict?.evidence ?? {});
  const required = evidence.filter((field) => !field.endsWith("?"));
  expect(fields).toEqual(expect.arrayContaining(required));
  expect(evidence.map((field) => field.replace("?", ""))).toEqual(expect.arrayContaining(fields));
});

it("reserves only the listed codes", () => {
  expect(hopCodeNames.filter((code) => !isDiagnosed(code))).toEqual(reserved);
});

it("has no code that is also a rule code", () => {
  const codes: readonly string[] = ruleCodes;
  expect(hopCodeNames.filter((code) => codes.includes(code))).toEqual([]);
});

it("has a code for each hop, and uses each evidence field", () => {
  const entries = hopCodeNames.map(hopCodeEntry);
  const kinds = new Set(entries.flatMap(({ hops }) => hops));
  expect((Object.keys(hopKinds) as HopKind[]).filter((kind) => !kinds.has(kind))).toEqual([]);
  const used = new Set(entries.flatMap(({ evidence }) => evidence.map((field) => field.replace("?", ""))));
  expect(Object.keys(evidenceFields).filter((field) => !used.has(field))).toEqual([]);
});

it.each(hopCodeNames)("%s has short sentences", (code) => {
  const { meaning, cause, fix } = hopCodeEntry(code);
  for (const text of [meaning, cause, fix]) {
    expect(text).toMatch(/^[A-Za-z`].*\.$/s);
    const words = text.split(/(?<=[.:]) /).map((one) => one.split(" ").length);
    expect(Math.max(...words)).toBeLessThanOrEqual(25);
  }
});
