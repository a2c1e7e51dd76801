import { staleRules } from "./podman-leftovers";

const RULES = `-N NETAVARK-HOSTPORT-DNAT
-A NETAVARK-HOSTPORT-DNAT -p tcp -m tcp --dport 8080 -m comment --comment "dnat name: kind id: 1a" -j NETAVARK-DN-AAA
-A NETAVARK-HOSTPORT-DNAT -p tcp -m tcp --dport 24582 -m comment --comment "dnat name: berth-0a1b2c3d id: 25" -j NETAVARK-DN-BBB
-A NETAVARK-HOSTPORT-DNAT -p tcp -m tcp --dport 24583 -m comment --comment "dnat name: berth-0a1b2c3de id: 26" -j NETAVARK-DN-CCC
-A NETAVARK-HOSTPORT-DNAT -p udp -m udp --dport 5353 -m comment --comment "dnat name: berth-0a1b2c3d id: 27" -j NETAVARK-DN-BBB
`;

it("finds the rules of a network's containers, but not the rules of other networks", () => {
  expect(staleRules(RULES, "berth-0a1b2c3d")).toEqual([
    { position: 2, chain: "NETAVARK-DN-BBB" },
    { position: 4, chain: "NETAVARK-DN-BBB" },
  ]);
  expect(staleRules(RULES, "berth-ffffffff")).toEqual([]);
});
