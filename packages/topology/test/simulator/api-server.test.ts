import { refusals } from "./api-server";
import { nodePort, sampleWorld, service } from "./sample-world";

it("allocates a NodePort only once, regardless of the protocol", () => {
  const web = nodePort("web", 30080, "Cluster");
  const dns = service("dns", {
    ports: [{ port: 53, targetPort: 53, protocol: "UDP", nodePort: 30080 }],
  });
  expect(refusals({ ...sampleWorld, services: [web, dns] })).toEqual(["dns: 30080 is allocated to web"]);
  expect(refusals({ ...sampleWorld, services: [web, nodePort("api", 30081, "Cluster")] })).toEqual([]);
});

it.each([
  [29999, 1],
  [30000, 0],
  [32767, 0],
  [32768, 1],
])("accepts only ports in the NodePort range: %s", (number, count) => {
  expect(refusals({ ...sampleWorld, services: [nodePort("web", number, "Cluster")] })).toHaveLength(count);
});
