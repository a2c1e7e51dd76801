/**
 * The toolchain's error codes, which do not change between releases.
 *
 * | code | meaning |
 * | --- | --- |
 * | `TOOLS_MISSING` | the toolchain could not find or provide some tools; the message lists each tool and the package to install |
 * | `RELEASE_TAMPERED` | a downloaded release does not match the checksum that this repository pins; nothing was installed |
 * | `DOWNLOAD_INSECURE` | the URL of a download, or a redirect to it, does not begin with `https://`; nothing was downloaded from it |
 * | `PLATFORM_UNSUPPORTED` | no release exists for this operating system or processor |
 * | `ENGINE_MISSING` | no container engine responds and no engine can be started on this machine |
 * | `ENGINE_NOT_STARTED` | a container engine was started but does not respond |
 * | `ENGINE_NOT_STOPPED` | a container engine that the toolchain started does not end |
 * | `PACKAGES_NOT_INSTALLED` | apt-get could not install the required packages |
 * | `IMAGE_NOT_LOADED` | the engine could not load one of the lab's container images |
 * | `BROWSER_MISSING` | Chromium or Chrome is not on the PATH and cannot be installed on this machine |
 * | `COMMAND_FAILED` | a command failed, but it must succeed |
 */
export type ProblemCode =
  | "TOOLS_MISSING"
  | "RELEASE_TAMPERED"
  | "DOWNLOAD_INSECURE"
  | "PLATFORM_UNSUPPORTED"
  | "ENGINE_MISSING"
  | "ENGINE_NOT_STARTED"
  | "ENGINE_NOT_STOPPED"
  | "PACKAGES_NOT_INSTALLED"
  | "IMAGE_NOT_LOADED"
  | "BROWSER_MISSING"
  | "COMMAND_FAILED";

/** An error from the toolchain. Its message contains a remedy, and its code is stable. */
export class ToolchainError extends Error {
  override readonly name = "ToolchainError";

  constructor(
    /** The stable error code, for programs and tests. */
    readonly code: ProblemCode,
    message: string,
  ) {
    super(message);
  }
}
