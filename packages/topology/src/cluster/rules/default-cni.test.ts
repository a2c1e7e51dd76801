import { found, port } from "../../../test/fixtures/examples/rule-example";

it.each([
  [true, 80, true],
  [true, 30000, false],
  [true, 32768, true],
  [false, 80, false],
])("warns if disableDefaultCNI (%s) breaks containerPort %d", (disableDefaultCNI, containerPort, warned) => {
  expect(found({ networking: { disableDefaultCNI }, portMappings: [port({ containerPort })] })).toEqual(
    warned ? ["DEFAULT_CNI_OFF networking.disableDefaultCNI"] : [],
  );
});

it("does not warn about a containerPort in the cluster's own NodePort range; control: the default range", () => {
  const cluster = {
    networking: { disableDefaultCNI: true },
    portMappings: [port({ hostPort: 3000, containerPort: 3000 })],
  };
  const range =
    "kind: ClusterConfiguration\napiServer:\n  extraArgs:\n    service-node-port-range: 3000-4000\n";
  expect(found({ ...cluster, kubeadmConfigPatches: [range] })).toEqual([]);
  expect(found(cluster)).toEqual(["DEFAULT_CNI_OFF networking.disableDefaultCNI"]);
});
