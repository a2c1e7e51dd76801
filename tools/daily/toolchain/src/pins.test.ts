import { readFileSync } from "node:fs";
import { join } from "node:path";
import { standIns } from "@kind-berth-tools/stand-ins";
import { LOAD_BALANCER_IMAGE, TRAEFIK_IMAGE } from "@kind-berth-tools/lab";
import { satisfies } from "semver";
import { pins } from "./pins";
import { withoutDigest } from "./tools/engine-image";

const packageFile = (path: string) =>
  JSON.parse(readFileSync(join(__dirname, "../../../..", path), "utf8")) as {
    version: string;
    devDependencies: Record<string, string>;
  };

describe("the pins", () => {
  it.each(["kubernetes", "command"] as const)("match the %s npm package and stand-in versions", (plugin) => {
    expect(packageFile(`node_modules/@pulumi/${plugin}/package.json`).version).toBe(
      pins.plugins[plugin].version,
    );
    expect(standIns[plugin].version).toBe(pins.plugins[plugin].version);
  });

  it("have a language host stand-in with the version of the Pulumi SDK", () => {
    expect(standIns.nodejs.version).toBe(packageFile("node_modules/@pulumi/pulumi/package.json").version);
  });

  it("have versions within their own ranges", () => {
    for (const { version, range } of [pins.kind, pins.pulumi, pins.actionlint])
      expect(satisfies(version, range)).toBe(true);
    expect(satisfies(packageFile("package.json").devDependencies["node"] ?? "", pins.node.range)).toBe(true);
  });

  it("have the actionlint version that the lab builds", () => {
    const module = readFileSync(
      join(__dirname, "../../../../tools/offline/lab/go-actionlint/go.mod"),
      "utf8",
    );
    expect(module).toContain(`github.com/rhysd/actionlint v${pins.actionlint.version} `);
  });

  it("have the Pulumi CLI version that the lab builds", () => {
    const module = readFileSync(join(__dirname, "../../../../tools/offline/lab/go/go.mod"), "utf8");
    expect(module).toContain(`github.com/pulumi/pulumi/pkg/v3 v${pins.pulumi.version}\n`);
  });

  it("have the Ingress controller image that the lab builds", () => {
    expect(pins.ingressControllerImage).toContain(TRAEFIK_IMAGE.replace(/^.*\//, ""));
  });

  it("have the load balancer image name that the lab uses", () => {
    expect(withoutDigest(pins.loadBalancerImage)).toBe(LOAD_BALANCER_IMAGE);
  });

  it("have complete digests for the images that the toolchain pulls", () => {
    for (const image of [pins.nodeImage, pins.loadBalancerImage])
      expect(image).toMatch(/^[^@]+:[^@:]+@sha256:[0-9a-f]{64}$/);
  });
});
