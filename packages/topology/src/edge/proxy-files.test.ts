import { parse } from "yaml";
import { proxyFiles } from "./proxy-files";

function configuration(protocol: "TCP" | "UDP"): unknown {
  return parse(proxyFiles(protocol, "demo-worker:80")["/etc/traefik/traefik.yaml"] ?? "");
}

it.each(["TCP", "UDP"] as const)(
  "neither sends usage data nor checks for updates for a %s port",
  (protocol) => {
    expect(configuration(protocol)).toMatchObject({
      global: { checkNewVersion: false, sendAnonymousUsage: false },
    });
  },
);

it("answers health checks only within the container", () => {
  expect(configuration("TCP")).toMatchObject({
    entryPoints: { ping: { address: "127.0.0.1:8080" } },
    ping: { entryPoint: "ping", manualRouting: true },
  });
});
