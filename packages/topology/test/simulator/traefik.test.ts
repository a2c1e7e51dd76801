import type { HTTPRoute, Ingress } from "./kubernetes-objects";
import { deployment } from "./sample-world";
import { routed } from "./traefik";

const traefik = deployment("traefik", {
  serves: { ingressClassName: "traefik", gatewayClassName: "traefik" },
});
const ingress = (host: string, path: string, annotations: Record<string, string> = {}): Ingress => ({
  annotations,
  ingressClassName: "traefik",
  host,
  path,
  backend: { service: `${host}${path}`, port: 80 },
});
const route = (hostname: string, path: string): HTTPRoute => ({
  gatewayClassName: "traefik",
  hostname,
  path,
  backend: { service: `route ${hostname}${path}`, port: 80 },
});

function taken(request: string, ingresses: Ingress[], httpRoutes: HTTPRoute[] = []): string[] {
  const [host = "", ...path] = request.split("/");
  const objects = { deployments: [], services: [], ingresses, httpRoutes };
  return routed({ host, path: `/${path.join("/")}` }, traefik, objects).map(({ service }) => service);
}

it("takes the longest path prefix that matches by whole segments", () => {
  const ingresses = [ingress("a.b", "/"), ingress("a.b", "/api"), ingress("a.b", "/api/v1")];
  expect(taken("a.b/api/v1/x", ingresses)).toEqual(["a.b/api/v1"]);
  expect(taken("a.b/api", ingresses)).toEqual(["a.b/api"]);
  expect(taken("a.b/apis", ingresses)).toEqual(["a.b/"]);
});

it("takes a wildcard before an exact host, unless it is annotated", () => {
  const exact = ingress("web.localhost", "/");
  expect(taken("web.localhost/", [exact, ingress("*.localhost", "/")])).toEqual(["*.localhost/"]);
  const low = { "traefik.ingress.kubernetes.io/router.priority": "-5" };
  expect(taken("web.localhost/", [exact, ingress("*.localhost", "/", low)])).toEqual(["web.localhost/"]);
  expect(taken("shop.localhost/", [exact, ingress("*.localhost", "/", low)])).toEqual(["*.localhost/"]);
});

it("reads a wildcard as one label of an Ingress, and as one or more of an HTTPRoute", () => {
  expect(taken("a.b.localhost/", [ingress("*.localhost", "/")])).toEqual([]);
  expect(taken("a.b.localhost/", [], [route("*.localhost", "/")])).toEqual(["route *.localhost/"]);
});

it("takes the longer path of an HTTPRoute before the exact host", () => {
  const routes = [route("web.localhost", "/"), route("*.localhost", "/api")];
  expect(taken("web.localhost/api", [], routes)).toEqual(["route *.localhost/api"]);
});

it("takes the HTTPRoute of a short path before the Ingress of a longer one", () => {
  expect(taken("a.b/api/v1", [ingress("a.b", "/api/v1")], [route("a.b", "/api")])).toEqual(["route a.b/api"]);
});

it("reads a prefix with a slash at its end as the one without", () => {
  expect(taken("a.b/api", [ingress("a.b", "/"), ingress("a.b", "/api/")])).toEqual(["a.b/api/"]);
  expect(taken("a.b/api/x", [ingress("a.b", "/api"), ingress("a.b", "/api/")])).toHaveLength(2);
});

it("may take either of two that are alike", () => {
  expect(taken("a.b/", [ingress("a.b", "/"), ingress("a.b", "/")])).toHaveLength(2);
});
