import { scenarioChecks, scenarioOf } from "./scenarios";

const names = (text: string, engine?: "docker" | "podman") =>
  scenarioChecks([scenarioOf(text)], engine).map(({ name }) => name);

it("finds the files whose path contains a name", () => {
  expect(scenarioOf("faults").files).toEqual([
    "faults/disk-full.e2e.ts",
    "faults/engine-restart.e2e.ts",
    "faults/foreign.e2e.ts",
    "faults/nothing-made.e2e.ts",
    "faults/one-cluster.e2e.ts",
  ]);
  expect(scenarioOf("one-cluster")).toEqual({ name: "one-cluster", files: ["faults/one-cluster.e2e.ts"] });
});

it("uses the text after a colon as the test name pattern", () => {
  expect(scenarioOf("life:a cluster: again")).toMatchObject({ name: "life", testName: "a cluster: again" });
});

it.each(["no-such-thing", "", ":a test"])("rejects %j and lists all scenario names", (text) => {
  expect(() => scenarioOf(text)).toThrow(
    /unknown scenario[^]*\n {2}life\/life\n[^]*\n {2}stacks\/two-stacks/u,
  );
});

it("runs each file on the first engine that npm test uses for the file, unless an engine is specified", () => {
  expect(names("matrix")).toEqual(["scenario-matrix-docker", "scenario-matrix-podman"]);
  expect(names("placement")).toEqual(["scenario-placement-docker"]);
  expect(names("placement/two", "podman")).toEqual(["scenario-placement-two-podman"]);
});
