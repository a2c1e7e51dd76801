/** Arguments of apps on the sample cluster. */
export const appArgs: readonly unknown[] = [
  {
    name: "web",
    namespace: "shop",
    port: "http",
    containerPort: 8080,
    exposure: "ingress",
    host: "web.localhost",
    path: "/api",
    tls: { secretName: "web-tls" },
    appProtocol: "kubernetes.io/h2c",
    replicas: 2,
    strategy: "RollingUpdate",
    image: "shop/web:dev",
    env: { MODE: "dev" },
    verify: { path: "/healthz", timeoutSeconds: 30 },
  },
  {
    name: "several",
    exposures: [
      {
        port: "node",
        containerPort: 30_090,
        exposure: "nodePort",
        nodePort: 30_090,
        externalTrafficPolicy: "Local",
      },
      { port: "dns", containerPort: 53, exposure: "hostPort" },
      {
        port: "http",
        containerPort: 80,
        exposure: "gateway",
        ingressController: { ingressClassName: "nginx", node: "worker" },
      },
    ],
  },
  { name: "debug", port: "debug", containerPort: 9229 },
];

/** Arguments that expose existing Services on the sample cluster. */
export const serviceArgs: readonly unknown[] = [
  {
    name: "api",
    namespace: "shop",
    port: "http",
    exposure: "ingress",
    host: "api.localhost",
    service: { name: "api", port: 80 },
  },
  {
    name: "all",
    exposures: [{ port: "http", exposure: "gateway", path: "/x", service: { name: "x", port: 8080 } }],
  },
];

/** Arguments of Ingress controllers on the sample cluster. */
export const controllerArgs: readonly unknown[] = [
  { port: "http", gateway: true, replicas: 1, verify: false, args: ["--log.level=DEBUG"] },
];

/** A health check that the driver receives. */
export const verification: unknown = {
  version: 1,
  app: "web",
  url: "http://web.localhost:8080/",
  address: "127.0.0.1",
  hostPort: 8080,
  protocol: "TCP",
  container: "demo-worker",
  route: [
    {
      kind: "hostPort",
      listenAddress: "127.0.0.1",
      hostPort: 8080,
      protocol: "TCP",
      container: "demo-worker",
    },
    { kind: "node", node: "worker", container: "demo-worker" },
    { kind: "pod", namespace: "shop", selector: { app: "web" }, containerPort: 8080 },
  ],
  deployment: "web",
  rolloutTimeout: 60,
  timeout: 1,
  permanentTimeout: 30,
};
