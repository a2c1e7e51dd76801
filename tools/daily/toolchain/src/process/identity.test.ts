import { spawn } from "node:child_process";
import { once } from "node:events";
import { isAlive, ownIdentity, processIdentity } from "./identity";

describe("a process's identity", () => {
  it("is alive as long as the process", async () => {
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

  it("is not that of a later process with the same id", () => {
    expect(isAlive(ownIdentity())).toBe(true);
    expect(isAlive({ ...ownIdentity(), started: "before" })).toBe(false);
  });
});
