/**
 * The error codes of the toolchain. They are stable.
 *
 * | code | meaning |
 * | --- | --- |
 * | `TOOLS_MISSING` | tools can be neither found nor provided; the message lists each tool with what to install |
 * | `RELEASE_TAMPERED` | a downloaded release does not match its checksum file; nothing was installed |
 * | `PLATFORM_UNSUPPORTED` | no release exists for this operating system or processor |
 * | `ENGINE_MISSING` | no container engine responds and none can be started here |
 * | `ENGINE_NOT_STARTED` | a container engine was started but does not respond |
 * | `ENGINE_NOT_STOPPED` | a container engine that was started here does not end |
 * | `PACKAGES_NOT_INSTALLED` | apt-get could not install the required packages |
 * | `IMAGE_NOT_LOADED` | the engine could not load an image of the lab |
 * | `BROWSER_MISSING` | Chromium or Chrome is not on the PATH and cannot be installed here |
 * | `COMMAND_FAILED` | a command that must succeed failed |
 */
export type ProblemCode =
  | "TOOLS_MISSING"
  | "RELEASE_TAMPERED"
  | "PLATFORM_UNSUPPORTED"
  | "ENGINE_MISSING"
  | "ENGINE_NOT_STARTED"
  | "ENGINE_NOT_STOPPED"
  | "PACKAGES_NOT_INSTALLED"
  | "IMAGE_NOT_LOADED"
  | "BROWSER_MISSING"
  | "COMMAND_FAILED";

/** An error of the toolchain, with a remedy in its message and a stable code. */
export class ToolchainError extends Error {
  override readonly name = "ToolchainError";

  constructor(
    /** The stable code, for programs and tests. */
    readonly code: ProblemCode,
    message: string,
  ) {
    super(message);
  }
}
