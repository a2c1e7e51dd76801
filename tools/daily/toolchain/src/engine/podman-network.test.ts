import { ruleBridges } from "./podman-network";

const RULES = `-P FORWARD DROP
-A FORWARD -i podman1 -o podman1 -m comment --comment berth-0a1b2c3d -j ACCEPT
-A FORWARD -m comment --comment "netavark firewall plugin rules" -j NETAVARK_FORWARD
-A FORWARD -i podman2 -o podman2 -m comment --comment berth-0a1b2c3d -j ACCEPT
-A FORWARD -i podman3 -o podman3 -m comment --comment berth-0a1b2c3de -j ACCEPT
`;

describe("ruleBridges", () => {
  it("finds the bridges in a network's rules, but not the bridges of other networks", () => {
    expect(ruleBridges(RULES, "berth-0a1b2c3d")).toEqual(["podman1", "podman2"]);
    expect(ruleBridges(RULES, "berth-ffffffff")).toEqual([]);
  });
});
