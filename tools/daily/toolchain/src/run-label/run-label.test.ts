import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeCacheHome, type CacheHome } from "../fakes/cache-home";
import { writePrograms } from "../fakes/programs";
import { claimRun, clusterName } from "./claim";
import { runFolder } from "./record";
import { deadRuns, enginesWithDeadRuns, hasNameOfRun, sweepDeadRuns } from "./sweep";

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

/** Returns a toolchain whose fake engine has the given kind clusters, and objects with these names for each requested label. */
function toolchainWith(clusters: readonly string[], kindDelete = "exit 0", names: readonly string[] = []) {
  const bin = join(home.folder, "bin");
  writePrograms(bin, {
    kind: `echo "kind $*" >> ${log}\ncase "$1" in get) printf '%s\\n' ${clusters.join(" ")} ;; delete) ${kindDelete} ;; esac`,
    docker: `echo "docker $*" >> ${log}\ncase "$*" in *ps*--filter*|*ls*--filter*) printf '%s\\n' ${names.join(" ")} ;; esac`,
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
    const own = [`berth-${id}-x`, `berth-berth-${id}-x_1`, `berth-e2e/${id}:x`];
    const toolchain = toolchainWith(
      [`berth-${id}-one`, `berth-${id}-two`, alive.clusterName("one"), "mine", "berth-zzzzzz-one"],
      "exit 0",
      [...own, "db", `my-${id}-db`],
    );
    const reports: string[] = [];
    expect(await sweepDeadRuns(toolchain, (report) => reports.push(report))).toEqual([id]);

    const deleted = calls().filter((call) => call.startsWith("kind delete"));
    expect(deleted.map((call) => call.split(" ")[4])).toEqual([`berth-${id}-one`, `berth-${id}-two`]);
    for (const call of deleted) expect(call).toContain(`--kubeconfig ${runFolder(id)}`);
    expect(calls()).toEqual(
      expect.arrayContaining([
        `docker rm --force --volumes ${own.join(" ")}`,
        `docker volume rm --force ${own.join(" ")}`,
        `docker network rm ${own.join(" ")}`,
        `docker image rm --force ${own.join(" ")}`,
        `docker image prune --force --filter=label=dev.berth.run=${id}`,
      ]),
    );
    expect(calls().filter((call) => call.includes(alive.id) || / rm .*db/u.test(call))).toEqual([]);
    expect(reports.join("\n")).toContain(`db has the label of the run ${id}, but not a name of the run`);
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

  it.each([
    ["berth-abc123-one-control-plane", true],
    ["berth-abc123-one_edge_dns", true],
    ["berth-berth-abc123-one_1", true],
    ["localhost/berth-bench/abc123-app:dev", true],
    ["berth-e2e/abc123:server", true],
    ["berth-abc1234-one", false],
    ["db-berth-abc123-one", false],
    ["<none>:<none>", false],
    ["abc123", false],
  ])("decides by the name whether %s belongs to the run abc123: %s", (name, belongs) => {
    expect(hasNameOfRun(name, "abc123")).toBe(belongs);
  });

  it("selects only killed runs on the given engine", () => {
    const record = { id: "abc123", owner: { pid: 1, started: "before" }, engine: "podman" } as const;
    expect(deadRuns([record], "docker", () => false)).toEqual([]);
    expect(deadRuns([record], "podman", () => false)).toEqual([record]);
    expect(deadRuns([record], "podman", () => true)).toEqual([]);
  });
});
