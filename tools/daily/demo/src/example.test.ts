import { existsSync } from "node:fs";
import { join } from "node:path";
import { examples, readExample, withSettings } from "./example";
import { topFolder } from "./folders";
import { requestOf } from "./requests/request";
import { redirectionOf } from "./requests/output-file";

it("lists the ten examples of the top-level README", () => {
  expect(examples().map(({ name }) => name)).toEqual([
    "single-node",
    "multi-node",
    "many-apps",
    "https",
    "gateway",
    "tcp-and-udp",
    "highly-available",
    "helm-chart",
    "two-stacks",
    "existing-cluster",
  ]);
});

describe.each(examples())("examples/$name", ({ name }) => {
  const example = readExample(name);

  it("has only steps and requests that the demo supports", () => {
    expect(example.stacks.every(({ folder }) => existsSync(join(topFolder, folder, "Pulumi.yaml")))).toBe(
      true,
    );
    expect(example.stacks.length).toBeGreaterThan(0);
    expect(example.stacks.flatMap(({ afterUp }) => afterUp).map(redirectionOf)).toBeDefined();
    expect(example.answers.map(({ command }) => requestOf(command)).length).toBeGreaterThan(0);
  });

  it("uses changed settings in its requests and stacks", () => {
    const ports = Object.fromEntries(
      Object.keys(example.settings.ports).map((key, index) => [key, 20_000 + index]),
    );
    const moved = withSettings(example, { clusterName: "other", ports });
    const asked = moved.answers.map(({ command }) => requestOf(command).port);
    expect(asked.filter((port) => !Object.values(ports).includes(port))).toEqual([]);
    const configured = moved.stacks.flatMap(({ config }) => Object.entries(config));
    for (const [key, port] of Object.entries(ports)) expect(configured).toContainEqual([key, String(port)]);
    expect(JSON.stringify([moved.answers, moved.stacks.map(({ config }) => config)])).not.toContain(
      `${example.settings.clusterName}-control-plane`,
    );
    expect(withSettings(moved, example.settings).answers).toEqual(example.answers);
  });
});

it("configures an example on a plain kind cluster as in its README, with the demo's settings", () => {
  const example = readExample("existing-cluster");
  expect(example.kindConfig).toBe("examples/existing-cluster/kind.yaml");
  expect(example.settings).toEqual({
    clusterName: "existing-cluster",
    ports: { httpPort: 8080, databasePort: 5432 },
  });
  const settings = { clusterName: "mine", ports: { httpPort: 81, databasePort: 82 } };
  expect(withSettings(example, settings).stacks[0]?.config).toEqual({
    node: "mine-worker",
    address: "127.0.0.1",
    httpPort: "81",
    databasePort: "82",
  });
});

it("returns the two stacks of an example in order, and the rejected preview", () => {
  const { stacks, rejections } = readExample("two-stacks");
  expect(stacks.map(({ folder }) => folder)).toEqual([
    "examples/two-stacks/platform",
    "examples/two-stacks/app",
  ]);
  expect(rejections).toMatchObject([{ config: { host: "dashboard.localhost" } }]);
  expect(rejections[0]?.error).toMatch(/\[CLAIM_TAKEN\]$/u);
});
