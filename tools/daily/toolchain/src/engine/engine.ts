import type { EngineName } from "../pins";
import type { Report } from "../progress";
import type { Keeper } from "./leases";

/** A running container engine. */
export interface Engine {
  readonly name: EngineName;
  /** The version of the engine's server. For an engine without a server, the version of the client. */
  readonly version: string;
  /** `path`: an existing engine, used as it is. `started`: the toolchain started it, and it runs until its last user ends. */
  readonly origin: "path" | "started";
  /** A short reason why this engine was chosen. */
  readonly why: string;
  /** The absolute path of the engine's client. It may differ from the first client on PATH, which may be too new for the daemon. */
  readonly path: string;
  /** The environment for every process that uses the engine, without PATH. */
  readonly env: Readonly<Record<string, string>>;
  /**
   * Ends this use of the engine. If the toolchain started the engine and it is not kept, the last release stops it. A second call has no
   * effect.
   */
  release(): Promise<void>;
}

/** The engine to start, and how long to keep it. */
export interface StartEngineOptions {
  readonly engine: EngineName;
  /**
   * Keeps a started engine running after `release()` and after this process, until `stopEngine`.
   * @default the engine stops after its last use
   */
  readonly keepFor?: Keeper | undefined;
  readonly report: Report;
}
