import { spawn } from "node:child_process";
import { once } from "node:events";
import { isAlive, ownIdentity, processIdentity } from "./identity";

describe("isAlive", () => {
  it("returns true while the process runs, and false after the process has ended", async () => {
    const child = spawn("sleep", ["60"]);
    await once(child, "spawn");
    const identity = processIdentity(child.pid ?? 0);
    expect(identity?.pid).toBe(child.pid);
    expect(identity && isAlive(identity)).toBe(true);
    const exit = once(child, "exit");
    child.kill("SIGKILL");
    await exit;
    expect(identity && isAlive(identity)).toBe(false);
  });

  it("returns false if a process with the same ID started at a different time", () => {
    expect(isAlive(ownIdentity())).toBe(true);
    expect(isAlive({ ...ownIdentity(), started: "before" })).toBe(false);
  });
});
