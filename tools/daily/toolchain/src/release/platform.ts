import { ToolchainError } from "../problem";

/** An operating system and a processor architecture, with the names that Go uses. */
export interface Platform {
  readonly os: "linux" | "darwin";
  readonly arch: "amd64" | "arm64";
}

/** All platforms for which the tools have a release. */
export const platforms: readonly Platform[] = [
  { os: "darwin", arch: "amd64" },
  { os: "darwin", arch: "arm64" },
  { os: "linux", arch: "amd64" },
  { os: "linux", arch: "arm64" },
];

/**
 * Returns this process's platform.
 *
 * @throws ToolchainError `PLATFORM_UNSUPPORTED` if the tools have no release for the platform.
 */
export function platformOf(os: string = process.platform, arch: string = process.arch): Platform {
  const architectures: Partial<Record<string, Platform["arch"]>> = { x64: "amd64", arm64: "arm64" };
  const known = architectures[arch];
  if ((os === "linux" || os === "darwin") && known !== undefined) return { os, arch: known };
  throw new ToolchainError(
    "PLATFORM_UNSUPPORTED",
    `Berth's tools run on Linux and macOS, on x64 and arm64. This machine runs ${os} on ${arch}. On Windows, use WSL 2.`,
  );
}
