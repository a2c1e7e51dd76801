import { recordOf } from "../cluster/cluster-plan";
import { planCluster } from "../cluster/plan-cluster";
import { BerthError } from "../findings/berth-error";
import type { Finding } from "../findings/finding";
import type { NamedAppArgs } from "./arguments/app-args";
import { planApps } from "./plan-apps";
import { planExposure } from "./plan-app";
import { findingsOf } from "../../test/fixtures/examples/rule-example";
import type { ClusterRecord } from "../model/cluster-record";

const record = recordOf(
  planCluster({
    name: "demo",
    nodes: [{ role: "control-plane" }, { role: "worker" }, { role: "worker" }],
    portMappings: [
      { name: "http", hostPort: 8080, containerPort: 80 },
      { name: "db", hostPort: 5432, containerPort: 5432 },
      { name: "blue", hostPort: 8081, containerPort: 30080, node: "worker" },
      { name: "green", hostPort: 8082, containerPort: 30080, node: "worker2" },
    ],
  }),
);
const web: NamedAppArgs = { name: "web", port: "http", containerPort: 3000 };
const db: NamedAppArgs = { name: "db", port: "db", containerPort: 5432 };
const blue: NamedAppArgs = { name: "blue", port: "blue", containerPort: 3000 };

/** Returns the findings in the error that the planner throws. If the planner accepts all apps, returns an empty list. */
function refused(apps: readonly NamedAppArgs[]): readonly Finding[] {
  try {
    planApps(record, apps);
  } catch (error) {
    if (BerthError.isInstance(error)) return error.findings;
    throw error;
  }
  return [];
}

const codes = (findings: readonly Finding[]) => findings.map(({ code, path }) => `${code} ${path}`);

it("plans each app as if it were the only app, in the order of the app names", () => {
  const api = { ...web, name: "api", path: "/api", host: "web.localhost" };
  expect(planApps(record, [web, db, api])).toEqual(
    [api, db, web].map((app) => planExposure(app, record, [])),
  );
});

it("reports the problems and warnings of all apps at once, each problem under its app's name", () => {
  const bad = [
    { ...web, path: "x" },
    { ...db, replicas: 2 },
    { ...blue, name: "azure", containerPort: 0 },
  ];
  expect(codes(refused(bad))).toEqual([
    "PORT_NUMBER_INVALID azure.containerPort",
    "REPLICAS_EXCEED_NODES db.replicas",
    "PATH_INVALID web.path",
    "PORT_UNCLAIMED ports[2].name",
  ]);
});

it("names both owners if two apps claim the same NodePort, with the same result in either order", () => {
  const green = { ...blue, name: "green", port: "green" };
  const [taken, ...others] = refused([green, blue]).filter(({ code }) => code !== "PORT_UNCLAIMED");
  expect(others).toEqual([]);
  expect(taken).toMatchObject({ code: "NODE_PORT_TAKEN", path: "green.port" });
  expect(taken?.rule).toMatch(/app `green` needs 30080.* app `blue` already binds 30080/);
  expect(refused([blue, green])).toEqual(refused([green, blue]));
});

it("ignores the claims of a rejected app", () => {
  const broken = { ...web, name: "a", host: "web.localhost", path: "/", replicas: -1 };
  expect(codes(refused([broken, web])).filter((code) => !code.startsWith("PORT_UNCLAIMED"))).toEqual([
    "REPLICAS_INVALID a.replicas",
  ]);
});

it("rejects two apps with the same name, in either order", () => {
  const two = { ...web, host: "two.localhost" };
  expect(codes(refused([web, two]))).toContain("APP_NAME_TAKEN web.name");
  expect(refused([web, two])).toEqual(refused([two, web]));
  expect(codes(refused([web, { ...two, name: "two" }]))).toEqual([]);
});

describe("the warning about unclaimed ports", () => {
  function warnings(apps: readonly NamedAppArgs[]): Finding[] {
    const found: Finding[] = [];
    planApps(record, apps, (warning) => found.push(warning));
    return found;
  }

  it("names each port that no app claims", () => {
    const found = warnings([web, db]);
    expect(codes(found)).toEqual(["PORT_UNCLAIMED ports[0].name", "PORT_UNCLAIMED ports[2].name"]);
    expect(found.map(({ value }) => value)).toEqual(["blue", "green"]);
  });

  it("describes all ports at once if there are many", () => {
    const [port] = record.ports;
    const ports = Array.from({ length: 2768 }, (_, index) => ({
      ...port,
      name: `p${index}`,
      hostPort: 30000 + index,
    }));
    expect(findingsOf((warn) => planApps({ ...record, ports } as ClusterRecord, [], warn))).toMatchObject([
      {
        code: "PORT_UNCLAIMED",
        path: "ports[0].name",
        rule: 'cluster "demo" publishes 2768 ports (`p0`, `p1`, `p2` and 2765 more, host ports 30000 to 32767) on the host, but no app uses them',
      },
    ]);
  });

  it("does not name a port that an app claims", () => {
    const green = { ...db, name: "green", port: "green", exposure: "ingress" as const };
    const others = record.ports.filter(({ name }) => name !== "blue");
    expect(codes(warnings([web, db, green]))).toEqual(["PORT_UNCLAIMED ports[0].name"]);
    expect(planApps({ ...record, ports: others }, [web, db, green])).toHaveLength(3);
  });
});

it("reports an app argument of the wrong type", () => {
  const findings = refused([{ ...web, containerPort: "80" } as unknown as NamedAppArgs]);
  expect(codes(findings)).toContain("ARGUMENT_TYPE web.containerPort");
});
