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

it("uses the longest path prefix that matches by whole segments", () => {
  const ingresses = [ingress("a.b", "/"), ingress("a.b", "/api"), ingress("a.b", "/api/v1")];
  expect(taken("a.b/api/v1/x", ingresses)).toEqual(["a.b/api/v1"]);
  expect(taken("a.b/api", ingresses)).toEqual(["a.b/api"]);
  expect(taken("a.b/apis", ingresses)).toEqual(["a.b/"]);
});

it("prefers a wildcard host to an exact host, unless an annotation lowers the wildcard's priority", () => {
  const exact = ingress("web.localhost", "/");
  expect(taken("web.localhost/", [exact, ingress("*.localhost", "/")])).toEqual(["*.localhost/"]);
  const low = { "traefik.ingress.kubernetes.io/router.priority": "-5" };
  expect(taken("web.localhost/", [exact, ingress("*.localhost", "/", low)])).toEqual(["web.localhost/"]);
  expect(taken("shop.localhost/", [exact, ingress("*.localhost", "/", low)])).toEqual(["*.localhost/"]);
});

it("matches a wildcard to one DNS label for an Ingress, and to one or more labels for an HTTPRoute", () => {
  expect(taken("a.b.localhost/", [ingress("*.localhost", "/")])).toEqual([]);
  expect(taken("a.b.localhost/", [], [route("*.localhost", "/")])).toEqual(["route *.localhost/"]);
});

it("prefers an HTTPRoute with a longer path to an HTTPRoute with the exact host", () => {
  const routes = [route("web.localhost", "/"), route("*.localhost", "/api")];
  expect(taken("web.localhost/api", [], routes)).toEqual(["route *.localhost/api"]);
});

it("prefers an HTTPRoute with a short path to an Ingress with a longer path", () => {
  expect(taken("a.b/api/v1", [ingress("a.b", "/api/v1")], [route("a.b", "/api")])).toEqual(["route a.b/api"]);
});

it("ignores a trailing slash in a path prefix", () => {
  expect(taken("a.b/api", [ingress("a.b", "/"), ingress("a.b", "/api/")])).toEqual(["a.b/api/"]);
  expect(taken("a.b/api/x", [ingress("a.b", "/api"), ingress("a.b", "/api/")])).toHaveLength(2);
});

it("may choose either of two identical Ingresses", () => {
  expect(taken("a.b/", [ingress("a.b", "/"), ingress("a.b", "/")])).toHaveLength(2);
});
