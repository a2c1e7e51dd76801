import type { Route } from "@kind-berth/topology";
import type { Container } from "../engine/container";
import { Engine, kindLabel } from "../engine/engine";
import { lastChange, lastChangeOf } from "./last-change";

const changed = (...managedFields: object[]) => lastChangeOf(JSON.stringify({ metadata: { managedFields } }));

it("is the latest change of the desired state by any manager", () => {
  const pulumi = { manager: "pulumi", time: "2026-11-27T10:00:05Z" };
  const kubectl = { manager: "kubectl", time: "2026-11-27T10:00:01Z" };
  expect(changed(kubectl, pulumi, { manager: "old" })).toBe(Date.parse("2026-11-27T10:00:05Z"));
});

it("ignores the status, which a controller changes later", () => {
  const traefik = { manager: "traefik", subresource: "status", time: "2026-11-27T10:00:09Z" };
  expect(changed(traefik)).toBeUndefined();
  expect(changed(traefik, { manager: "pulumi", time: "2026-11-27T10:00:05Z" })).toBe(
    Date.parse("2026-11-27T10:00:05Z"),
  );
});

it("is unknown for an object without managed fields", () => {
  expect(lastChangeOf('{ "metadata": {} }')).toBeUndefined();
});

it("is the latest change of several objects", () => {
  const objectAt = (time: string) => ({ metadata: { managedFields: [{ manager: "pulumi", time }] } });
  const items = [objectAt("2026-11-27T10:00:05Z"), objectAt("2026-11-27T10:00:09Z"), { metadata: {} }];
  expect(lastChangeOf(JSON.stringify({ items }))).toBe(Date.parse("2026-11-27T10:00:09Z"));
  expect(lastChangeOf("")).toBeUndefined();
});

describe("lastChange", () => {
  const route: Route = [
    { kind: "hostPort", listenAddress: "127.0.0.1", hostPort: 8080, protocol: "TCP" },
    { kind: "nodeContainer", container: "demo-worker", node: "worker", port: 80 },
    { kind: "ingressController", namespace: "berth-ingress", name: "berth-ingress-http", port: 8000 },
    { kind: "ingress", namespace: "shop", name: "web", ingressClassName: "berth", rules: [] },
    { kind: "service", namespace: "shop", name: "web", port: 80 },
    { kind: "httpRoute", namespace: "other", name: "web" },
    { kind: "pod", namespace: "shop", name: "web", containerPort: 8080 },
  ] as unknown as Route;
  const changedAt = (time?: string) =>
    JSON.stringify({ metadata: { managedFields: time === undefined ? [] : [{ time }] } });

  /** Returns the last change, and the arguments of each kubectl command. The outputs are in the order of the commands. */
  async function changeOf(outputs: readonly (string | undefined)[], on = route) {
    const engine = new Engine("docker", { family: "docker", cgroupVersion: 2 });
    const node = (name: string, role: string) => ({
      name,
      labels: { [kindLabel.cluster]: "demo", [kindLabel.role]: role },
    });
    const nodes = [node("demo-worker", "worker"), node("demo-control-plane", "control-plane")];
    jest.spyOn(engine, "runningContainers").mockResolvedValue(nodes as unknown as Container[]);
    const commands: string[] = [];
    jest.spyOn(engine, "exec").mockImplementation((_, command) => {
      const stdout = outputs[commands.length];
      commands.push(command.slice(command.indexOf("get") + 1).join(" "));
      return Promise.resolve({ code: stdout === undefined ? 1 : 0, stdout: stdout ?? "", stderr: "" });
    });
    return { change: await lastChange(on, engine), commands };
  }

  it("reads the Services, Ingresses and HTTPRoutes of each namespace with one command", async () => {
    const { change, commands } = await changeOf([
      changedAt("2026-11-27T10:00:05Z"),
      changedAt("2026-11-27T10:00:09Z"),
    ]);
    expect(change).toBe(Date.parse("2026-11-27T10:00:09Z"));
    const options = (namespace: string) =>
      `--namespace=${namespace} --show-managed-fields --ignore-not-found --output=json`;
    expect(commands).toEqual([
      `ingress/web service/web ${options("shop")}`,
      `httproute.gateway.networking.k8s.io/web ${options("other")}`,
    ]);
  });

  it("uses the objects that contain a time", async () => {
    expect((await changeOf([changedAt("2026-11-27T10:00:05Z"), changedAt()])).change).toBe(
      Date.parse("2026-11-27T10:00:05Z"),
    );
    expect((await changeOf([changedAt(), changedAt()])).change).toBeUndefined();
    expect(await changeOf([], [])).toEqual({ change: undefined, commands: [] });
  });

  it("is unknown if a request fails", async () => {
    expect((await changeOf([changedAt("2026-11-27T10:00:05Z"), undefined])).change).toBe("unknown");
  });
});
