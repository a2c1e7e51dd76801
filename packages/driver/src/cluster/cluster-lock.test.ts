import { spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import { planCluster } from "@kind-berth/topology";
import { acquireLock, readLock } from "../process/acquire-lock";
import { openLockFolder } from "../process/lock-folder";
import { Progress } from "../process/progress";
import { lockName, withClusterLock, withKindLock } from "./cluster-lock";

const plan = { ...planCluster({ name: "sole-run" }), owner: `shop/dev/${process.pid}` };
let told: string[] = [];
beforeEach(() => {
  told = [];
});
const progress = new Progress((line) => told.push(line));
afterAll(() => {
  progress.end();
});
/** Waits until the progress contains a text, for at most 10 seconds: the run itself waits no longer for the lock. */
async function untilTold(expected: string): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!told.join().includes(expected)) {
    if (performance.now() > deadline) throw new Error(`the progress does not contain "${expected}"`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const nothing = () => Promise.resolve("done");
const uninterrupted = new AbortController().signal;

/** Starts a run that holds the lock until the test calls the returned function. */
async function begun(): Promise<() => Promise<void>> {
  const signals = new EventEmitter();
  const told = once(signals, "end");
  const atWork = once(signals, "at work");
  const run = withClusterLock(
    plan,
    "create",
    progress,
    async () => {
      signals.emit("at work");
      await told;
    },
    uninterrupted,
  );
  await atWork;
  return () => {
    signals.emit("end");
    return run;
  };
}

it("rejects a second run of the same owner, names the first run's step, and permits a run afterwards", async () => {
  const end = await begun();
  const second = withClusterLock(plan, "update", progress, nothing, uninterrupted, 200);
  await expect(second).rejects.toThrow(
    new RegExp(
      `process ${process.pid} on this machine runs the step "create" for a stack.*\\[CLUSTER_BUSY\\]`,
      "u",
    ),
  );
  await end();
  expect(await withClusterLock(plan, "update", progress, nothing, uninterrupted)).toBe("done");
});

it("waits for a run that is about to end, such as a run whose Pulumi process was killed", async () => {
  const end = await begun();
  const waiting = "Waiting for another run on this cluster to end";
  const second = withClusterLock(plan, "delete", progress, nothing, uninterrupted);
  await untilTold(waiting);
  await end();
  expect(await second).toBe("done");
});

it("permits runs of other owners and on other clusters, because the ownership volume decides", async () => {
  const end = await begun();
  expect(
    await withClusterLock({ ...plan, owner: "shop/prod/demo" }, "create", progress, nothing, uninterrupted),
  ).toBe("done");
  expect(
    await withClusterLock({ ...plan, name: "another" }, "create", progress, nothing, uninterrupted),
  ).toBe("done");
  await end();
});

it("is released if the work fails", async () => {
  await expect(
    withClusterLock(plan, "create", progress, () => Promise.reject(new Error("full")), uninterrupted),
  ).rejects.toThrow("full");
  expect(await withClusterLock(plan, "create", progress, nothing, uninterrupted)).toBe("done");
});

it("starts the work after the processes of an interrupted run have ended", async () => {
  const guard = await acquireLock(lockName(plan, "kind"), "the guard");
  if (typeof guard === "string") throw new Error(`${guard} holds the lock`);
  let ended = false;
  const run = withClusterLock(plan, "create", progress, () => Promise.resolve(ended), uninterrupted);
  await untilTold("Waiting for the processes of an interrupted run to end");
  ended = true;
  await guard.release();
  expect(await run).toBe(true);
});

it("holds the lock of kind while kind runs, and waits for the guard of an interrupted run before that", async () => {
  const guard = await acquireLock(lockName(plan, "kind"), "the guard");
  if (typeof guard === "string") throw new Error(`${guard} holds the lock`);
  const read = () => readLock(lockName(plan, "kind"));
  const run = withKindLock(plan, progress, uninterrupted, read);
  await untilTold("Waiting for the processes of an interrupted run to end");
  await guard.release();
  expect(await run).toBe(`process ${process.pid} on this machine runs kind`);
  expect(await read()).toBeUndefined();
});

describe("if another process listens on a file of the lock", () => {
  /** Runs the work while a server with the given response holds the lock. Returns the error. */
  async function errorBeside(
    respond: (client: Socket) => void,
    name = lockName(plan, "run"),
  ): Promise<string> {
    const clients = new Set<Socket>();
    const server = createServer((client) => {
      clients.add(client.on("error", () => undefined));
      respond(client);
    }).listen(join(await openLockFolder(), `${name}.unknown`));
    await once(server, "listening");
    const interruption = AbortSignal.timeout(3_000);
    try {
      await withClusterLock(plan, "create", progress, nothing, interruption, 500);
      return "no error";
    } catch (error) {
      return String(error);
    } finally {
      for (const client of clients) client.destroy();
      server.close();
    }
  }

  it("reports a process that accepts connections and does not respond", async () => {
    const error = await errorBeside(() => undefined);
    expect(error).toMatch(/a process that does not describe itself holds the lock.*\[CLUSTER_BUSY\]/u);
  });

  it("escapes and shortens the description of an unknown process", async () => {
    const error = await errorBeside((client) => client.end(`\u001b[2J${"x".repeat(1_000_000)}`));
    expect(error).toMatch(/: \\u001b\[2Jx{100,500} .*\[CLUSTER_BUSY\]/u);
    expect(error).not.toContain("\u001b");
  });

  it("ends the wait when the step is interrupted", async () => {
    const error = await errorBeside((client) => client.end("busy"), lockName(plan, "kind"));
    expect(error).toMatch(/abort|timeout/iu);
  });
});

it("is released if its holder is killed", async () => {
  const lockModule = join(__dirname, "../../dist/process/acquire-lock.js");
  const code = `require(process.argv[1]).acquireLock(process.argv[2], "the other").then(() => console.log())`;
  const holder = spawn(process.execPath, ["-e", code, lockModule, lockName(plan, "run")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(holder.stdout, "data");
  await expect(withClusterLock(plan, "create", progress, nothing, uninterrupted, 0)).rejects.toThrow(
    "the other",
  );
  holder.kill("SIGKILL");
  await once(holder, "exit");
  expect(await withClusterLock(plan, "create", progress, nothing, uninterrupted)).toBe("done");
});

it("has a different name for each owner, cluster and purpose", () => {
  const names = [
    lockName(plan, "run"),
    lockName(plan, "kind"),
    lockName({ ...plan, owner: "shop/prod/demo" }, "run"),
    lockName({ ...plan, name: "another" }, "run"),
  ];
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[0-9a-f]{12}$/u);
});
