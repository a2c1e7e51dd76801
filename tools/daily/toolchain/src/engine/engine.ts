import type { EngineName } from "../pins";
import type { Report } from "../progress";
import type { Keeper } from "./leases";

/** A running container engine. */
export interface Engine {
  readonly name: EngineName;
  /** The version of the engine's server. If the engine has no server, this is the client's version. */
  readonly version: string;
  /**
   * `path` means an existing engine that the toolchain uses without changes. `started` means an engine that the toolchain started, and that
   * stops when the last process that uses it ends.
   */
  readonly origin: "path" | "started";
  /** A short reason why the toolchain chose this engine. */
  readonly why: string;
  /**
   * The absolute path of the engine's client. It may differ from the first client on PATH, which may be too new for the daemon.
   */
  readonly path: string;
  /** The environment for every process that uses the engine. It does not contain PATH. */
  readonly env: Readonly<Record<string, string>>;
  /**
   * Releases the engine. When the last user releases an engine that the toolchain started, the engine stops, unless there is a reason to
   * keep it. A second call has no effect.
   */
  release(): Promise<void>;
}

/** The engine to start, and the reason to keep it running. */
export interface StartEngineOptions {
  readonly engine: EngineName;
  /**
   * Keeps a started engine running after `release()` and after this process, until `stopEngine`.
   * @default the engine stops when its last user releases it
   */
  readonly keepFor?: Keeper | undefined;
  readonly report: Report;
}
