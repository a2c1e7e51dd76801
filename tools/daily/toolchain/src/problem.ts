/**
 * What can go wrong, by stable code.
 *
 * | code | what it means |
 * | --- | --- |
 * | `TOOLS_MISSING` | tools that can neither be found nor provided; the message names each with what to install |
 * | `RELEASE_TAMPERED` | a downloaded release is not what its checksum file says; nothing of it was installed |
 * | `PLATFORM_UNSUPPORTED` | no release exists for this operating system or processor |
 * | `ENGINE_MISSING` | no container engine answers and none can be started here |
 * | `ENGINE_NOT_STARTED` | a container engine was started and did not come up |
 * | `ENGINE_NOT_STOPPED` | a container engine that was started here does not end |
 * | `PACKAGES_NOT_INSTALLED` | apt-get could not install what is needed |
 * | `IMAGE_NOT_LOADED` | the engine refused an image of the lab's |
 * | `BROWSER_MISSING` | no Chromium or Chrome is on the PATH and none can be installed here |
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

/** An error of the toolchain: a sentence with a remedy, and a code that stays the same. */
export class ToolchainError extends Error {
  override readonly name = "ToolchainError";

  constructor(
    /** Stable, for programs and tests. */
    readonly code: ProblemCode,
    message: string,
  ) {
    super(message);
  }
}
