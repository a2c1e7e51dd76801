import { found } from "../../../test/fixtures/examples/rule-example";
import { longestLabels } from "./label-lengths";

const nodes = [{ role: "control-plane" }, { role: "worker" }];

/** Returns a range of 1000 ports. With its comma, the label of each port has 71 bytes. */
function range(thousands: number, node: string): object {
  const ports = `${thousands}000-${thousands}999`;
  return { name: `p${thousands}`.padEnd(43, "x"), hostPort: ports, containerPort: ports, node };
}

it("rejects labels that are too long for one argument of the kubelet, and counts each node alone", () => {
  const two = [range(30, "worker"), range(40, "worker")];
  expect(2 * 1000 * 71).toBeGreaterThan(longestLabels);
  expect(found({ nodes, portMappings: two })).toEqual(["NODE_LABELS_TOO_LONG nodes[1]"]);
  expect(found({ nodes, portMappings: [range(30, "worker"), range(40, "control-plane")] })).toEqual([]);
});

it("accepts one range with the longest name and the most ports", () => {
  expect(found({ portMappings: [range(30, "control-plane")] })).toEqual([]);
});

it("counts the labels of the program", () => {
  const labels = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`l${String(index).padStart(5, "0")}`, "v"]),
    );
  // Each label has 9 bytes with its comma.
  const most = Math.floor(longestLabels / 9);
  const withLabels = (count: number) => found({ nodes: [{ role: "control-plane", labels: labels(count) }] });
  expect(withLabels(most)).toEqual([]);
  expect(withLabels(most + 1)).toEqual(["NODE_LABELS_TOO_LONG nodes[0]"]);
});
