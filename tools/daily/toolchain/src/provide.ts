import { type Engine, engineWanted, type Keeper, startEngine } from "./engine";
import type { EngineName } from "./pins";
import { pins } from "./pins";
import { ToolchainError } from "./problem";
import { pathWith } from "./program-links";
import type { Report } from "./progress";
import { ReleaseHost } from "./release/release-host";
import { RELEASE_HOST } from "./release/releases";
import { sweepDeadRuns } from "./run-label";
import { callersHome, pulumiHomeSettings } from "./tools/callers-home";
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

/** All tools that Berth's tests, demo and examples need. */
export interface Toolchain {
  readonly engine: EngineName;
  /** The provided tools. Each tool is one row in the tool table. */
  readonly tools: readonly ProvidedTool[];
  /**
   * The environment variables for every child process: PATH, PULUMI_HOME, the engine's variables and, if the node image comes from the lab,
   * `BERTH_NODE_IMAGE`. These variables override `process.env`.
   */
  readonly env: Readonly<Record<string, string>>;
  /**
   * Releases the engine. An engine that the toolchain started then stops, unless it has other users or a reason to keep it exists. A second
   * call has no effect.
   */
  release(): Promise<void>;
}

/** The tools to provide. */
export interface ProvideOptions {
  /**
   * The container engine.
   * @default the value of `BERTH_ENGINE` or `KIND_EXPERIMENTAL_PROVIDER`; docker if neither variable is set
   */
  readonly engine?: EngineName;
  /**
   * The reason to keep a started engine running after `release()`, until `stopEngine` is called.
   * @default the engine stops when its last user releases it
   */
  readonly keepFor?: Keeper | undefined;
  /** A function that is called with each progress line. */
  readonly report: Report;
  /**
   * The URL of the official release host, without a trailing slash. A mirror must use the same paths.
   * @default the value of `BERTH_RELEASE_HOST`; https://github.com if the variable is not set
   */
  readonly releaseHost?: string;
}

/**
 * Finds or provides every tool. For each tool, the function first looks for a suitable program on PATH. It then tries the official release,
 * and verifies the release's checksum. The last source is a lab build or a stand-in. A running container engine is used without changes. If
 * no engine is running, the function starts one. A run that another run has started uses the other run's Pulumi home and plugins.
 *
 * The function also removes leftovers from killed runs on the engine.
 *
 * @throws ToolchainError `TOOLS_MISSING` with all missing tools and the package to install for each one; `ENGINE_MISSING` and the other
 * codes in {@link ProblemCode}.
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
    // Provide the tools in parallel. If the lab builds several parts, it divides the processors among them.
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
    const home = pulumi.home ?? (await pulumiHome(pulumi.cli, pulumi, env, report));
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

/** Provides the Pulumi CLI and its plugins. `home` is defined if a calling run has already installed them. */
async function providePulumiWithPlugins(host: ReleaseHost, report: Report) {
  const cli = await providePulumi(host, report);
  const callers = await callersHome(cli);
  if (callers !== undefined) return { cli, ...callers.plugins, home: callers.home };
  const [languageHost, kubernetes, command] = await all([
    provideLanguageHost(cli),
    providePlugin("kubernetes", host, report),
    providePlugin("command", host, report),
  ]);
  // The official kubernetes provider plugin includes Helm.
  const besideKubernetes = kubernetes.origin === "stand-in" ? [await provideHelmTemplate(report)] : [];
  return { cli, languageHost, providers: { kubernetes, command }, besideKubernetes, home: undefined };
}

/** Waits for all promises, even if one of them rejects. Reports all missing tools in one error. */
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

/**
 * Set the variable only for the lab's image, which exists only on this machine. In all other cases, kind's default image is correct.
 */
function imageSetting(nodeImage: ProvidedTool): Record<string, string> {
  return nodeImage.origin === "lab" ? { [NODE_IMAGE_VARIABLE]: nodeImage.path } : {};
}

function pulumiSettings(home: string): Record<string, string> {
  return {
    ...pulumiHomeSettings(home),
    PULUMI_SKIP_UPDATE_CHECK: "true",
    // Prevent Pulumi from downloading plugins. If the Pulumi home lacks a plugin, the pinned versions are wrong.
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
