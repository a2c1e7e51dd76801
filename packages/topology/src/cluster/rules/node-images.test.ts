import { found } from "../../../test/fixtures/examples/rule-example";

const digest = `sha256:${"0".repeat(64)}`;

it.each([
  "kindest/node",
  "kindest/node:v1.36.3",
  `kindest/node:v1.36.3@${digest}`,
  `localhost:5000/my_org/my-node__x@${digest}`,
  "Registry.example.com/node:A_b.c-1",
  "[::1]:5000/node",
  "",
])("accepts the image %j", (image) => {
  expect(found({ nodes: [{ role: "control-plane", image }] })).toEqual([]);
});

it.each([
  "--privileged",
  "kindest/node:",
  "kindest/Node",
  "kindest//node",
  "kindest/node:v1.36.3@sha256:0",
  "node image",
  "$(reboot)",
  "node\n",
  `node:${"t".repeat(129)}`,
])("rejects the image %j", (image) => {
  expect(found({ nodes: [{ role: "control-plane", image }] })).toEqual(["NODE_IMAGE_INVALID nodes[0].image"]);
});

it.each([
  ["v1.36.3", "v1.37.0", true],
  ["v1.36.3", "v1.36.0", false],
  ["v1.36.3", "v1.33.0", false],
  ["v1.36.3", "v1.32.9", true],
  ["v1.36.3", "latest", false],
  ["latest", "v1.36.3", false],
])("reports incompatible versions of control plane %s and worker %s: %s", (controlPlane, worker, apart) => {
  const nodes = [
    { role: "worker", image: `kindest/node:${worker}` },
    { role: "control-plane", image: `kindest/node:${controlPlane}` },
  ];
  expect(found({ nodes })).toEqual(apart ? ["NODE_VERSIONS_APART nodes[0].image"] : []);
});
