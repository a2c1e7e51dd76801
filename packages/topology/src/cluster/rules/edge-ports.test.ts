import { clusterFindings } from "../../../test/fixtures/examples/rule-example";

const edge = { name: "edge", hostPort: 5353, containerPort: 53, publish: "edge" as const };

/** Returns the findings about one port mapping. */
function found(mapping: object, ipFamily?: string) {
  const networking = ipFamily === undefined ? {} : { networking: { ipFamily } };
  return clusterFindings({ portMappings: [{ ...edge, ...mapping }], ...networking }).map(
    ({ code, path, value }) => ({ code, path, value }),
  );
}

it("rejects SCTP", () => {
  expect(found({ protocol: "SCTP" })).toEqual([
    { code: "EDGE_PROTOCOL", path: "portMappings[0].protocol", value: "SCTP" },
  ]);
  expect(found({ protocol: "SCTP", publish: undefined })).toEqual([]);
});

it("rejects UDP only in an IPv6 cluster", () => {
  expect(found({ protocol: "UDP" }, "ipv6")).toEqual([
    { code: "EDGE_UDP_FAMILY", path: "portMappings[0].publish", value: "edge" },
  ]);
  for (const ipFamily of [undefined, "ipv4", "dual"])
    expect(found({ protocol: "UDP" }, ipFamily)).toEqual([]);
  expect(found({ protocol: "TCP" }, "ipv6")).toEqual([]);
});
