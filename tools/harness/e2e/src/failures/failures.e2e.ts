import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { askHostPort, ClusterProbe, type HostPortQuestion } from "@kind-berth-tools/probe";
import { claimRun, type Run } from "@kind-berth-tools/toolchain";
import { hopCodes, type HopCode } from "@kind-berth/topology";
import { ConfiguredStack } from "../configured-stack";
import { engineUnderTest } from "../engine";
import { freePorts } from "../free-ports";
import { openStackOf } from "../stack-of-program";
import { expiredCertificate } from "./expired-certificate";

/** The apps that work, one for each exposure. */
const working = ["by-gateway", "by-ingress", "by-host-port", "by-node-port"] as const;

/** Why each of the other apps never starts, with the evidence that its error must contain. */
const broken: Readonly<Record<string, { readonly code: HopCode; readonly evidence: RegExp }>> = {
  "not-found": { code: "IMAGE_NOT_FOUND", evidence: /localhost:5404\/shop\/web:1/u },
  "not-authorized": { code: "IMAGE_NOT_AUTHORIZED", evidence: /localhost:5401\/shop\/web:1/u },
  "not-on-node": { code: "IMAGE_NOT_ON_NODE", evidence: /ErrImageNeverPull/u },
  crashing: { code: "CONTAINER_CRASH_LOOP", evidence: /restarted \d+ times/u },
  root: { code: "CONTAINER_CONFIG_INVALID", evidence: /CreateContainerConfigError/u },
  // The control plane has taints, and the worker does not match the node selector.
  nowhere: { code: "POD_UNSCHEDULABLE", evidence: /node affinity\/selector/u },
  // The port's node has a taint, and the affinity for the port excludes the other node.
  tainted: {
    code: "POD_UNSCHEDULABLE",
    evidence: /-control-plane dedicated=db:NoSchedule/u,
  },
  rejected: { code: "POD_REJECTED", evidence: /violates PodSecurity/u },
  "over-quota": { code: "POD_EXCEEDS_QUOTA", evidence: /exceeded quota/u },
  expired: { code: "CERTIFICATE_EXPIRED", evidence: /2001-12-31/u },
};

let run: Run;
let stack: ConfiguredStack | undefined;
let probe: ClusterProbe;
let questions: Readonly<Record<(typeof working)[number], HostPortQuestion>>;

/** The stack, which exists while the tests run. */
function made(): ConfiguredStack {
  if (stack === undefined) throw new Error("the stack was not made");
  return stack;
}

/** Sends one request to each working app, without a second attempt. Returns the responses. */
async function answers(): Promise<Record<string, string>> {
  const asked = await Promise.all(
    working.map(async (name) => {
      const answer = await askHostPort(questions[name]);
      return [name, answer.outcome === "answered" ? answer.body.trim() : answer.outcome] as const;
    }),
  );
  return Object.fromEntries(asked);
}

/** All working apps, with the same response. */
const all = (text: string) => Object.fromEntries(working.map((name) => [name, text]));

/** Calls a function when the health checks of all working apps have reported that they wait for the apps' pods. */
function whenAllWait(act: () => void): (text: string) => void {
  const waiting = new Set<string>();
  let output = "";
  return (text) => {
    output += text;
    for (const name of working)
      if (new RegExp(`Waiting for the pod \\S*/name=${name}:.*not found`, "u").test(output))
        waiting.add(name);
    if (waiting.size === working.length) act();
  };
}

const createSettings = (name: string) => probe.kubectl(["create", "configmap", name]);

beforeAll(async () => {
  run = await claimRun();
  const cluster = run.clusterName("failures");
  const [http = 0, https = 0, node = 0, direct = 0, spare = 0, other = 0] = await freePorts(6);
  probe = new ClusterProbe({ engine: engineUnderTest(), cluster, env: {} });
  questions = {
    "by-gateway": { hostPort: http, host: "by-gateway.localhost" },
    "by-ingress": { hostPort: http, host: "by-ingress.localhost" },
    "by-host-port": { hostPort: direct },
    "by-node-port": { hostPort: node },
  };
  stack = new ConfiguredStack(await openStackOf("failures", run));
  const ports = Object.entries({ http, https, node, direct, spare, other });
  const { certificate, key } = await expiredCertificate("expired.localhost");
  const { program } = stack.stack;
  await writeFile(join(program, "expired.crt"), certificate);
  await writeFile(join(program, "expired.key"), key, { mode: 0o600 });
  await stack.up({
    cluster,
    version: "one",
    settings: "",
    broken: "false",
    ...Object.fromEntries(ports.map(([name, port]) => [name, String(port)])),
  });
  // No second attempt: `pulumi up` has already waited for the responses.
  expect(await answers()).toEqual(all("one"));
});

afterAll(async () => {
  await stack?.destroy();
  await run.release();
});

describe("an `up` of apps that can start later", () => {
  it("waits for a missing ConfigMap, and ends when every exposure responds with the new version", async () => {
    await made().ensure({ version: "one", settings: "" });
    let created: Promise<string> | undefined;
    const create = () => {
      created ??= createSettings("late");
    };
    await made().up({ version: "two", settings: "late" }, { watch: whenAllWait(create) });
    expect(await answers()).toEqual(all("two"));
    // The control: the apps did not start before the ConfigMap existed.
    expect(created).toBeDefined();
    await created;
  });

  it("resumes after an interruption, for every exposure", async () => {
    await made().ensure({ settings: "" });
    const interruption = new AbortController();
    const { exitCode } = await made().tryUp(
      { version: "three", settings: "later" },
      {
        watch: whenAllWait(() => {
          interruption.abort();
        }),
        interruption: interruption.signal,
      },
    );
    expect(exitCode).not.toBe(0);
    expect(interruption.signal.aborted).toBe(true);
    expect(Object.values(await answers())).not.toContain("three");
    await createSettings("later");
    await made().up();
    expect(await answers()).toEqual(all("three"));
  });
});

describe("an `up` of apps that can never start", () => {
  let output = "";

  /** The line of an app's error. */
  const errorOf = (subject: string) =>
    output.split("\n").find((line) => line.includes(subject) && /\[[A-Z_]+\]$/u.test(line.trim())) ?? "";

  beforeAll(async () => {
    await made().ensure({ broken: "false" });
    const taint = ["taint", "nodes", probe.container("control-plane")];
    await probe.kubectl([...taint, "dedicated=db:NoSchedule"]);
    const failed = await made().tryUp({ broken: "true" }, { args: ["--continue-on-error"] });
    await probe.kubectl([...taint, "dedicated=db:NoSchedule-"]);
    expect(failed.exitCode).not.toBe(0);
    ({ output } = failed);
  });

  it.each(Object.entries(broken))(
    "names the hop, the evidence and the fix of %s",
    (name, { code, evidence }) => {
      const error = errorOf(`app "${name}" `);
      expect(error).toContain(`[${code}]`);
      expect(error).toMatch(evidence);
      expect(error).toContain(hopCodes[code].fix);
      expect(error).toContain("[APP_NOT_REACHED]");
    },
  );

  it("names the taint of the node that an Ingress controller must run on", () => {
    const error = errorOf('Ingress controller "berth-ingress-http-other" ');
    expect(error).toMatch(
      /at the ingressController `[^`]+`: .* dedicated=db:NoSchedule.*\[POD_UNSCHEDULABLE\]/u,
    );
    expect(error).toContain(hopCodes.POD_UNSCHEDULABLE.fix);
    expect(error).toContain("[INGRESS_CONTROLLER_NOT_READY]");
  });

  it("control: reports no error for the working apps, which respond meanwhile", async () => {
    for (const name of working) expect(errorOf(`app "${name}" `)).toBe("");
    expect(new Set(Object.values(await answers())).size).toBe(1);
  });

  it("is completed by the next `up` if the apps that cannot start are removed", async () => {
    await made().up({ broken: "false" });
    const pods = await probe.pods("app.kubernetes.io/managed-by=berth");
    expect(pods.filter(({ ready }) => !ready)).toEqual([]);
  });
});
