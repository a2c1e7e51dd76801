import { recordOf } from "../../../cluster/cluster-plan";
import { planCluster } from "../../../cluster/plan-cluster";
import { traefikArgs } from "../../../ingress-controller/traefik";
import { planExposure } from "../../plan-app";
import { planServiceExposure } from "../../plan-service";

const record = recordOf(
  planCluster({
    name: "demo",
    nodes: [{ role: "control-plane" }, { role: "worker" }],
    portMappings: [{ name: "http", hostPort: 8080, containerPort: 80, node: "control-plane" }],
  }),
);
const web = { name: "web", containerPort: 3000, port: "http" };

describe("gateway", () => {
  const plan = planExposure({ ...web, exposure: "gateway", path: "/api", namespace: "shop" }, record, []);

  it("uses the port's controller, as Ingresses do", () => {
    const { ingress } = planExposure(web, record, []);
    expect(plan.httpRoute?.gateway.controller).toEqual({ ...ingress?.controller, gateway: true });
    expect(plan.pods.placement).toEqual({ tolerations: [] });
  });

  it("plans the controller's Gateway, which allows HTTPRoutes from every namespace", () => {
    const { name, namespace, spec } = plan.httpRoute?.gateway ?? {};
    expect({ name, namespace, spec }).toEqual({
      name: "berth-ingress-http",
      namespace: "berth-ingress-http",
      spec: {
        gatewayClassName: "berth-ingress-http",
        listeners: [
          { name: "web", protocol: "HTTP", port: 8000, allowedRoutes: { namespaces: { from: "All" } } },
        ],
      },
    });
  });

  it("plans an HTTPRoute from that Gateway, by host and path, to the app's Service", () => {
    expect(plan.httpRoute?.spec).toEqual({
      parentRefs: [{ namespace: "berth-ingress-http", name: "berth-ingress-http", sectionName: "web" }],
      hostnames: ["web.localhost"],
      rules: [
        {
          matches: [{ path: { type: "PathPrefix", value: "/api" } }],
          backendRefs: [{ name: "web", port: 3000 }],
        },
      ],
    });
    expect(plan.service).toEqual({
      name: "web",
      type: "ClusterIP",
      skipAwait: true,
      ports: [{ port: 3000, targetPort: 3000, protocol: "TCP" }],
    });
  });

  it("returns the URL, the claim and the route", () => {
    const { url, claim, ingress, route } = plan;
    expect({ url, claim, ingress }).toEqual({
      url: "http://web.localhost:8080/api",
      claim: {
        owner: "web",
        port: "http",
        exposure: "gateway",
        http: { host: "web.localhost", path: "/api" },
        binds: { node: "control-plane", port: 80, protocol: "TCP" },
      },
      ingress: undefined,
    });
    expect(route.map(({ kind }) => kind)).toEqual([
      "hostPort",
      "node",
      "ingressController",
      "gateway",
      "httpRoute",
      "service",
      "pod",
    ]);
    expect(route[3]).toEqual({
      kind: "gateway",
      namespace: "berth-ingress-http",
      name: "berth-ingress-http",
      gatewayClassName: "berth-ingress-http",
      listener: "web",
    });
    expect(route[4]).toEqual({
      kind: "httpRoute",
      namespace: "shop",
      name: "web",
      host: "web.localhost",
      path: "/api",
    });
  });
});

describe("an HTTPS port", () => {
  const secure = recordOf(
    planCluster({
      name: "demo",
      portMappings: [
        { name: "https", hostPort: 8443, containerPort: 443 },
        { name: "https-lan", hostPort: 443, containerPort: 8444 },
      ],
    }),
  );
  const app = { ...web, port: "https" };

  it("is served by a controller that accepts only TLS connections", () => {
    const { ingress, route } = planExposure(app, secure, []);
    expect(ingress?.controller).toMatchObject({ containerPort: 8443, hostPort: 443, tls: true });
    expect(route).toContainEqual(expect.objectContaining({ kind: "ingressController", containerPort: 8443 }));
    expect(traefikArgs("x", { tls: true })).toContain("--entrypoints.websecure.http.tls=true");
    expect(traefikArgs("x", { tls: true }).join()).not.toContain("entrypoints.web.");
  });

  it("uses a self-signed certificate for the app, or a certificate from a Secret", () => {
    expect(planExposure(app, secure, []).ingress?.tls).toEqual({
      host: "web.localhost",
      secretName: "web-tls",
      selfSigned: true,
    });
    const own = planExposure({ ...app, tls: { secretName: "shop" } }, secure, []);
    expect(own.ingress?.tls).toMatchObject({ secretName: "shop", selfSigned: false });
    expect(planExposure(web, record, []).ingress).not.toHaveProperty("tls");
  });

  it("has a Gateway for each app with exposure `gateway`, with its certificate, in its namespace", () => {
    const byGateway = { ...app, exposure: "gateway", namespace: "shop" } as const;
    const { httpRoute, route, url } = planExposure(byGateway, secure, []);
    expect(httpRoute?.tls).toEqual({ host: "web.localhost", secretName: "web-tls", selfSigned: true });
    expect(httpRoute?.gateway).toMatchObject({
      name: "web",
      namespace: "shop",
      spec: {
        gatewayClassName: "berth-ingress-https",
        listeners: [
          {
            name: "websecure",
            protocol: "HTTPS",
            port: 8443,
            hostname: "web.localhost",
            tls: { mode: "Terminate", certificateRefs: [{ name: "web-tls" }] },
            allowedRoutes: { namespaces: { from: "Same" } },
          },
        ],
      },
    });
    const parent = { namespace: "shop", name: "web" };
    expect(httpRoute?.spec.parentRefs).toEqual([{ ...parent, sectionName: "websecure" }]);
    expect(route).toContainEqual(
      expect.objectContaining({ kind: "gateway", ...parent, gatewayClassName: "berth-ingress-https" }),
    );
    expect(url).toBe("https://web.localhost:8443/");
  });

  it("is in the URL, unless it is the default port 443", () => {
    expect(planExposure(app, secure, []).url).toBe("https://web.localhost:8443/");
    expect(planExposure({ ...app, port: "https-lan" }, secure, []).url).toBe("https://web.localhost/");
  });
});

describe("the user's own Ingress controller", () => {
  const own = { ingressController: { ingressClassName: "nginx", node: "control-plane" } };
  const plan = planExposure({ ...web, ...own }, record, []);

  it("is named by the Ingress, and Berth plans no controller", () => {
    expect(plan.ingress).toEqual({
      skipAwait: true,
      ingressClassName: "nginx",
      host: "web.localhost",
      path: "/",
      pathType: "Prefix",
    });
    expect(plan.claim).toMatchObject({
      ingressClassName: "nginx",
      binds: { node: "control-plane", port: 80 },
    });
    expect(planExposure(web, record, []).claim).not.toHaveProperty("ingressClassName");
  });

  it("is on the route as its IngressClass, instead of Berth's controller", () => {
    expect(plan.route.slice(1, 4)).toMatchObject([
      { kind: "node", node: "control-plane" },
      { kind: "ingressClass", name: "nginx" },
      { kind: "ingress", name: "web", ingressClassName: "nginx" },
    ]);
  });

  it("also serves an existing Service", () => {
    const service = { name: "grafana", port: 80 };
    expect(
      planServiceExposure({ name: "g", port: "http", service, ...own }, record, []).ingress,
    ).toMatchObject({
      ingressClassName: "nginx",
    });
  });

  it("accepts any appProtocol, because Berth does not know what the controller supports", () => {
    expect(planExposure({ ...web, ...own, appProtocol: "https" }, record, []).service.ports).toMatchObject([
      { appProtocol: "https" },
    ]);
  });
});

describe("a wildcard host", () => {
  const priority = (host: string, path?: string) =>
    planExposure({ ...web, host, ...(path === undefined ? {} : { path }) }, record, []).ingress?.annotations;

  it("has a lower priority than exact hosts, with longer paths before shorter paths", () => {
    const key = "traefik.ingress.kubernetes.io/router.priority";
    expect(priority("*.localhost")).toEqual({ [key]: "-999999" });
    expect(priority("*.localhost", "/api")).toEqual({ [key]: "-999996" });
    expect(priority("web.localhost")).toBeUndefined();
  });

  it("stays in the URL", () => {
    expect(planExposure({ ...web, host: "*.localhost" }, record, []).url).toBe("http://*.localhost:8080/");
  });
});
