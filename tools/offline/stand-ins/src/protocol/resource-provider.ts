import type { EngineLog } from "./engine-log";
import type { PropertyMap } from "./property-values";

/** The common part of all requests about one resource. */
export interface ResourceRequest {
  readonly urn: string;
  /** The type token, such as `command:local:Command`. */
  readonly type: string;
  /** The resource's logical name, which is the last part of the URN. */
  readonly name: string;
  /** Aborted when the engine cancels the update, or when the plugin must stop. */
  readonly signal: AbortSignal;
  /** Writes to the engine's output. */
  readonly log: EngineLog;
}

/** Check and CheckConfig: validates the inputs and adds default values. */
export interface CheckRequest extends ResourceRequest {
  /** The inputs of the last update. Empty for a new resource. */
  readonly oldInputs: PropertyMap;
  readonly newInputs: PropertyMap;
  /** The seed for generated names, so that preview and update use the same name. */
  readonly randomSeed: Uint8Array;
}

/** The checked inputs, or the failures of the check. */
export interface CheckResult {
  readonly inputs: PropertyMap;
  readonly failures?: readonly CheckFailure[];
}

/** One failure of the check. */
export interface CheckFailure {
  /** The path of the property. Empty if the failure concerns the inputs as a whole. */
  readonly property: string;
  readonly reason: string;
}

/** Diff and DiffConfig: finds the changes of an update. */
export interface DiffRequest extends ResourceRequest {
  readonly id: string;
  readonly oldInputs: PropertyMap;
  /** The resource's outputs after the last update. */
  readonly oldState: PropertyMap;
  readonly newInputs: PropertyMap;
  /** The paths in the program's `ignoreChanges`. The engine has already replaced their values by the old inputs. */
  readonly ignoreChanges: readonly string[];
}

/** The type of a property change. */
export type PropertyDiffKind =
  "add" | "add-replace" | "delete" | "delete-replace" | "update" | "update-replace";

/** The changes, and whether they require a replacement. */
export interface DiffResult {
  /** With `unknown`, the engine compares the inputs itself. */
  readonly changes: "none" | "some" | "unknown";
  /** The paths whose change requires a replacement. Without such paths, the resource is updated in place. */
  readonly replaces?: readonly string[];
  /** The names of the outputs that do not change in an update. */
  readonly stables?: readonly string[];
  /** The names of the top-level properties that differ. */
  readonly diffs?: readonly string[];
  /** The changes by property path. `inputDiff` means that old and new inputs were compared, instead of old state and new inputs. */
  readonly detailedDiff?: Readonly<Record<string, { kind: PropertyDiffKind; inputDiff: boolean }>>;
  readonly deleteBeforeReplace?: boolean;
}

/** Create: creates the resource, or previews its creation. */
export interface CreateRequest extends ResourceRequest {
  readonly inputs: PropertyMap;
  /** The program's `customTimeouts.create`, in seconds, or 0 if it is not set. */
  readonly timeoutSeconds: number;
  readonly preview: boolean;
}

/** A created resource. In a preview, the ID is empty if it is unknown. */
export interface CreateResult {
  readonly id: string;
  readonly state: PropertyMap;
}

/** Read: reads the current resource, for `refresh`, `import` and `.get()`. */
export interface ReadRequest extends ResourceRequest {
  readonly id: string;
  readonly inputs: PropertyMap;
  readonly state: PropertyMap;
}

/** The current resource, or `undefined` if it does not exist. */
export type ReadResult =
  { readonly id: string; readonly inputs: PropertyMap; readonly state: PropertyMap } | undefined;

/** Update: changes the resource in place, or previews the change. */
export interface UpdateRequest extends ResourceRequest {
  readonly id: string;
  readonly oldInputs: PropertyMap;
  readonly oldState: PropertyMap;
  readonly newInputs: PropertyMap;
  /** The program's `customTimeouts.update`, in seconds, or 0 if it is not set. */
  readonly timeoutSeconds: number;
  readonly ignoreChanges: readonly string[];
  readonly preview: boolean;
}

/** Delete: deletes the resource. */
export interface DeleteRequest extends ResourceRequest {
  readonly id: string;
  readonly inputs: PropertyMap;
  readonly state: PropertyMap;
  /** The program's `customTimeouts.delete`, in seconds, or 0 if it is not set. */
  readonly timeoutSeconds: number;
}

/** A function call. */
export interface InvokeRequest {
  /** The function token, such as `command:local:run`. */
  readonly token: string;
  readonly args: PropertyMap;
  readonly signal: AbortSignal;
  readonly log: EngineLog;
}

/** The result of a function, or the failures of its arguments. */
export interface InvokeResult {
  readonly result: PropertyMap;
  readonly failures?: readonly CheckFailure[];
}

/**
 * A Pulumi resource provider, without the gRPC layer. The user sees the message of every error that a method throws. {@link
 * ResourceInitError} keeps a resource that failed to initialize. {@link UnimplementedError} rejects an unsupported call.
 */
export interface ResourceProvider {
  /** The plugin's version, without a `v`. */
  readonly version: string;
  /** The package schema, as JSON. */
  schema(): Promise<string> | string;
  /** Validates the configuration of a provider. */
  checkConfig(request: CheckRequest): Promise<CheckResult>;
  /** Decides whether a changed configuration replaces the provider and its resources. */
  diffConfig(request: DiffRequest): Promise<DiffResult>;
  /** Applies the configuration. The engine calls it before any call about a resource. */
  configure(inputs: PropertyMap): Promise<void>;
  /** Validates the inputs of a resource, and adds default values. */
  check(request: CheckRequest): Promise<CheckResult>;
  /** Compares the old and new inputs of a resource. */
  diff(request: DiffRequest): Promise<DiffResult>;
  /** Creates a resource. */
  create(request: CreateRequest): Promise<CreateResult>;
  /** Reads the current state of a resource. */
  read(request: ReadRequest): Promise<ReadResult>;
  /** Updates a resource in place. Returns its new state. */
  update(request: UpdateRequest): Promise<PropertyMap>;
  /** Deletes a resource. */
  delete(request: DeleteRequest): Promise<void>;
  /** Calls a function. */
  invoke(request: InvokeRequest): Promise<InvokeResult>;
}
