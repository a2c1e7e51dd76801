import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { notObserved, planCluster, type Observation } from "@kind-berth/topology";
import { FakeMachine } from "../../test/fakes/fake-machine";
import { Progress } from "../process/progress";
import { createCluster } from "./create";
import { deleteCluster } from "./delete";
import { observeCluster, orFailure } from "./observe";
import { updateCluster } from "./update";

// Each driver command starts a process, which is slow on a busy machine.
jest.setTimeout(60_000);

const plan = { ...planCluster({ name: "demo" }), owner: "shop/dev/demo" };
const before = { ...process.env };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "berth-observe-"));
});
afterEach(() => {
  process.env = { ...before };
  rmSync(folder, { recursive: true });
});

/** Adds a program to PATH that runs this shell script. */
function program(name: string, script: string): void {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

/** Runs only programs from the test's folder, and the shell that they need. */
function onlyOwnPrograms(): void {
  process.env["PATH"] = folder;
  for (const name of ["KIND_EXPERIMENTAL_PROVIDER", "DOCKER_HOST", "CONTAINER_HOST"])
    Reflect.deleteProperty(process.env, name);
}

const messages: string[] = [];
const progress = () => new Progress((line) => messages.push(line));
const { signal } = new AbortController();
const look = (of: AbortSignal = signal) =>
  orFailure(plan, observeCluster(plan, progress(), of), signal) as Promise<Observation>;
const info = `if [ "$1" = info ]; then echo '{"CgroupVersion":"2"}'; exit 0; fi`;
const denied = "permission denied while trying to connect to the docker API at unix:///var/run/docker.sock";

describe("a machine that cannot observe the cluster", () => {
  beforeEach(onlyOwnPrograms);

  it("has no engine", async () => {
    expect(await look()).toEqual(notObserved);
  });

  it.each([
    [
      "exits with code 1",
      "echo 'Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running?' >&2; exit 1",
    ],
    ["exits with code 0", `echo '{"ServerErrors":["Cannot connect to the Docker daemon at unix:///x."]}'`],
  ])("has an engine that does not run, and whose client %s", async (_, script) => {
    program("docker", script);
    program("podman", "echo 'Cannot connect to Podman.' >&2; exit 125");
    expect(await look()).toEqual(notObserved);
  });

  it("has an engine without an ownership record", async () => {
    program("docker", info);
    expect(await look()).toEqual(notObserved);
  });
});

describe("an unexpected failure is reported", () => {
  beforeEach(onlyOwnPrograms);

  it.each([
    ["an engine that refuses the user", `echo '${denied}' >&2; exit 1`, denied],
    [
      "an engine that fails",
      `${info}; echo 'Error response from daemon: disk I/O error' >&2; exit 1`,
      "disk I/O error",
    ],
    [
      "an engine with unknown output",
      `${info}; echo hunter2`,
      'output of "volume inspect" has an unknown format',
    ],
    ["a client with unknown output", "echo hunter2", 'output of "info" has an unknown format'],
    ["a client that is not executable", "", "EACCES"],
  ])("%s", async (_, script, cause) => {
    program("docker", script);
    if (script === "") chmodSync(join(folder, "docker"), 0o644);
    const { failure, ...rest } = await look();
    expect(rest).toEqual(notObserved);
    expect(failure).toMatchObject({
      code: "OBSERVATION_FAILED",
      reason: expect.stringContaining(cause) as string,
    });
    expect(failure?.reason).not.toContain("hunter2");
  });

  it("an engine that kind does not support", async () => {
    process.env["KIND_EXPERIMENTAL_PROVIDER"] = "lxd";
    expect((await look()).failure?.reason).toContain("ENGINE_UNKNOWN");
  });

  it("an engine that does not respond before the time limit", async () => {
    process.env["PATH"] = [folder, before["PATH"]].join(delimiter);
    process.env["KIND_EXPERIMENTAL_PROVIDER"] = "docker";
    program("docker", "exec sleep 60");
    expect((await look(AbortSignal.timeout(200))).failure?.code).toBe("OBSERVATION_FAILED");
  });
});

it("stops with an error if the user interrupts the process", async () => {
  const interruption = AbortSignal.abort(new Error("interrupted by SIGINT"));
  await expect(orFailure(plan, Promise.reject(new Error("aborted")), interruption)).rejects.toThrow(
    "aborted",
  );
});

describe("on a machine with the cluster", () => {
  let machine: FakeMachine;
  const first = { instanceId: "1", repairCount: "1" };
  const inService: Observation = { ...notObserved, known: true };

  beforeEach(async () => {
    machine = new FakeMachine();
    await createCluster(plan, progress(), signal, first);
  });
  afterEach(() => {
    machine.dispose();
  });

  /** Replaces a label's value on the volume whose name has this prefix. */
  function damage(prefix: string, label: string, value = "%zz"): string {
    const { volumes } = machine.state;
    const name = Object.keys(volumes).find((volume) => volume.startsWith(prefix)) ?? "";
    expect(volumes[name]).toHaveProperty([label]);
    machine.change({ volumes: { ...volumes, [name]: { ...volumes[name], [label]: value } } });
    return name;
  }

  it("reports no failure of an engine that does not have the cluster", async () => {
    expect(await look()).toEqual(inService);
    Reflect.deleteProperty(process.env, "KIND_EXPERIMENTAL_PROVIDER");
    process.env["PATH"] = [folder, process.env["PATH"]].join(delimiter);
    program("podman", `echo '${denied}' >&2; exit 125`);
    program("nerdctl", `${info}; echo 'broken' >&2; exit 1`);
    expect(await look()).toEqual(inService);
    machine.change({ containers: [] });
    const { known, failure } = await look();
    expect({ known, failure }).toMatchObject({ known: false, failure: { code: "OBSERVATION_FAILED" } });
  });

  it.each(["dev.berth.containers", "dev.berth.facts"])(
    "repairs a damaged state label %s, and keeps the cluster",
    async (label) => {
      const damaged = damage("berth-demo_", label);
      const observation = await look();
      expect(observation).toMatchObject({ known: true, instanceId: "1", repairCount: "2", refusals: [] });
      expect(observation.reasons).toEqual([
        expect.stringContaining("is damaged; this update writes it again"),
      ]);
      await updateCluster(plan, progress(), signal, { instanceId: "1", repairCount: "2" });
      expect(machine.state.volumes).not.toHaveProperty([damaged]);
      expect(await look()).toEqual({ ...inService, repairCount: "2" });
    },
  );

  it("reports damaged counters, and the next update repairs them", async () => {
    damage("berth-demo_", "dev.berth.repair-count", "two");
    expect((await look()).failure?.reason).toMatch(/labels of volume `berth-demo_\d+` are damaged/);
    await updateCluster(plan, progress(), signal, first);
    expect(await look()).toEqual(inService);
  });

  it.each(["dev.berth.owner", "dev.berth.token"])(
    "reports a damaged label %s of the ownership volume, and still deletes the cluster",
    async (label) => {
      const name = damage("berth-demo", label);
      expect(name).toBe("berth-demo");
      expect((await look()).failure?.reason).toMatch(
        /volume "berth-demo" was not created by Berth: .*VOLUME_NOT_OURS/,
      );
      await deleteCluster(plan, progress(), signal);
      expect(machine.state).toMatchObject({ containers: [], volumes: { "berth-demo": {} } });
      expect(messages.join("\n")).toContain("volume `berth-demo` has Berth's label and stays unchanged");
    },
  );
});
