import type { EngineName } from "../pins";
import type { Report } from "../progress";
import type { Keeper } from "./leases";

/** A container engine that answers. */
export interface Engine {
  readonly name: EngineName;
  /** The version of its server; of itself, for an engine without one. */
  readonly version: string;
  /** `path`: it was there and is used as it is. `started`: it runs for those who asked for it here. */
  readonly origin: "path" | "started";
  /** Why it is this one, in a few words. */
  readonly why: string;
  /** Absolute path of its client: not always the first on PATH, which may be too new for the daemon. */
  readonly path: string;
  /** To be set for every process that uses it; PATH is not in here. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends this use of it; the last use ends the engine, if it was started here and is not kept. Safe to call twice. */
  release(): Promise<void>;
}

/** Which engine is wanted, and for how long. */
export interface StartEngineOptions {
  readonly engine: EngineName;
  /**
   * What an engine that is started here runs on for after `release()` and after this process, until `stopEngine`.
   * @default nothing: it ends with its last use
   */
  readonly keepFor?: Keeper | undefined;
  readonly report: Report;
}
