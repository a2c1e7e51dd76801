import type { EngineName } from "../pins";
import type { Report } from "../progress";
import type { Keeper } from "./leases";

/** A running container engine. */
export interface Engine {
  readonly name: EngineName;
  /** The version of the engine's server or, if the engine has no server, of its client. */
  readonly version: string;
  /**
   * - `path`: the toolchain uses an existing engine as is.
   * - `started`: the toolchain started the engine, which stops when its last user releases it.
   */
  readonly origin: "path" | "started";
  /** The reason why the toolchain chose this engine, in a few words. */
  readonly why: string;
  /**
   * The absolute path of the engine's client. It may differ from the first client on PATH, which may be too new for the daemon.
   */
  readonly path: string;
  /** The environment for every process that uses the engine. It does not contain PATH. */
  readonly env: Readonly<Record<string, string>>;
  /**
   * Releases the engine. When the last user releases an engine that the toolchain started, the engine stops, unless a reason to keep it
   * exists. A second call has no effect.
   */
  release(): Promise<void>;
}

/** The engine to start, and the reason to keep it running. */
export interface StartEngineOptions {
  readonly engine: EngineName;
  /**
   * The reason to keep a started engine running after `release()` and after this process ends, until `stopEngine` is called.
   * @default the engine stops when its last user releases it
   */
  readonly keepFor?: Keeper | undefined;
  readonly report: Report;
}
