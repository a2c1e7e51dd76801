import { traefikArgs } from "./traefik";

it.each([
  ["enables the usage data", "--global.sendanonymoususage=false"],
  ["checks for updates", "--global.checknewversion=false"],
])("never %s, so that a cluster does not contact Traefik's servers", (_, flag) => {
  expect(traefikArgs("x")).toContain(flag);
});

it("matches whole path segments, because Kubernetes does not route `/apis` to an Ingress with the prefix `/api`", () => {
  expect(traefikArgs("x")).toContain("--providers.kubernetesingress.strictprefixmatching=true");
});

it.each([
  ["web", false],
  ["websecure", true],
] as const)(
  "sets no limit for reading a request on the entry point %s, because a stream or an upload can take longer",
  (name, tls) => {
    const flags = traefikArgs("x", { tls });
    expect(flags).toContain(`--entrypoints.${name}.transport.respondingtimeouts.readtimeout=0`);
  },
);

it("sets each flag once, because Traefik would use the last value", () => {
  const names = traefikArgs("x", { gateway: true, tls: true }).map((flag) => flag.split("=")[0]);
  expect(names).toEqual([...new Set(names)]);
});

it("writes a host name to the status of Ingresses and Gateways, because tools wait for it", () => {
  expect(traefikArgs("x", { gateway: true })).toEqual(
    expect.arrayContaining([
      "--providers.kubernetesingress.ingressendpoint.hostname=localhost",
      "--providers.kubernetesgateway.statusaddress.hostname=localhost",
    ]),
  );
});

it("serves only its own IngressClass and the Gateways with its own label", () => {
  expect(traefikArgs("x", { gateway: true })).toEqual(
    expect.arrayContaining([
      "--providers.kubernetesingress.ingressclass=x",
      "--providers.kubernetesgateway.labelselector=app.kubernetes.io/name=x",
    ]),
  );
});

it("serves metrics and health checks on their own ports, which no host port forwards to", () => {
  expect(traefikArgs("x")).toEqual(
    expect.arrayContaining([
      "--entrypoints.traefik.address=:8080",
      "--ping=true",
      "--entrypoints.metrics.address=:9100",
      "--metrics.prometheus=true",
      "--metrics.prometheus.entrypoint=metrics",
    ]),
  );
});
