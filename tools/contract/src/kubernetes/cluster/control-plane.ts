import { generateKeyPairSync, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Kubectl } from "./kubectl";
import { ComponentProcess } from "./component-process";

/** How long a control plane may take to come up, in seconds. */
const START_SECONDS = 120;

/** A Kubernetes control plane in plain processes on loopback: a real API server, and no containers. */
export interface ControlPlane {
  /** The kubeconfig, as its contents. */
  readonly kubeconfig: string;
  readonly kubeconfigPath: string;
  readonly kubectl: Kubectl;
  /** Ends the processes and removes their files. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts etcd, the API server, the controller manager and the scheduler, all of them found on PATH.
 *
 * @throws Error where one of them is not on PATH, or ends before the API server is ready; what it wrote is in the message
 */
export async function startControlPlane(): Promise<ControlPlane> {
  const dir = mkdtempSync(join(tmpdir(), "berth-control-plane-"));
  const components: ComponentProcess[] = [];
  const stop = async (): Promise<void> => {
    // The API server writes to etcd until its end.
    for (const component of components.reverse()) await component.stop();
    rmSync(dir, { recursive: true, force: true });
  };
  const start = (name: string, args: readonly string[]): ComponentProcess => {
    const component = new ComponentProcess(name, args);
    components.push(component);
    return component;
  };

  try {
    const [client, peer, secure] = [await freePort(), await freePort(), await freePort()];
    const files = writeCredentials(dir);
    start("etcd", etcdArgs(dir, client, peer));
    const server = start("kube-apiserver", apiServerArgs(dir, files, client, secure));
    await server.until(START_SECONDS, () => existsSync(join(dir, "certificates", "apiserver.crt")));
    const kubeconfig = kubeconfigOf(
      secure,
      readFileSync(join(dir, "certificates", "apiserver.crt")),
      files.token,
    );
    const path = join(dir, "kubeconfig");
    writeFileSync(path, kubeconfig, { mode: 0o600 });
    const kubectl = new Kubectl(path);
    await server.until(START_SECONDS, () => kubectl.answers());
    const common = ["--kubeconfig", path, "--leader-elect=false", "--secure-port=0"];
    start("kube-controller-manager", [
      ...common,
      `--service-account-private-key-file=${files.privateKey}`,
      // The nodes here have no kubelet that would renew their leases.
      "--controllers=*,-node-lifecycle-controller,-taint-eviction-controller",
    ]);
    start("kube-scheduler", common);
    await server.until(START_SECONDS, () => kubectl.exists("serviceaccount", "default", "default"));
    return { kubeconfig, kubeconfigPath: path, kubectl, stop };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
}

function etcdArgs(dir: string, client: number, peer: number): string[] {
  const [clientUrl, peerUrl] = [client, peer].map((port) => `http://127.0.0.1:${port}`);
  return [
    `--data-dir=${join(dir, "etcd")}`,
    `--listen-client-urls=${clientUrl ?? ""}`,
    `--advertise-client-urls=${clientUrl ?? ""}`,
    `--listen-peer-urls=${peerUrl ?? ""}`,
    `--initial-advertise-peer-urls=${peerUrl ?? ""}`,
    `--initial-cluster=default=${peerUrl ?? ""}`,
    "--unsafe-no-fsync",
    "--log-level=error",
  ];
}

function apiServerArgs(dir: string, files: Credentials, etcd: number, port: number): string[] {
  return [
    `--etcd-servers=http://127.0.0.1:${etcd}`,
    "--bind-address=127.0.0.1",
    "--advertise-address=127.0.0.1",
    "--endpoint-reconciler-type=none",
    `--secure-port=${port}`,
    `--cert-dir=${join(dir, "certificates")}`,
    `--token-auth-file=${files.tokens}`,
    "--authorization-mode=RBAC",
    "--service-cluster-ip-range=10.96.0.0/16",
    "--service-account-issuer=https://kubernetes.default.svc",
    `--service-account-key-file=${files.publicKey}`,
    `--service-account-signing-key-file=${files.privateKey}`,
  ];
}

interface Credentials {
  readonly token: string;
  readonly tokens: string;
  readonly privateKey: string;
  readonly publicKey: string;
}

function writeCredentials(dir: string): Credentials {
  const [tokens, privateKey, publicKey] = ["tokens.csv", "sa.key", "sa.pub"].map((name) => join(dir, name));
  const token = randomBytes(16).toString("hex");
  const keys = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  const files = { token, tokens: tokens ?? "", privateKey: privateKey ?? "", publicKey: publicKey ?? "" };
  mkdirSync(join(dir, "certificates"));
  writeFileSync(files.tokens, `${token},contract,contract,system:masters\n`, { mode: 0o600 });
  writeFileSync(files.privateKey, keys.privateKey, { mode: 0o600 });
  writeFileSync(files.publicKey, keys.publicKey);
  return files;
}

function kubeconfigOf(port: number, certificate: Buffer, token: string): string {
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [
      {
        name: "contract",
        cluster: {
          server: `https://127.0.0.1:${port}`,
          "certificate-authority-data": certificate.toString("base64"),
        },
      },
    ],
    users: [{ name: "contract", user: { token } }],
    contexts: [{ name: "contract", context: { cluster: "contract", user: "contract" } }],
    "current-context": "contract",
  });
}

/** A loopback port that is free now; nothing keeps it free. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
