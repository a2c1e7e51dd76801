import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { stepsOf, watchEventLog, type EngineEvent } from "./event-log";

const metadata = (urn: string, op: string, custom: boolean) => ({ metadata: { urn, op, new: { custom } } });
const pre = (urn: string, op = "create", custom = true): EngineEvent => ({
  resourcePreEvent: metadata(urn, op, custom),
});
const post = (urn: string, op = "create", custom = true): EngineEvent => ({
  resOutputsEvent: metadata(urn, op, custom),
});

it("pairs the start and the end of each creation", () => {
  const events = [
    { at: 1, event: pre("cluster") },
    { at: 2, event: pre("old", "same") },
    { at: 2, event: post("old", "same") },
    { at: 2, event: pre("component", "create", false) },
    { at: 3, event: pre("app") },
    { at: 9, event: post("app") },
    { at: 10, event: {} },
    { at: 11, event: post("cluster") },
    { at: 12, event: post("component", "create", false) },
  ];
  expect(stepsOf(events)).toEqual([
    { urn: "app", start: 3, end: 9 },
    { urn: "cluster", start: 1, end: 11 },
  ]);
});

it("reads events while they are written, even if an event is written in pieces", async () => {
  const folder = mkdtempSync(join(tmpdir(), "berth-events-"));
  try {
    const file = join(folder, "events.json");
    let now = 0;
    const stop = watchEventLog(file, () => now);
    await setTimeout(100);
    now = 1;
    const [first, second] = [pre("äpp"), post("äpp")].map((event) => `${JSON.stringify(event)}\n`);
    appendFileSync(file, `${first}${second?.slice(0, 20)}`);
    await setTimeout(300);
    now = 2;
    appendFileSync(file, second?.slice(20) ?? "");
    expect(stop()).toEqual([
      { at: 1, event: pre("äpp") },
      { at: 2, event: post("äpp") },
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
