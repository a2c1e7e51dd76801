import { readFile } from "node:fs/promises";
import type { EngineName } from "../pins";
import { ToolchainError } from "../problem";
import { onPath } from "../process/on-path";
import { type Report, timed } from "../progress";
import { lastLines, run } from "../process/run";

/** Each engine's packages on Debian, without their dependencies. On Debian 12, docker.io contains the docker client. */
const PACKAGES: Record<EngineName, readonly string[]> = {
  docker: ["docker.io", "runc", "containerd", "iptables"],
  podman: ["podman", "runc", "conmon", "netavark", "aardvark-dns", "iptables"],
};

const DOCKER_CLIENT = "docker-cli";

/**
 * Returns the reason why the engine's packages cannot be installed on this machine.
 *
 * @param osRelease - The contents of /etc/os-release.
 * @param userId - The user ID of this process. 0 is root.
 * @returns `undefined` if the packages can be installed.
 */
export function whyNotInstallable(
  osRelease: string | undefined,
  userId: number | undefined,
): string | undefined {
  const isDebian = /^ID(_LIKE)?=.*\bdebian\b/m.test(osRelease ?? "");
  if (!isDebian) return "this machine does not run Debian";
  if (userId !== 0) return "the user is not root";
  return undefined;
}

/** Returns the contents of /etc/os-release, or `undefined` on systems without this file. */
export async function readOsRelease(): Promise<string | undefined> {
  try {
    return await readFile("/etc/os-release", "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * Installs the engine's missing packages with apt-get. This requires root on Debian.
 *
 * @returns The packages that this call installed. The list is empty if no package was missing.
 * @throws ToolchainError `PACKAGES_NOT_INSTALLED`.
 */
export async function installEnginePackages(engine: EngineName, report: Report): Promise<string[]> {
  const missing = await missingPackages(PACKAGES[engine]);
  if (missing.length > 0) await installPackages(missing, report);
  // Since Debian 13, the docker client is a separate package. Debian 12 does not have this package.
  if (missing.length === 0 || engine !== "docker" || onPath("docker").length > 0) return missing;
  await installPackages([DOCKER_CLIENT], report);
  return [...missing, DOCKER_CLIENT];
}

/**
 * Installs packages with apt-get. This requires root on Debian.
 *
 * @throws ToolchainError `PACKAGES_NOT_INSTALLED`.
 */
export async function installPackages(packages: readonly string[], report: Report): Promise<void> {
  await timed(report, `installing the Debian packages ${packages.join(", ")}`, async () => {
    // If the installation fails, update the package lists once, because they may be missing or out of date.
    if ((await aptGet(["install", "--no-install-recommends", ...packages], report)).code === 0) return;
    await aptGet(["update"], report);
    const second = await aptGet(["install", "--no-install-recommends", ...packages], report);
    if (second.code === 0) return;
    throw new ToolchainError(
      "PACKAGES_NOT_INSTALLED",
      `apt-get could not install ${packages.join(", ")}. Install them manually, then run this again. The output of apt-get:\n${lastLines(second.stderr || second.stdout, 8)}`,
    );
  });
}

async function missingPackages(packages: readonly string[]): Promise<string[]> {
  const { stdout } = await run("dpkg-query", ["-W", "-f", "${Package} ${db:Status-Status}\\n", ...packages]);
  const installed = new Set(stdout.split("\n").filter((line) => line.endsWith(" installed")));
  return packages.filter((name) => !installed.has(`${name} installed`));
}

function aptGet(args: string[], report: Report) {
  return run("apt-get", ["-y", "-q", "-o", "DPkg::Lock::Timeout=300", ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    onLine: (line) => {
      if (/^(Setting up|E:|Err:)/.test(line)) report(`  ${line}`);
    },
  });
}
