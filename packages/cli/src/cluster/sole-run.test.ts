import { spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { planCluster } from "@berth/topology";
import { placeOf, soleRun, takePlace } from "./sole-run";

const plan = { ...planCluster({ name: "sole-run" }), owner: `shop/dev/${process.pid}` };
const nothing = () => Promise.resolve("done");

/** A run that is at work until it is told to end. */
async function begun(): Promise<() => Promise<void>> {
  const signals = new EventEmitter();
  const told = once(signals, "end");
  const atWork = once(signals, "at work");
  const run = soleRun(plan, "create", async () => {
    signals.emit("at work");
    await told;
  });
  await atWork;
  return () => {
    signals.emit("end");
    return run;
  };
}

it("refuses a second run of the same owner, says what the first one does, and lets it in afterwards", async () => {
  const end = await begun();
  const second = soleRun(plan, "update", nothing);
  await expect(second).rejects.toThrow(
    new RegExp(`process ${process.pid} of this machine, to create it.*\\[CLUSTER_BUSY\\]`, "u"),
  );
  await end();
  expect(await soleRun(plan, "update", nothing)).toBe("done");
});

it("lets in runs of other owners and on other clusters: the claim to the name decides between them", async () => {
  const end = await begun();
  expect(await soleRun({ ...plan, owner: "shop/prod/demo" }, "create", nothing)).toBe("done");
  expect(await soleRun({ ...plan, name: "another" }, "create", nothing)).toBe("done");
  await end();
});

it("is free again after work that failed", async () => {
  await expect(soleRun(plan, "create", () => Promise.reject(new Error("full")))).rejects.toThrow("full");
  expect(await soleRun(plan, "create", nothing)).toBe("done");
});

it("is nobody's after its holder was killed, on systems too where a file of it is left", async () => {
  const folder = mkdtempSync(join(tmpdir(), "berth-sole-run-"));
  try {
    const file = join(folder, "place.sock");
    for (const place of [placeOf(plan), file]) {
      const code = `require("net").createServer((s) => s.end("the other")).listen(${JSON.stringify(place)}, () => console.log())`;
      const holder = spawn(process.execPath, ["-e", code], { stdio: ["ignore", "pipe", "inherit"] });
      await once(holder.stdout, "data");
      expect(await takePlace(place, "me")).toBe("the other");
      holder.kill("SIGKILL");
      await once(holder, "exit");
      expect(existsSync(place.replace("\0", ""))).toBe(place === file);
      const mine = (await takePlace(place, "me")) as Server;
      expect(mine.listening).toBe(true);
      mine.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it.each([
  ["linux", /^\0berth-/u],
  ["darwin", /berth-.*\.sock$/u],
  ["win32", /^\\\\\.\\pipe\\berth-/u],
] as const)("has an address on %s", (platform, address) => {
  expect(placeOf(plan, platform)).toMatch(address);
});
