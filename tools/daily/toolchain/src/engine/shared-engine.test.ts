import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { makeCacheHome, type CacheHome } from "../fakes/cache-home";

/**
 * A program that uses a fake engine, which counts as running while a file exists. The program prints "using", and then reads one line from
 * stdin. If the line is "release", the program releases the engine before it ends. After any other line, it ends without releasing the
 * engine.
 */
const USER = `
const { appendFileSync, existsSync, rmSync, writeFileSync } = require("node:fs");
const { createInterface } = require("node:readline");
const { stopShared, useShared } = require(${JSON.stringify(join(__dirname, "../../dist/engine/shared-engine.js"))});
const [, folder, keepFor, noLonger] = process.argv;
const running = folder + "/running";
const engine = {
  title: "engine",
  lockFile: folder + "/lock",
  leases: folder + "/leases",
  ensureRunning: async () => {
    if (!existsSync(running)) appendFileSync(folder + "/log", "start\\n");
    writeFileSync(running, "");
  },
  stop: async () => {
    appendFileSync(folder + "/log", "stop\\n");
    rmSync(running, { force: true });
  },
};
useShared(engine, keepFor || undefined, () => {}).then(async ({ release }) => {
  console.log("using");
  const [line] = await new Promise((resolve) => createInterface({ input: process.stdin }).once("line", (l) => resolve([l])));
  if (line === "release") await Promise.all([release(), release()]);
  if (noLonger) console.log(JSON.stringify(await stopShared(engine, [noLonger], () => {})));
  console.log("ended");
  process.exit(0);
});
`;

let home: CacheHome;
let children: ChildProcess[];

beforeEach(() => {
  home = makeCacheHome();
  children = [];
  writeFileSync(join(home.folder, "log"), "");
});

afterEach(async () => {
  await Promise.all(children.map((child) => end(child, "SIGKILL")));
  home.remove();
});

function startUser(...args: string[]) {
  const child = spawn(process.execPath, ["-e", USER, home.folder, ...args], {
    env: process.env,
    stdio: ["pipe", "pipe", "inherit"],
  });
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    child,
    says: async () => String((await lines.next()).value),
    tell: (line: string) => child.stdin.write(`${line}\n`),
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill(signal);
  await exit;
}

const log = () => readFileSync(join(home.folder, "log"), "utf8").trim().split("\n");
const isRunning = () => existsSync(join(home.folder, "running"));

describe("an engine that several runs share", () => {
  it("is started once, and stopped when the last user releases it", async () => {
    const users = [startUser(), startUser(), startUser()];
    for (const user of users) expect(await user.says()).toBe("using");
    expect(log()).toEqual(["start"]);
    for (const user of users) {
      expect(isRunning()).toBe(true);
      user.tell("release");
      expect(await user.says()).toBe("ended");
    }
    expect(log()).toEqual(["start", "stop"]);
  });

  it("is reused after a run is killed, and ignores the killed run's lease", async () => {
    const killed = startUser();
    expect(await killed.says()).toBe("using");
    await end(killed.child, "SIGKILL");
    expect(isRunning()).toBe(true);

    const next = startUser();
    expect(await next.says()).toBe("using");
    expect(log()).toEqual(["start"]);
    next.tell("release");
    expect(await next.says()).toBe("ended");
    expect(log()).toEqual(["start", "stop"]);
    expect(readdirSync(join(home.folder, "leases"))).toEqual([]);
  });

  it.each(["SIGTERM", "SIGINT"] as const)("is stopped before %s ends its only user", async (signal) => {
    const user = startUser();
    expect(await user.says()).toBe("using");
    await end(user.child, signal);
    expect(user.child.signalCode).toBe(signal);
    expect(log()).toEqual(["start", "stop"]);
  });

  it("keeps running if a run keeps it, even after another run uses and releases it", async () => {
    const keeper = startUser("demo");
    expect(await keeper.says()).toBe("using");
    keeper.tell("release");
    expect(await keeper.says()).toBe("ended");
    const other = startUser();
    expect(await other.says()).toBe("using");
    other.tell("release");
    expect(await other.says()).toBe("ended");
    expect(isRunning()).toBe(true);
    expect(log()).toEqual(["start"]);
  });

  it("keeps running for manual use when the demo no longer needs it, until manual use ends", async () => {
    const use = async (keepFor: string, noLonger: string) => {
      const user = startUser(keepFor, noLonger);
      expect(await user.says()).toBe("using");
      user.tell("release");
      return JSON.parse(await user.says()) as unknown;
    };
    expect(await use("hand", "demo")).toEqual([{ holder: "hand" }]);
    expect(await use("demo", "demo")).toEqual([{ holder: "hand" }]);
    expect(log()).toEqual(["start"]);
    expect(await use("", "hand")).toEqual([]);
    expect(log()).toEqual(["start", "stop"]);
  });
});
