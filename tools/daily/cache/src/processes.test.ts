import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { cached } from "./entry";

/**
 * Builds the entry part/k1 in two steps. Prints a line after the first half, waits for a line on stdin, and then writes the second half.
 */
const BUILDER = `
const { appendFileSync } = require("node:fs");
const { createInterface } = require("node:readline");
const { cached } = require(${JSON.stringify(join(__dirname, "../dist/index.js"))});
const goOn = new Promise((resolve) => createInterface({ input: process.stdin }).once("line", resolve));
cached("part", "k1", async (dir) => {
  appendFileSync(dir + "/part", "half ");
  console.log("building");
  await goOn;
  appendFileSync(dir + "/part", "whole");
}, { pollMilliseconds: 10, report: (line) => console.log(line) }).then((dir) => {
  console.log("done " + dir);
  process.exit(0);
});
`;

let cacheHome: string;
let running: ChildProcess[];

beforeEach(async () => {
  cacheHome = await mkdtemp(join(tmpdir(), "berth-cache-"));
  running = [];
});

afterEach(async () => {
  await Promise.all(running.map((child) => kill(child)));
  await rm(cacheHome, { recursive: true });
});

function startBuilder() {
  const child = spawn(process.execPath, ["-e", BUILDER], {
    env: { ...process.env, XDG_CACHE_HOME: cacheHome },
    stdio: ["pipe", "pipe", "inherit"],
  });
  running.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return { child, nextLine: async () => (await lines.next()).value, goOn: () => child.stdin.write("\n") };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill("SIGKILL");
  await exit;
}

const home = () => join(cacheHome, "berth/part");
const entry = () => join(home(), "k1");

describe("builders in several processes", () => {
  it("build one at a time; the other builders report that they wait, and then use the entry", async () => {
    const first = startBuilder();
    expect(await first.nextLine()).toBe("building");
    const others = [startBuilder(), startBuilder()];
    for (const other of others) {
      expect(await other.nextLine()).toMatch(/^waiting for another run: build of part \(\d+ s\)$/);
    }
    first.goOn();
    for (const builder of [first, ...others]) expect(await builder.nextLine()).toBe(`done ${entry()}`);
    expect(await readFile(join(entry(), "part"), "utf8")).toBe("half whole");
  });

  it("take over from a builder that was killed, and delete its unfinished files", async () => {
    const killed = startBuilder();
    expect(await killed.nextLine()).toBe("building");
    const waiting = startBuilder();
    expect(await waiting.nextLine()).toMatch(/^waiting/);
    expect(await readdir(home())).not.toContain("k1");
    await kill(killed.child);

    expect(await waiting.nextLine()).toBe("building");
    const unfinished = (await readdir(home())).filter((file) => file.startsWith(".building-"));
    expect(unfinished).toHaveLength(1);
    waiting.goOn();
    expect(await waiting.nextLine()).toBe(`done ${entry()}`);
    expect(await readFile(join(entry(), "part"), "utf8")).toBe("half whole");
    expect((await readdir(home())).sort()).toEqual([".lock", "k1"]);
  });

  it("keep the lock while they are stopped", async () => {
    const stopped = startBuilder();
    expect(await stopped.nextLine()).toBe("building");
    stopped.child.kill("SIGSTOP");
    const reported: string[] = [];
    const before = process.env["XDG_CACHE_HOME"];
    process.env["XDG_CACHE_HOME"] = cacheHome;
    try {
      const built = cached("part", "k1", () => Promise.reject(new Error("two builders at once")), {
        pollMilliseconds: 5,
        reminderMilliseconds: 20,
        report: (line) => {
          reported.push(line);
          // Several attempts have failed by now. Let the paused builder continue.
          if (reported.length === 3) {
            stopped.child.kill("SIGCONT");
            stopped.goOn();
          }
        },
      });
      expect(await built).toBe(entry());
    } finally {
      if (before === undefined) delete process.env["XDG_CACHE_HOME"];
      else process.env["XDG_CACHE_HOME"] = before;
    }
  });
});
