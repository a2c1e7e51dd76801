import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeCacheHome, type CacheHome } from "../fakes/cache-home";
import { writePrograms } from "../fakes/programs";
import { claimRun, clusterName } from "./claim";
import { runFolder } from "./record";
import { deadRuns, enginesWithDeadRuns, sweepDeadRuns } from "./sweep";

let home: CacheHome;
let log: string;

beforeEach(() => {
  home = makeCacheHome();
  log = join(home.folder, "calls.log");
  writeFileSync(log, "");
});
afterEach(() => {
  home.remove();
});

/** Returns a toolchain whose fake engine has the given kind clusters, and one container, volume and network for each requested label. */
function toolchainWith(clusters: readonly string[], kindDelete = "exit 0") {
  const bin = join(home.folder, "bin");
  writePrograms(bin, {
    kind: `echo "kind $*" >> ${log}\ncase "$1" in get) printf '%s\\n' ${clusters.join(" ")} ;; delete) ${kindDelete} ;; esac`,
    docker: `echo "docker $*" >> ${log}\ncase "$*" in *ps*--filter*) echo c1 ;; *ls*--filter*) echo n1 ;; esac`,
  });
  return { engine: "docker" as const, env: { PATH: `${bin}:/bin:/usr/bin` } };
}
const calls = () => readFileSync(log, "utf8").split("\n").filter(Boolean);

/** Creates the record of a run whose process was killed before it released the run. */
function killedRun(): string {
  const claim = join(__dirname, "../../dist/run-label/claim.js");
  const script = `require(${JSON.stringify(claim)}).claimRun("docker").then((run) => { console.log(run.id); process.kill(process.pid, "SIGKILL"); })`;
  return spawnSync(process.execPath, ["-e", script], { encoding: "utf8", env: process.env }).stdout.trim();
}

describe("a run", () => {
  it("has its own cluster names, label and folder, and deletes the folder on release", async () => {
    const [one, other] = [await claimRun("docker"), await claimRun("docker")];
    expect(one.clusterName("two-nodes")).toMatch(/^berth-[a-z0-9]{6}-two-nodes$/);
    expect(one.clusterName("two-nodes")).not.toBe(other.clusterName("two-nodes"));
    expect(one.label).toBe(`dev.berth.run=${one.id}`);
    expect(existsSync(one.folder)).toBe(true);
    await one.release();
    await one.release();
    expect(existsSync(one.folder)).toBe(false);
    expect(existsSync(other.folder)).toBe(true);
  });

  it.each(["", "Two", "two_nodes", "-two", "two-", "x".repeat(28)])("rejects the cluster name %j", (name) => {
    expect(() => clusterName("abc123", name)).toThrow(RangeError);
  });

  it("accepts a cluster name of the maximum length", () => {
    expect(clusterName("abc123", "x".repeat(27))).toHaveLength(40);
  });
});

describe("the cleanup after killed runs", () => {
  it("removes a killed run's leftovers, and nothing else", async () => {
    const id = killedRun();
    const alive = await claimRun("docker");
    const toolchain = toolchainWith([
      `berth-${id}-one`,
      `berth-${id}-two`,
      alive.clusterName("one"),
      "mine",
      "berth-zzzzzz-one",
    ]);
    expect(await sweepDeadRuns(toolchain, () => undefined)).toEqual([id]);

    const deleted = calls().filter((call) => call.startsWith("kind delete"));
    expect(deleted.map((call) => call.split(" ")[4])).toEqual([`berth-${id}-one`, `berth-${id}-two`]);
    for (const call of deleted) expect(call).toContain(`--kubeconfig ${runFolder(id)}`);
    expect(calls()).toEqual(
      expect.arrayContaining([
        "docker rm --force --volumes c1",
        "docker volume rm --force n1",
        "docker network rm n1",
      ]),
    );
    expect(calls().filter((call) => call.includes(alive.id))).toEqual([]);
    expect(existsSync(runFolder(id))).toBe(false);
    expect(existsSync(alive.folder)).toBe(true);
  });

  it("runs no kind or engine commands if no run was killed, and ignores a folder without a record", async () => {
    await claimRun("docker");
    mkdirSync(runFolder("yyyyyy"));
    expect(await sweepDeadRuns(toolchainWith(["berth-zzzzzz-one"]), () => undefined)).toEqual([]);
    expect(calls()).toEqual([]);
  });

  it("is repeated by the next call if it fails", async () => {
    const id = killedRun();
    const failing = toolchainWith([`berth-${id}-one`], "echo the engine is gone >&2; exit 1");
    await expect(sweepDeadRuns(failing, () => undefined)).rejects.toThrow("the engine is gone");
    expect(await sweepDeadRuns(toolchainWith([`berth-${id}-one`]), () => undefined)).toEqual([id]);
  });

  it("finds the engines on which killed runs have left something", async () => {
    await claimRun("docker");
    expect(await enginesWithDeadRuns()).toEqual([]);
    killedRun();
    killedRun();
    expect(await enginesWithDeadRuns()).toEqual(["docker"]);
    await claimRun("podman");
    expect((await enginesWithDeadRuns(() => false)).sort()).toEqual(["docker", "podman"]);
  });

  it("selects only killed runs on the given engine", () => {
    const record = { id: "abc123", owner: { pid: 1, started: "before" }, engine: "podman" } as const;
    expect(deadRuns([record], "docker", () => false)).toEqual([]);
    expect(deadRuns([record], "podman", () => false)).toEqual([record]);
    expect(deadRuns([record], "podman", () => true)).toEqual([]);
  });
});
