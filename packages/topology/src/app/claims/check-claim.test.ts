import { PortProtocol } from "../../model/port-record";
import { checkClaim } from "./check-claim";
import type { Claim } from "../../model/claim";
import { HeldClaims } from "./held-claims";

const { TCP, UDP } = PortProtocol;
const whole: Claim = {
  owner: "db",
  port: "http",
  exposure: "hostPort",
  binds: { node: "worker", port: 80, protocol: TCP },
};
const part = (owner: string, host: string, path: string): Claim => ({
  ...whole,
  owner,
  exposure: "ingress",
  http: { host, path },
});
const byGateway = (claim: Claim): Claim => ({ ...claim, exposure: "gateway" });
const nodePort = (owner: string, number: number, protocol: PortProtocol = TCP): Claim => ({
  owner,
  port: `of-${owner}`,
  exposure: "nodePort",
  binds: { port: number, protocol },
});
const hostPort = (owner: string, node: string, number: number, protocol: PortProtocol = TCP): Claim => ({
  owner,
  port: `of-${owner}`,
  exposure: "hostPort",
  binds: { node, port: number, protocol },
});

function codes(held: Claim, claim: Claim): string[] {
  return checkClaim(claim, new HeldClaims([held])).map(({ code }) => code);
}

const byNginx = (claim: Claim): Claim => ({ ...claim, ingressClassName: "nginx" });
const web = part("web", "web.localhost", "/");
const api = part("api", "web.localhost", "/api");

it.each<[string, Claim, Claim, string[]]>([
  ["the same whole port", whole, { ...whole, owner: "two" }, ["CLAIM_TAKEN"]],
  ["a whole port and a part of it", whole, web, ["CLAIM_TAKEN"]],
  ["the same host and path", web, { ...web, owner: "two" }, ["CLAIM_TAKEN"]],
  ["the same wildcard host", part("a", "*.localhost", "/"), part("b", "*.localhost", "/"), ["CLAIM_TAKEN"]],
  [
    "the same host and path with different exposures",
    web,
    byGateway({ ...web, owner: "two" }),
    ["CLAIM_TAKEN"],
  ],
  ["two paths of one host with different exposures", web, byGateway(api), ["HOST_EXPOSED_TWICE"]],
  ["one port for two Ingress controllers", web, byNginx(api), ["INGRESS_CONTROLLER_TAKEN"]],
  [
    "one port for a Gateway and the user's own controller",
    byGateway(web),
    byNginx(api),
    ["INGRESS_CONTROLLER_TAKEN"],
  ],
  ["the same NodePort", nodePort("a", 30080), nodePort("b", 30080), ["NODE_PORT_TAKEN"]],
  [
    "the same NodePort with two protocols",
    nodePort("a", 30080),
    nodePort("b", 30080, UDP),
    ["NODE_PORT_TAKEN"],
  ],
  [
    "a NodePort and a hostPort on any node",
    nodePort("a", 30080),
    hostPort("b", "worker2", 30080),
    ["NODE_PORT_TAKEN"],
  ],
  [
    "one port number of one node through two ports",
    hostPort("a", "worker", 80),
    hostPort("b", "worker", 80),
    ["NODE_PORT_TAKEN"],
  ],
])("rejects %s, in either order", (_, one, other, expected) => {
  expect(codes(one, other)).toEqual(expected);
  expect(codes(other, one)).toEqual(expected);
});

it.each<[string, Claim, Claim]>([
  ["a longer path under a shorter one", web, api],
  ["an exact host next to a wildcard host", web, part("any", "*.localhost", "/")],
  [
    "a wildcard host under another wildcard host",
    part("a", "*.localhost", "/"),
    part("b", "*.web.localhost", "/"),
  ],
  ["two hosts with different exposures", web, byGateway(part("b", "b.localhost", "/"))],
  ["two paths of one host with the same exposure", byGateway(web), byGateway(api)],
  [
    "the same host and path on another port",
    web,
    { ...web, owner: "b", port: "admin", binds: { node: "worker2", port: 80, protocol: TCP } },
  ],
  ["two apps with the user's own Ingress controller", byNginx(web), byNginx(api)],
  ["two NodePorts", nodePort("a", 30080), nodePort("b", 30081)],
  [
    "a NodePort and a hostPort with different protocols",
    nodePort("a", 30080),
    hostPort("b", "worker", 30080, UDP),
  ],
  ["one port number on two nodes", hostPort("a", "worker", 80), hostPort("b", "worker2", 80)],
  ["a load balancer's port next to another port", web, { owner: "b", port: "lb", exposure: "loadBalancer" }],
])("accepts %s", (_, one, other) => {
  expect(codes(one, other)).toEqual([]);
  expect(codes(other, one)).toEqual([]);
});

it("names both owners and what each of them claims", () => {
  const [taken] = checkClaim(web, new HeldClaims([whole]));
  expect(taken).toMatchObject({
    path: "port",
    value: "http",
    rule: "app `web` needs web.localhost/ on port `http`, but app `db` already uses the whole port `http`",
  });
  const [bound] = checkClaim(nodePort("a", 30080), new HeldClaims([hostPort("b", "worker", 30080)]));
  expect(bound?.rule).toBe(
    "app `a` needs 30080/TCP on every node for port `of-a`, but app `b` already binds 30080/TCP on node `worker` for " +
      "port `of-b`",
  );
  const [twice] = checkClaim(byGateway(api), new HeldClaims([web]));
  expect(twice?.rule).toContain(
    "app `web` already uses web.localhost/ on port `http` with the `ingress` exposure",
  );
});

it("names only the first of several apps that claim a part of the port", () => {
  const held = new HeldClaims([web, api]);
  expect(checkClaim(whole, held).map(({ rule }) => rule)).toEqual([
    "app `db` needs the whole port `http`, but app `web` already uses web.localhost/ on port `http`",
  ]);
});

it("names the other stack if an app of that stack has the claim", () => {
  const [finding] = checkClaim(web, new HeldClaims([{ ...web, owner: "status", stack: "platform/dev" }]));
  expect(finding?.rule).toBe(
    "app `web` needs web.localhost/ on port `http`, but app `status` of stack `platform/dev` already uses web.localhost/ on port `http`",
  );
});
