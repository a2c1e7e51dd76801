import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { makeCacheHome, type CacheHome } from "../fakes/cache-home";
import { pathWith } from "../program-links";
import { mustRun, run } from "../process/run";
import { ReleaseHost } from "../release/release-host";
import { RELEASE_HOST } from "../release/releases";
import { claimRun, RUN_LABEL, sweepDeadRuns } from "../run-label";
import { provideKind } from "../tools/kind";
import { mountsBelow } from "./mounts";
import { cleanEngine, type Engine, startEngine } from ".";

const report = (line: string) => {
  process.stderr.write(`${line}\n`);
};

/** A program that starts an engine, claims a run, prints the run's ID, and then waits until it is killed. */
const HOLDER = `
const { claimRun, startEngine } = require(${JSON.stringify(join(__dirname, "../../dist/index.js"))});
const engine = process.argv[1];
startEngine({ engine, report: () => {} }).then(async () => {
  console.log((await claimRun(engine)).id);
  setInterval(() => {}, 60_000);
});
`;

let home: CacheHome;
let kindPath: string;

beforeAll(async () => {
  const host = new ReleaseHost(RELEASE_HOST);
  // kind comes from the existing cache, because only the engines need a separate cache.
  kindPath = (await provideKind(host, report)).path;
  await host.close();
  home = makeCacheHome();
  home.set("DOCKER_HOST", undefined);
});

afterAll(() => {
  home.remove();
});

/** Returns the names of all containers, volumes and networks with the given label on an engine, in alphabetical order. */
async function labelled(engine: Engine, label: string): Promise<string[]> {
  const filter = ["--filter", `label=${label}`];
  const lists = await Promise.all([
    client(engine, "ps", "--all", ...filter, "--format", "{{.Names}}"),
    client(engine, "volume", "ls", ...filter, "--format", "{{.Name}}"),
    client(engine, "network", "ls", ...filter, "--format", "{{.Name}}"),
  ]);
  return lists.flatMap((list) => list.split("\n").filter(Boolean)).sort();
}

/** Creates a container from an empty image, without starting it. */
async function makeContainer(engine: Engine, name: string, ...labels: string[]): Promise<void> {
  const args = labels.flatMap((label) => ["--label", label]);
  await client(engine, "create", "--name", name, ...args, "localhost/berth/nothing:1", "/nothing");
}

async function client(engine: Engine, ...args: string[]): Promise<string> {
  return mustRun(engine.path, args, { env: { ...process.env, ...engine.env } });
}

describe.each(["docker", "podman"] as const)("%s", (name) => {
  it("is reused after a run is killed, is cleared of that run's leftovers, and stops with its last user", async () => {
    const holder = spawn(process.execPath, ["-e", HOLDER, name], {
      env: process.env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const dead = String((await once(holder.stdout, "data"))[0]).trim();
    const engine = await startEngine({ engine: name, report });
    const empty = join(home.folder, "empty.tar");
    await mustRun("tar", ["--create", "--file", empty, "--files-from", "/dev/null"]);
    await client(engine, "import", empty, "localhost/berth/nothing:1");

    const alive = await claimRun(name);
    for (const [run, prefix] of [
      [dead, `berth-${dead}-one`],
      [alive.id, alive.clusterName("one")],
    ] as const) {
      // kind identifies its clusters by these container labels.
      await makeContainer(
        engine,
        `${prefix}-control-plane`,
        `io.x-k8s.kind.cluster=${prefix}`,
        "io.x-k8s.kind.role=control-plane",
      );
      await makeContainer(engine, `${prefix}-proxy`, `${RUN_LABEL}=${run}`);
      // Berth identifies its edge containers and ownership volumes by these labels.
      await makeContainer(engine, `${prefix}_edge_dns`, `dev.berth.cluster=${prefix}`);
      await client(engine, "volume", "create", "--label", `dev.berth.cluster=${prefix}`, `berth-${prefix}_1`);
      await client(engine, "volume", "create", "--label", `${RUN_LABEL}=${run}`, `${prefix}-volume`);
      await client(engine, "network", "create", "--label", `${RUN_LABEL}=${run}`, `${prefix}-network`);
    }
    const exit = once(holder, "exit");
    holder.kill("SIGKILL");
    await exit;

    const toolchain = { engine: name, env: { ...engine.env, PATH: await pathWith([kindPath, engine.path]) } };
    expect(await sweepDeadRuns(toolchain, report)).toEqual([dead]);
    expect(await labelled(engine, `${RUN_LABEL}=${dead}`)).toEqual([]);
    expect(await labelled(engine, `io.x-k8s.kind.cluster=berth-${dead}-one`)).toEqual([]);
    expect(await labelled(engine, `dev.berth.cluster=berth-${dead}-one`)).toEqual([]);
    const mine = alive.clusterName("one");
    expect(await labelled(engine, alive.label)).toEqual([
      `${mine}-network`,
      `${mine}-proxy`,
      `${mine}-volume`,
    ]);
    expect(await labelled(engine, `io.x-k8s.kind.cluster=${mine}`)).toEqual([`${mine}-control-plane`]);
    expect(await labelled(engine, `dev.berth.cluster=${mine}`)).toEqual(
      [`berth-${mine}_1`, `${mine}_edge_dns`].sort(),
    );

    await client(engine, "rm", `${mine}-proxy`, `${mine}-control-plane`, `${mine}_edge_dns`);
    await client(engine, "volume", "rm", `${mine}-volume`, `berth-${mine}_1`);
    await client(engine, "network", "rm", `${mine}-network`);
    await client(engine, "image", "rm", "localhost/berth/nothing:1");
    await alive.release();
    await engine.release();
    const stillAnswers =
      name === "docker" &&
      (await run("docker", ["info"], { env: { ...process.env, ...engine.env } })).code === 0;
    // If an engine was running before the test, it must still be running after the test.
    expect(stillAnswers).toBe(name === "docker" && engine.origin === "path");
    expect(await cleanEngine(name, report)).toEqual([]);
    expect(mountsBelow(readFileSync("/proc/self/mountinfo", "utf8"), home.folder)).toEqual([]);
  });
});
