import { found } from "../../../test/fixtures/examples/rule-example";

function codes(networking: object, nodeCount = 1): string[] {
  const workers = Array.from({ length: nodeCount - 1 }, () => ({ role: "worker" }));
  return found({ networking, nodes: [{ role: "control-plane" }, ...workers] });
}

it.each([
  [{ podSubnet: "10.0.0.0/16" }],
  [{ podSubnet: "" }],
  [{ ipFamily: "ipv6" }],
  [{ ipFamily: "ipv6", podSubnet: "fd00:1::/56", serviceSubnet: "fd00:2::/112" }],
  [{ ipFamily: "dual", podSubnet: "10.0.0.0/16" }],
  [{ ipFamily: "dual", podSubnet: "fd00:1::/56,10.0.0.0/16" }],
  [{ serviceSubnet: "10.96.0.0/28" }],
  [{ serviceSubnet: "10.96.0.0/12" }],
])("accepts %j", (networking) => {
  expect(codes(networking)).toEqual([]);
});

it.each([
  "10.0.0.0",
  "10.0.0.0/33",
  "10.0.0/16",
  "10.0.0.00/16",
  "pods",
  "10.0.0.0/16,10.1.0.0/16",
  "10.0.0.0/16, fd00::/56",
  "fd00:1::/56",
])("rejects the subnet %s in an IPv4 cluster", (subnet) => {
  expect(codes({ podSubnet: subnet, serviceSubnet: subnet })).toEqual([
    "SUBNET_INVALID networking.podSubnet",
    "SUBNET_INVALID networking.serviceSubnet",
  ]);
});

it.each([
  [{ ipFamily: "ipv6", podSubnet: "10.0.0.0/16" }],
  [{ ipFamily: "dual", podSubnet: "10.0.0.0/16,10.1.0.0/16" }],
  [{ ipFamily: "dual", podSubnet: "10.0.0.0/16,fd00:1::/56,fd00:2::/56" }],
])("rejects a subnet that does not match the IP family: %j", (networking) => {
  expect(codes(networking)).toEqual(["SUBNET_INVALID networking.podSubnet"]);
});

it.each([
  [{ podSubnet: "10.96.0.0/16" }, ["SUBNETS_OVERLAP networking.podSubnet"]],
  [{ podSubnet: "10.96.128.0/17" }, ["SUBNETS_OVERLAP networking.podSubnet"]],
  [{ serviceSubnet: "10.244.128.0/17" }, ["SUBNETS_OVERLAP networking.serviceSubnet"]],
  [{ podSubnet: "10.97.0.0/16" }, []],
  [{ ipFamily: "dual", podSubnet: "10.0.0.0/16,fd00:10:96::/56" }, ["SUBNETS_OVERLAP networking.podSubnet"]],
])("checks whether the pod and Service subnets overlap: %j", (networking, expected) => {
  expect(codes(networking)).toEqual(expected);
});

it.each([
  ["10.0.0.0/24", 1, true],
  ["10.0.0.0/24", 2, false],
  ["10.0.0.0/23", 2, true],
  ["10.0.0.0/23", 3, false],
  ["10.0.0.0/25", 1, false],
  ["10.0.0.0/8", 1, true],
  ["0.0.0.0/7", 1, false],
])("accepts the size of the podSubnet %s for %d nodes: %s", (podSubnet, nodeCount, fits) => {
  expect(codes({ podSubnet, serviceSubnet: "172.16.0.0/16" }, nodeCount)).toEqual(
    fits ? [] : ["SUBNET_SIZE_INVALID networking.podSubnet"],
  );
});

it("does not check the podSubnet size if a patch may change the size of the nodes' ranges", () => {
  const networking = { podSubnet: "10.0.0.0/24" };
  const kubeadmConfigPatches = ["kind: ClusterConfiguration\ncontrollerManager: {}\n"];
  expect(
    found({ networking, nodes: [{ role: "control-plane" }, { role: "worker" }], kubeadmConfigPatches }),
  ).toEqual([]);
});

it.each([
  ["10.96.0.0/29", false],
  ["10.96.0.0/28", true],
  ["10.0.0.0/11", false],
])("accepts the size of the serviceSubnet %s, as kubeadm does: %s", (serviceSubnet, fits) => {
  expect(codes({ serviceSubnet })).toEqual(fits ? [] : ["SUBNET_SIZE_INVALID networking.serviceSubnet"]);
});
