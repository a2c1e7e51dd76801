import { containerdVersions, precedes } from "./containerd-versions";
import { pinnedNodeImage, pinnedNodeImages } from "./pinned-node-images";

it.each([
  ["kindest/node:v1.35.0", ["2.2.0"]],
  ["docker.io/kindest/node:v1.36.4", ["2.3.4"]],
  [pinnedNodeImage("0.30.0", "1.34"), ["2.1.3"]],
  [pinnedNodeImage("0.32.0", "1.36")?.replace(":v1.36.1", ""), ["2.3.1"]],
  [`kindest/node:v1.35.0@sha256:${"0".repeat(64)}`, undefined],
  ["kindest/node:v1.27.3", undefined],
  ["kindest/node:v1.35", undefined],
  ["shop/node:v1.35.0", undefined],
  ["example.com/kindest/node:v1.35.0", undefined],
  ["", undefined],
  [undefined, undefined],
])("knows the containerd version of the image %s: %j", (image, versions) => {
  expect(containerdVersions(image)).toEqual(versions);
});

it.each([
  ["1.35.0", ["2.2.0"]],
  ["1.35", ["2.3.4", "2.3.1", "2.2.0"]],
  ["1.99", undefined],
])("knows which versions are possible for Kubernetes %s: %j", (kubernetesVersion, versions) => {
  expect(containerdVersions(undefined, kubernetesVersion)).toEqual(versions);
  expect(containerdVersions("shop/node", kubernetesVersion)).toBeUndefined();
});

it("knows the version of every pinned image", () => {
  for (const [kind, images] of Object.entries(pinnedNodeImages))
    for (const version of Object.keys(images))
      expect(containerdVersions(pinnedNodeImage(kind, version))).toHaveLength(1);
});

it.each([
  ["2.1.3", "2.2.0", true],
  ["2.2.0", "2.2.0", false],
  ["2.10.0", "2.2.0", false],
  ["1.7.24", "2.2.0", true],
])("compares the versions %s and %s: %s", (one, other, expected) => {
  expect(precedes(one, other)).toBe(expected);
});
