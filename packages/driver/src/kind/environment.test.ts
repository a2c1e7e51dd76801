import { kindEnvironment, variableRules } from "./environment";

/**
 * The environment variables that the code in kind 0.33.0's `pkg` folder reads. The list omits `pkg/build`, because the driver never runs
 * that code.
 */
const readByKind = [
  ...["KIND_CLUSTER_NAME", "KIND_EXPERIMENTAL_PROVIDER", "KUBECONFIG"],
  ...["KIND_EXPERIMENTAL_DOCKER_NETWORK", "KIND_EXPERIMENTAL_PODMAN_NETWORK"],
  ...["DOCKER_CONFIG", "DOCKER_CONTEXT", "DOCKER_HOST", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"],
  ...["HOME", "HOMEDRIVE", "HOMEPATH", "USERPROFILE", "TERM", "NO_COLOR"],
];
const rules = Object.entries(variableRules);

it("has a rule for every variable that kind reads", () => {
  const decided = rules.filter(([, { readBy }]) => readBy.includes("kind")).map(([name]) => name);
  expect(decided).toEqual(expect.arrayContaining(readByKind));
});

it("states a reason for each decision, and names each variable in upper case", () => {
  for (const [name, { readBy, reason }] of rules) {
    expect(name).toBe(name.toUpperCase());
    expect(readBy).not.toEqual([]);
    expect(reason).toMatch(/^\S.*\.$/);
  }
});

it("does not override or remove an engine's variables, because engines use the driver's environment", () => {
  const changed = rules.filter(([, { decision }]) => decision !== "pass");
  expect(changed.map(([name]) => name).sort()).toEqual([
    "KIND_CLUSTER_NAME",
    "KIND_EXPERIMENTAL_PROVIDER",
    "KUBECONFIG",
  ]);
  const engines = ["docker", "podman", "nerdctl"];
  expect(changed.flatMap(([, { readBy }]) => readBy).filter((program) => engines.includes(program))).toEqual(
    [],
  );
});

describe("kindEnvironment", () => {
  const everything = Object.fromEntries(rules.map(([name]) => [name, `the user's ${name}`]));

  it("returns every passed variable unchanged, and the engine that the driver has found", () => {
    const passed = rules
      .filter(([, { decision }]) => decision === "pass")
      .map(([name]) => [name, `the user's ${name}`]);
    expect(kindEnvironment(everything, "podman")).toEqual({
      ...Object.fromEntries(passed),
      KIND_EXPERIMENTAL_PROVIDER: "podman",
    });
  });

  it.each(["DOCKER_HOST", "DOCKER_CONTEXT", "CONTAINER_HOST", "HTTPS_PROXY", "https_proxy", "PATH"])(
    "keeps the user's %s",
    (name) => {
      expect(kindEnvironment({ [name]: "the user's" }, "docker")).toEqual({
        [name]: "the user's",
        KIND_EXPERIMENTAL_PROVIDER: "docker",
      });
    },
  );

  it.each(["KIND_CLUSTER_NAME", "KUBECONFIG", "Kind_Cluster_Name"])("removes %s", (name) => {
    expect(kindEnvironment({ [name]: "another" }, "docker")).toEqual({
      KIND_EXPERIMENTAL_PROVIDER: "docker",
    });
  });
});
