import { affectedE2e, type ImportsOfE2e } from "./affected-e2e";
import { dependenciesOf, e2eFileNames, type E2eFileName } from "./e2e-files";
import { subjects, type SubjectName } from "./subjects";

const helper = "tools/harness/e2e/src/load.ts";
const imports: ImportsOfE2e = new Map([
  ["rollout/rollout.e2e.ts", new Set(["tools/harness/e2e/src/rollout/rollout.e2e.ts", helper])],
  ["life/life.e2e.ts", new Set(["tools/harness/e2e/src/life/life.e2e.ts"])],
]);

const affected = (...changed: string[]) => [...affectedE2e(changed, imports).keys()].sort();
const all = [...e2eFileNames].sort();
const showing = (...names: SubjectName[]): E2eFileName[] =>
  all.filter((name) => names.some((subject) => dependenciesOf(name).subjects.includes(subject)));

describe("a change to the planner of one exposure", () => {
  it.each(["hostPort", "nodePort", "loadBalancer"] as const)(
    "runs the end-to-end files that test %s, and skips those that test only other exposures",
    (exposure) => {
      const subject = `exposure:${exposure}` as const;
      const [planner = ""] = subjects[subject].sources;
      const ran = affected(planner);
      expect(ran).toEqual(showing(subject));
      expect(ran.length).toBeGreaterThan(0);
      expect(ran.length).toBeLessThan(all.length);
    },
  );

  it("runs the NodePort files and skips the hostPort and HTTP files if the nodePort planner changes", () => {
    const ran = affected(...subjects["exposure:nodePort"].sources);
    expect(ran).toContain("exposures/exposures.e2e.ts");
    expect(ran).toContain("matrix/one-node.e2e.ts");
    for (const other of ["life/life.e2e.ts", "http/http.e2e.ts", "edge/edge-ports.e2e.ts"])
      expect(ran).not.toContain(other);
  });

  it("runs the ingress files and the gateway files if the HTTP planner changes", () => {
    const ran = affected("packages/topology/src/app/exposures/http/plan-http.ts");
    expect(ran).toEqual(showing("exposure:ingress", "exposure:gateway"));
    expect(ran).not.toContain("life/life.e2e.ts");
  });
});

it.each([
  "packages/topology/src/model/cluster-record.ts",
  "packages/topology/src/placement/placement.ts",
  "packages/topology/src/app/plan-exposures.ts",
  "packages/components/src/cluster/kind-cluster.ts",
  "packages/driver/src/cluster/create.ts",
  "packages/driver/src/verify/verify-app.ts",
  "tools/daily/toolchain/src/engine/podman.ts",
  "package-lock.json",
  "jest.preset.cjs",
  "a-file-that-nobody-has-thought-of",
])("runs all end-to-end files if shared code changes: %s", (file) => {
  expect(affected(file)).toEqual(all);
});

it.each([
  "docs/rules.md",
  "README.md",
  "packages/topology/src/app/exposures/node-port/plan-node-port.test.ts",
  "packages/topology/test/simulator/traefik.ts",
  "tools/harness/bench/src/main.ts",
])("runs no end-to-end file if no end-to-end file uses the changed file: %s", (file) => {
  expect(affected(file)).toEqual([]);
});

describe("a change to the end-to-end project", () => {
  it("runs the changed test file, and no other test file in its folder", () => {
    expect(affected("tools/harness/e2e/src/faults/one-cluster.e2e.ts")).toEqual([
      "faults/one-cluster.e2e.ts",
    ]);
  });

  it("runs test files that import the changed file, or have it in their folder as a program to copy", () => {
    expect(affected(helper)).toEqual(["rollout/rollout.e2e.ts"]);
    expect(affected("tools/harness/e2e/src/protocols/server/main.ts")).toEqual([
      "protocols/protocols.e2e.ts",
    ]);
  });

  it("runs the test files that use the changed program or example", () => {
    expect(affected("tools/harness/e2e/programs/life/index.ts")).toEqual(["life/life.e2e.ts"]);
    expect(affected("examples/two-stacks/README.md")).toEqual([
      "examples/examples.e2e.ts",
      "stacks/two-stacks.e2e.ts",
    ]);
  });

  it("runs all test files if no test file is known to use the changed file", () => {
    for (const file of [
      "tools/harness/e2e/src/unused.ts",
      "tools/harness/e2e/programs/new/index.ts",
      "tools/harness/e2e/package.json",
    ])
      expect(affected(file)).toEqual(all);
  });
});

it("returns the first changed file that affects each end-to-end file", () => {
  const planner = "packages/topology/src/app/exposures/load-balancer/plan-load-balancer.ts";
  const reasons = affectedE2e([planner, "package-lock.json"], imports);
  expect(reasons.get("app/app.e2e.ts")).toBe(planner);
  expect(reasons.get("life/life.e2e.ts")).toBe("package-lock.json");
});
