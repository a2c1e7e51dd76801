import { criticalPath } from "./critical-path";

const urn = (type: string, name: string) =>
  `urn:pulumi:bench::bench::berth:index:KindCluster$${type}::${name}`;
const cluster = urn("command:local:Command", "cluster");
const traefik = urn("kubernetes:apps/v1:Deployment", "traefik");
const app = urn("kubernetes:apps/v1:Deployment", "app");
const ingress = urn("kubernetes:networking.k8s.io/v1:Ingress", "app");
const provider = urn("pulumi:providers:kubernetes", "cluster");

const dependencies = new Map([
  [provider, [cluster]],
  [traefik, [provider]],
  [app, [provider]],
  [ingress, [traefik]],
]);

it("follows the dependencies that ended last, and covers the whole time", () => {
  const steps = [
    { urn: cluster, start: 4, end: 30 },
    { urn: provider, start: 30.1, end: 30.3 },
    { urn: traefik, start: 30.4, end: 33 },
    { urn: app, start: 30.4, end: 34 },
    { urn: ingress, start: 34.5, end: 36 },
  ];
  expect(criticalPath(steps, dependencies, 37)).toEqual([
    { name: "start of the program", start: 0, end: 4 },
    { name: "Command cluster", start: 4, end: 30 },
    { name: "Provider cluster", start: 30, end: 30.3 },
    { name: "Deployment traefik", start: 30.3, end: 33 },
    { name: "Pulumi engine", start: 33, end: 34.5 },
    { name: "Ingress app", start: 34.5, end: 36 },
    { name: "end of the CLI", start: 36, end: 37 },
  ]);
});

it("omits a resource on which the last resource does not depend", () => {
  const steps = [
    { urn: app, start: 1, end: 2 },
    { urn: ingress, start: 3, end: 4 },
  ];
  const names = criticalPath(steps, dependencies, 5).map(({ name }) => name);
  expect(names).toEqual(["start of the program", "Ingress app", "end of the CLI"]);
});

it("attributes the whole time to the end of the CLI if nothing was created", () => {
  expect(criticalPath([], new Map(), 5)).toEqual([{ name: "end of the CLI", start: 0, end: 5 }]);
});
