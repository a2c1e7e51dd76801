import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { isLockedByTheDead } from "./dead-locks";

let state = "";

beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), "berth-locks-"));
});

afterEach(() => rm(state, { recursive: true }));

const isLocked = () => isLockedByTheDead(pathToFileURL(state).href);

/** Locks a stack in the same way as the CLI. */
async function lock(id: string, holder: { pid: number; hostname?: string }): Promise<void> {
  const folder = join(state, ".pulumi", "locks", "organization", "shop", "dev");
  await mkdir(folder, { recursive: true });
  const content = { username: "root", timestamp: "2026-01-01T00:00:00Z", hostname: hostname(), ...holder };
  await writeFile(join(folder, `${id}.json`), JSON.stringify(content));
}

async function pidOfTheDead(): Promise<number> {
  const child = spawn(process.execPath, ["--eval", ""]);
  await once(child, "close");
  return child.pid ?? 0;
}

it("is false for a state without a lock", async () => {
  expect(await isLocked()).toBe(false);
});

it("is true if the process that holds the lock has ended", async () => {
  await lock("one", { pid: await pidOfTheDead() });
  expect(await isLocked()).toBe(true);
});

it("is true if the process that holds the lock is a zombie", async () => {
  // The shell starts a program, and becomes another program, which does not wait for the first one.
  const parent = spawn("sh", ["-c", "sleep 0.3 & echo $!; exec sleep 60"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const [pid] = (await once(parent.stdout, "data")) as [Buffer];
    await lock("one", { pid: Number(String(pid)) });
    const deadline = Date.now() + 4_000;
    while (!(await isLocked()) && Date.now() < deadline) await setTimeout(20);
    expect(await isLocked()).toBe(true);
  } finally {
    parent.kill("SIGKILL");
  }
});

it("is false if one of the lock holders is still running", async () => {
  await lock("one", { pid: await pidOfTheDead() });
  await lock("two", { pid: process.pid });
  expect(await isLocked()).toBe(false);
});

it("is false for a lock of another machine, because it cannot inspect that machine's processes", async () => {
  await lock("one", { pid: await pidOfTheDead(), hostname: `not-${hostname()}` });
  expect(await isLocked()).toBe(false);
});
