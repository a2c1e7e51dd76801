import type { EngineLog } from "./engine-log";
import type { PropertyMap } from "./property-values";

/** What every request about one resource says of it. */
export interface ResourceRequest {
  readonly urn: string;
  /** Type token, such as `command:local:Command`. */
  readonly type: string;
  /** The resource's logical name: the URN's last part. */
  readonly name: string;
  /** Aborted when the engine cancels the update, or when the plugin is told to stop. */
  readonly signal: AbortSignal;
  /** Writes into the engine's output. */
  readonly log: EngineLog;
}

/** Check and CheckConfig: are these inputs valid, and what are they with defaults filled in? */
export interface CheckRequest extends ResourceRequest {
  /** The inputs of the last update; empty for a new resource. */
  readonly oldInputs: PropertyMap;
  readonly newInputs: PropertyMap;
  /** Seed for generated names, so that preview and update agree. */
  readonly randomSeed: Uint8Array;
}

/** Checked inputs, or what is wrong with them. */
export interface CheckResult {
  readonly inputs: PropertyMap;
  readonly failures?: readonly CheckFailure[];
}

/** One thing that is wrong with the inputs. */
export interface CheckFailure {
  /** Path of the property; empty when the inputs as a whole are meant. */
  readonly property: string;
  readonly reason: string;
}

/** Diff and DiffConfig: what would change? */
export interface DiffRequest extends ResourceRequest {
  readonly id: string;
  readonly oldInputs: PropertyMap;
  /** The resource's outputs after the last update. */
  readonly oldState: PropertyMap;
  readonly newInputs: PropertyMap;
  /** Paths that the program asked to leave as they are. The engine has already put the old inputs in. */
  readonly ignoreChanges: readonly string[];
}

/** How one property changes. */
export type PropertyDiffKind =
  "add" | "add-replace" | "delete" | "delete-replace" | "update" | "update-replace";

/** What changes, and what that takes. */
export interface DiffResult {
  /** `unknown` leaves it to the engine to compare the inputs. */
  readonly changes: "none" | "some" | "unknown";
  /** Paths whose change needs a new resource; none means an update in place. */
  readonly replaces?: readonly string[];
  /** Names of the outputs that stay as they are in an update. */
  readonly stables?: readonly string[];
  /** Names of the top-level properties that differ. */
  readonly diffs?: readonly string[];
  /** By property path. `inputDiff` says that old and new inputs were compared, not old state and new inputs. */
  readonly detailedDiff?: Readonly<Record<string, { kind: PropertyDiffKind; inputDiff: boolean }>>;
  readonly deleteBeforeReplace?: boolean;
}

/** Create: make it, or in a preview say what can be said about it. */
export interface CreateRequest extends ResourceRequest {
  readonly inputs: PropertyMap;
  /** The program's `customTimeouts.create`, in seconds; 0 where there is none. */
  readonly timeoutSeconds: number;
  readonly preview: boolean;
}

/** A resource that was made. The ID is empty in a preview where it can't be known. */
export interface CreateResult {
  readonly id: string;
  readonly state: PropertyMap;
}

/** Read: what is there now? For `refresh`, for `import` and for `.get()`. */
export interface ReadRequest extends ResourceRequest {
  readonly id: string;
  readonly inputs: PropertyMap;
  readonly state: PropertyMap;
}

/** What is there now, or `undefined` where nothing is. */
export type ReadResult =
  { readonly id: string; readonly inputs: PropertyMap; readonly state: PropertyMap } | undefined;

/** Update: change it in place, or in a preview say what can be said about it. */
export interface UpdateRequest extends ResourceRequest {
  readonly id: string;
  readonly oldInputs: PropertyMap;
  readonly oldState: PropertyMap;
  readonly newInputs: PropertyMap;
  /** The program's `customTimeouts.update`, in seconds; 0 where there is none. */
  readonly timeoutSeconds: number;
  readonly ignoreChanges: readonly string[];
  readonly preview: boolean;
}

/** Delete: take it away. */
export interface DeleteRequest extends ResourceRequest {
  readonly id: string;
  readonly inputs: PropertyMap;
  readonly state: PropertyMap;
  /** The program's `customTimeouts.delete`, in seconds; 0 where there is none. */
  readonly timeoutSeconds: number;
}

/** A function call. */
export interface InvokeRequest {
  /** Function token, such as `command:local:run`. */
  readonly token: string;
  readonly args: PropertyMap;
  readonly signal: AbortSignal;
  readonly log: EngineLog;
}

/** What a function returned, or what is wrong with its arguments. */
export interface InvokeResult {
  readonly result: PropertyMap;
  readonly failures?: readonly CheckFailure[];
}

/**
 * A Pulumi resource provider, less the wire. Whatever a method throws reaches the user as the error's message;
 * {@link ResourceInitError} keeps a resource that was made but did not come up, and {@link UnimplementedError} refuses.
 */
export interface ResourceProvider {
  /** The plugin's version, without a `v`. */
  readonly version: string;
  /** The package schema, as JSON. */
  schema(): Promise<string> | string;
  /** Validates the configuration of a provider. */
  checkConfig(request: CheckRequest): Promise<CheckResult>;
  /** Says whether a changed configuration means another provider, and with it other resources. */
  diffConfig(request: DiffRequest): Promise<DiffResult>;
  /** Takes the configuration up; comes before any call about a resource. */
  configure(inputs: PropertyMap): Promise<void>;
  /** Validates the inputs of a resource, and fills in defaults. */
  check(request: CheckRequest): Promise<CheckResult>;
  /** Says what a change of inputs takes. */
  diff(request: DiffRequest): Promise<DiffResult>;
  /** Makes a resource. */
  create(request: CreateRequest): Promise<CreateResult>;
  /** Looks at a resource as it is. */
  read(request: ReadRequest): Promise<ReadResult>;
  /** Changes a resource in place; answers with its new state. */
  update(request: UpdateRequest): Promise<PropertyMap>;
  /** Takes a resource away. */
  delete(request: DeleteRequest): Promise<void>;
  /** Calls a function. */
  invoke(request: InvokeRequest): Promise<InvokeResult>;
}
