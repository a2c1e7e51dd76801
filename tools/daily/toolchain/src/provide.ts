import { type Engine, engineWanted, type Keeper, startEngine } from "./engine";
import type { EngineName } from "./pins";
import { pins } from "./pins";
import { ToolchainError } from "./problem";
import { pathWith } from "./program-links";
import type { Report } from "./progress";
import { ReleaseHost } from "./release/release-host";
import { RELEASE_HOST } from "./release/releases";
import { sweepDeadRuns } from "./run-label";
import { provideHelmTemplate } from "./tools/helm-template";
import { provideKind } from "./tools/kind";
import { findKubectl } from "./tools/kubectl";
import { provideLoadBalancerImage } from "./tools/load-balancer-image";
import { provideNode } from "./tools/node";
import { NODE_IMAGE_VARIABLE, provideNodeImage } from "./tools/node-image";
import { providePlugin } from "./tools/plugins";
import { Missing, type ProvidedTool } from "./tools/provided-tool";
import { provideLanguageHost, providePulumi } from "./tools/pulumi";
import { pulumiHome } from "./tools/pulumi-home";

/** All tools for Berth's tests, demo and examples. */
export interface Toolchain {
  readonly engine: EngineName;
  /** One row for each tool. */
  readonly tools: readonly ProvidedTool[];
  /**
   * Variables for every child process, which override `process.env`: PATH, PULUMI_HOME and the engine's variables. If the node image comes
   * from the lab, also `BERTH_NODE_IMAGE`.
   */
  readonly env: Readonly<Record<string, string>>;
  /** Releases the engine. An engine that was started here stops, unless it has other users or is kept. A second call has no effect. */
  release(): Promise<void>;
}

/** The tools to provide. */
export interface ProvideOptions {
  /**
   * The container engine.
   * @default the value of `BERTH_ENGINE` or `KIND_EXPERIMENTAL_PROVIDER`, otherwise docker
   */
  readonly engine?: EngineName;
  /**
   * Keeps a started engine running after `release()`, until `stopEngine`.
   * @default the engine stops after its last use
   */
  readonly keepFor?: Keeper | undefined;
  /** Receives progress lines. */
  readonly report: Report;
  /**
   * The address of the host of official releases, without a trailing slash. A mirror must have the same paths.
   * @default `BERTH_RELEASE_HOST`, otherwise https://github.com
   */
  readonly releaseHost?: string;
}

/**
 * Finds or provides every tool. The sources, in order, are a suitable program on PATH, the official release with a verified checksum, and a
 * build of the lab or a stand-in. A running container engine is used as it is; otherwise one is started.
 *
 * The leftovers of killed runs on the engine are removed.
 *
 * @throws ToolchainError `TOOLS_MISSING` with all missing tools and what to install for each; `ENGINE_MISSING` and the other codes of
 * {@link ProblemCode}.
 * @example
 * ```ts
 * const toolchain = await provideToolchain({ engine: "docker", report: console.error });
 * try {
 *   spawnSync("kind", ["version"], { env: { ...process.env, ...toolchain.env } });
 * } finally {
 *   await toolchain.release();
 * }
 * ```
 */
export async function provideToolchain(options: ProvideOptions): Promise<Toolchain> {
  const { report, keepFor, engine: name = engineWanted() } = options;
  const host = new ReleaseHost(options.releaseHost ?? process.env["BERTH_RELEASE_HOST"] ?? RELEASE_HOST);
  let release = () => Promise.resolve();
  try {
    const engine = await startEngine({ engine: name, keepFor, report });
    release = () => engine.release();
    // Run in parallel. If the lab builds several parts, it can share the processors among them.
    const [node, kubectl, kind, pulumi, nodeImage, loadBalancerImage] = await all([
      provideNode(),
      findKubectl(),
      provideKind(host, report),
      providePulumiWithPlugins(host, report),
      provideNodeImage(engine, report),
      provideLoadBalancerImage(engine, report),
    ]);
    const path = await pathWith([node.path, kind.path, pulumi.cli.path, engine.path]);
    const env = { ...engine.env, BERTH_ENGINE: engine.name, PATH: path, ...imageSetting(nodeImage) };
    const home = await pulumiHome(pulumi.cli, pulumi, env, report);
    const toolchain = {
      engine: engine.name,
      tools: [
        node,
        pulumi.cli,
        pulumi.languageHost,
        ...Object.values(pulumi.providers),
        ...pulumi.besideKubernetes,
        kind,
        kubectl,
        asTool(engine),
        nodeImage,
        loadBalancerImage,
        ingressControllerImage(nodeImage),
      ],
      env: { ...env, ...pulumiSettings(home) },
      release: () => release(),
    };
    await sweepDeadRuns(toolchain, report);
    return toolchain;
  } catch (error) {
    await release();
    throw error;
  } finally {
    await host.close();
  }
}

async function providePulumiWithPlugins(host: ReleaseHost, report: Report) {
  const cli = await providePulumi(host, report);
  const [languageHost, kubernetes, command] = await all([
    provideLanguageHost(cli),
    providePlugin("kubernetes", host, report),
    providePlugin("command", host, report),
  ]);
  // The official plugin includes Helm.
  const besideKubernetes = kubernetes.origin === "stand-in" ? [await provideHelmTemplate(report)] : [];
  return { cli, languageHost, providers: { kubernetes, command }, besideKubernetes };
}

/** Waits for all promises, even if one fails, and reports all missing tools in one error. */
async function all<T extends readonly unknown[]>(
  work: readonly [...{ [K in keyof T]: Promise<T[K]> }],
): Promise<T> {
  const promises: readonly Promise<unknown>[] = work;
  const results = await Promise.allSettled(promises);
  const failures = results.flatMap((result) =>
    result.status === "rejected" ? [toError(result.reason)] : [],
  );
  const other = failures.find((failure) => !isMissing(failure));
  if (other !== undefined) throw other;
  if (failures.length > 0) {
    throw new ToolchainError("TOOLS_MISSING", failures.map(({ message }) => message).join("\n"));
  }
  return Promise.all(promises) as Promise<unknown> as Promise<T>;
}

function isMissing(failure: Error): boolean {
  return (
    failure instanceof Missing || (failure instanceof ToolchainError && failure.code === "TOOLS_MISSING")
  );
}

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}

/** The variable is set only for the lab's image, which exists only on this machine. On other machines, kind's default is correct. */
function imageSetting(nodeImage: ProvidedTool): Record<string, string> {
  return nodeImage.origin === "lab" ? { [NODE_IMAGE_VARIABLE]: nodeImage.path } : {};
}

function pulumiSettings(home: string): Record<string, string> {
  return {
    PULUMI_HOME: home,
    PULUMI_SKIP_UPDATE_CHECK: "true",
    // A plugin that is not in the home is a mistake in the pins. Pulumi must not download it.
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
  };
}

function asTool(engine: Engine): ProvidedTool {
  const { name, version, origin, why, path } = engine;
  return { name, version, origin, why, path };
}

function ingressControllerImage(nodeImage: ProvidedTool): ProvidedTool {
  const image = pins.ingressControllerImage;
  const isInside = nodeImage.origin === "lab";
  return {
    name: "Ingress controller image",
    version: /:v?(.+)$/.exec(image)?.[1] ?? "",
    origin: isInside ? "lab" : "registry",
    why: isInside ? "the lab's node image contains it" : "the nodes pull it",
    path: image,
  };
}
