import { clusterForTests } from "./cluster-for-tests";
import { observe } from "./observation";
import { withoutBerthsPlacement } from "./patched";

describe("one node", () => {
  const cluster = clusterForTests({ worker: false, carrier: "control-plane" });

  const everywhere = { "control-plane": { podAddress: "answers", clusterIP: "answers" } };

  it("answers by hostPort and by ingress", async () => {
    const { probe, direct, web, nodes } = cluster();
    expect(await observe(probe, direct, nodes)).toEqual({
      pod: "control-plane",
      hostPort: "answers",
      fromNodes: everywhere,
    });
    expect(await observe(probe, web, nodes)).toEqual({
      pod: "control-plane",
      hostPort: "answers",
      fromNodes: everywhere,
    });
  });

  it("answers without any placement too, which is why the problem shows only when a node is added", async () => {
    const { probe, direct, nodes } = cluster();
    const seen = await withoutBerthsPlacement(probe, direct.bound, () => observe(probe, direct, nodes));
    expect(seen).toEqual({ pod: "control-plane", hostPort: "answers", fromNodes: everywhere });
  });
});
