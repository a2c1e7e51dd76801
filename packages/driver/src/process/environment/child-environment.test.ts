import { runCommand } from "../run-command";
import { childEnvironment } from "./child-environment";
import { variableRules } from "./variable-rules";

/**
 * The environment variables that the code in kind 0.33.0's `pkg` folder reads. The list omits `pkg/build`, because the driver never runs
 * that code.
 */
const readByKind = [
  ...["KIND_CLUSTER_NAME", "KIND_EXPERIMENTAL_PROVIDER", "KIND_EXPERIMENTAL_CONTAINERD_SNAPSHOTTER"],
  ...["KIND_EXPERIMENTAL_DOCKER_NETWORK", "KIND_EXPERIMENTAL_PODMAN_NETWORK", "KUBECONFIG"],
  ...["DOCKER_CONFIG", "DOCKER_CONTEXT", "DOCKER_HOST", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"],
  ...["HOME", "HOMEDRIVE", "HOMEPATH", "USERPROFILE", "TERM", "NO_COLOR", "WT_SESSION", "TRAVIS"],
];
const all = variableRules.flatMap(({ names, ...rule }) => names.map((name) => ({ name, ...rule })));
const namesWith = (...decisions: string[]) =>
  all.filter(({ decision }) => decisions.includes(decision)).map(({ name }) => name);

describe("the table of variables", () => {
  it("contains every variable that kind reads", () => {
    const decided = all.filter(({ readBy }) => readBy.includes("kind")).map(({ name }) => name);
    expect(decided).toEqual(expect.arrayContaining(readByKind));
  });

  it("contains each variable only once and in upper case, with a reason and a source", () => {
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    for (const { name, readBy, reason, source } of all) {
      expect(name).toMatch(/^[A-Z0-9_]+$/);
      expect(readBy).not.toEqual([]);
      expect(reason).toMatch(/^\S.*\.$/);
      expect(source).toMatch(/^https:\/\//);
    }
  });

  it("removes only these variables, and overrides only the provider", () => {
    expect(namesWith("remove").sort()).toEqual([
      "KIND_CLUSTER_NAME",
      "KUBECONFIG",
      "LISTEN_FDNAMES",
      "LISTEN_FDS",
      "LISTEN_PID",
      "NOTIFY_SOCKET",
    ]);
    expect(namesWith("override")).toEqual(["KIND_EXPERIMENTAL_PROVIDER"]);
  });
});

describe("childEnvironment", () => {
  it.each(namesWith("pass", "check"))("passes %s", (name) => {
    expect(childEnvironment({ [name]: "the user's" })).toEqual({ [name]: "the user's" });
  });

  it.each(namesWith("remove"))("removes %s", (name) => {
    expect(childEnvironment({ [name]: "another" })).toEqual({});
  });

  it.each(namesWith("override"))("overrides %s for kind, and removes it for other programs", (name) => {
    expect(childEnvironment({ [name]: "podman" }, { [name]: "docker" })).toEqual({ [name]: "docker" });
    expect(childEnvironment({ [name]: "podman" })).toEqual({});
  });

  it("passes variables that are not in the table, and ignores case", () => {
    const users = { PATH: "/bin", https_proxy: "http://proxy", SHOP_TOKEN: "1" };
    expect(childEnvironment({ ...users, Kind_Cluster_Name: "another" })).toEqual(users);
  });
});

it("reaches the child process of each command", async () => {
  const before = { ...process.env };
  process.env = { ...before, DOCKER_HOST: "tcp://engine", KUBECONFIG: "/a", NOTIFY_SOCKET: "/b" };
  try {
    const code = "console.log(JSON.stringify(process.env))";
    const env = JSON.parse(await runCommand(process.execPath, ["-e", code])) as NodeJS.ProcessEnv;
    expect(env).toMatchObject({ DOCKER_HOST: "tcp://engine" });
    expect(Object.keys(env)).not.toEqual(expect.arrayContaining(["KUBECONFIG"]));
    expect(Object.keys(env)).not.toEqual(expect.arrayContaining(["NOTIFY_SOCKET"]));
  } finally {
    process.env = before;
  }
});
