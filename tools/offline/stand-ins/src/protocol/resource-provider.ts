import type { EngineLog } from "./engine-log";
import type { PropertyMap } from "./property-values";

/** The properties that are common to all requests about a resource. */
export interface ResourceRequest {
  readonly urn: string;
  /** The resource's type token, such as `command:local:Command`. */
  readonly type: string;
  /** The resource's logical name, which is the last part of its URN. */
  readonly name: string;
  /** A signal that is aborted when the engine cancels the update, or when the plugin must stop. */
  readonly signal: AbortSignal;
  /** The log, which writes to the engine's output. */
  readonly log: EngineLog;
}

/** A Check or CheckConfig request, which validates the inputs and adds default values. */
export interface CheckRequest extends ResourceRequest {
  /** The inputs from the latest update; empty for a new resource. */
  readonly oldInputs: PropertyMap;
  readonly newInputs: PropertyMap;
  /** The seed for generated names. With the same seed, the preview and the update generate the same name. */
  readonly randomSeed: Uint8Array;
}

/** The checked inputs, or the failures that the check found. */
export interface CheckResult {
  readonly inputs: PropertyMap;
  readonly failures?: readonly CheckFailure[];
}

/** A check failure. */
export interface CheckFailure {
  /** The property path. Empty if the failure is about the inputs as a whole. */
  readonly property: string;
  readonly reason: string;
}

/** A Diff or DiffConfig request, which determines the changes that an update would make. */
export interface DiffRequest extends ResourceRequest {
  readonly id: string;
  readonly oldInputs: PropertyMap;
  /** The resource's outputs after the latest update. */
  readonly oldState: PropertyMap;
  readonly newInputs: PropertyMap;
  /** The paths in the program's `ignoreChanges`. At these paths, the engine has already replaced the new inputs with the old inputs. */
  readonly ignoreChanges: readonly string[];
}

/** The type of a property change. */
export type PropertyDiffKind =
  "add" | "add-replace" | "delete" | "delete-replace" | "update" | "update-replace";

/** The changes that an update would make, and whether they require a replacement. */
export interface DiffResult {
  /** Whether the resource changes. If the value is `unknown`, the engine compares the inputs itself. */
  readonly changes: "none" | "some" | "unknown";
  /** The changed paths that require a replacement. If empty or omitted, the resource is updated in place. */
  readonly replaces?: readonly string[];
  /** The names of the outputs that an update does not change. */
  readonly stables?: readonly string[];
  /** The names of the top-level properties that differ. */
  readonly diffs?: readonly string[];
  /**
   * The changes, by property path. `inputDiff` is `true` if the new inputs were compared with the old inputs, and `false` if they were
   * compared with the old state.
   */
  readonly detailedDiff?: Readonly<Record<string, { kind: PropertyDiffKind; inputDiff: boolean }>>;
  readonly deleteBeforeReplace?: boolean;
}

/** A Create request, which creates the resource or previews its creation. */
export interface CreateRequest extends ResourceRequest {
  readonly inputs: PropertyMap;
  /** The value of `customTimeouts.create` in the program, in seconds, or 0 if it is not set. */
  readonly timeoutSeconds: number;
  readonly preview: boolean;
}

/** A created resource. In a preview, the ID is empty if it is unknown. */
export interface CreateResult {
  readonly id: string;
  readonly state: PropertyMap;
}

/** A Read request, which reads the current resource for `refresh`, `import` and `.get()`. */
export interface ReadRequest extends ResourceRequest {
  readonly id: string;
  readonly inputs: PropertyMap;
  readonly state: PropertyMap;
}

/** The current resource, or `undefined` if the resource does not exist. */
export type ReadResult =
  { readonly id: string; readonly inputs: PropertyMap; readonly state: PropertyMap } | undefined;

/** An Update request, which changes the resource in place or previews the change. */
export interface UpdateRequest extends ResourceRequest {
  readonly id: string;
  readonly oldInputs: PropertyMap;
  readonly oldState: PropertyMap;
  readonly newInputs: PropertyMap;
  /** The value of `customTimeouts.update` in the program, in seconds, or 0 if it is not set. */
  readonly timeoutSeconds: number;
  readonly ignoreChanges: readonly string[];
  readonly preview: boolean;
}

/** A Delete request, which deletes the resource. */
export interface DeleteRequest extends ResourceRequest {
  readonly id: string;
  readonly inputs: PropertyMap;
  readonly state: PropertyMap;
  /** The value of `customTimeouts.delete` in the program, in seconds, or 0 if it is not set. */
  readonly timeoutSeconds: number;
}

/** An Invoke request, which calls one of the provider's functions. */
export interface InvokeRequest {
  /** The function's token, such as `command:local:run`. */
  readonly token: string;
  readonly args: PropertyMap;
  readonly signal: AbortSignal;
  readonly log: EngineLog;
}

/** The result of a function, or the failures from the check of its arguments. */
export interface InvokeResult {
  readonly result: PropertyMap;
  readonly failures?: readonly CheckFailure[];
}

/**
 * A Pulumi resource provider, without the gRPC layer. If a method throws an error, the user sees its message. Throw {@link
 * ResourceInitError} to keep a resource that failed to initialize, and {@link UnimplementedError} to reject an unsupported call.
 */
export interface ResourceProvider {
  /** The plugin's version, without a leading `v`. */
  readonly version: string;
  /** Returns the package schema, as JSON. */
  schema(): Promise<string> | string;
  /** Validates a provider's configuration. */
  checkConfig(request: CheckRequest): Promise<CheckResult>;
  /** Decides whether a changed configuration replaces the provider and its resources. */
  diffConfig(request: DiffRequest): Promise<DiffResult>;
  /**
   * Applies the configuration. The engine calls this method before all calls about resources.
   *
   * @param variables - the configuration values by `<package>:config:<name>`. Values that are not strings are JSON text.
   */
  configure(variables: Readonly<Record<string, string>>): Promise<void>;
  /** Validates a resource's inputs, and adds default values. */
  check(request: CheckRequest): Promise<CheckResult>;
  /** Compares a resource's old and new inputs. */
  diff(request: DiffRequest): Promise<DiffResult>;
  /** Creates a resource. */
  create(request: CreateRequest): Promise<CreateResult>;
  /** Reads a resource's current state. */
  read(request: ReadRequest): Promise<ReadResult>;
  /** Updates a resource in place. Returns its new state. */
  update(request: UpdateRequest): Promise<PropertyMap>;
  /** Deletes a resource. */
  delete(request: DeleteRequest): Promise<void>;
  /** Calls one of the provider's functions. */
  invoke(request: InvokeRequest): Promise<InvokeResult>;
}
