import { field, isRecord, records, text } from "./object";

/** An answer of the API server that says no. The message is the server's own. */
export class ApiError extends Error {
  override readonly name = "ApiError";

  constructor(
    /** The HTTP status. */
    readonly code: number,
    /** The server's `Status` object, or what it sent instead. */
    readonly body: unknown,
  ) {
    super(isRecord(body) && text(body, "message") !== "" ? text(body, "message") : `HTTP status ${code}`);
  }

  /** The machine-readable reason, such as `AlreadyExists`. */
  get reason(): string {
    return text(this.body, "reason");
  }
}

/** The API server does not serve a kind. Its definition may be created later in the same update. */
export class NoMatchError extends Error {
  override readonly name = "NoMatchError";

  constructor(kind: string, apiVersion: string) {
    super(`no matches for kind "${kind}" in version "${apiVersion}"`);
  }
}

/** No API server answers. */
export class UnreachableError extends Error {
  override readonly name = "UnreachableError";
}

/** Whether the object, or its namespace or its API, is not there. */
export function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && error.code === 404;
}

/** Whether it is the namespace that is not there. */
export function isNamespaceNotFound(error: unknown): boolean {
  return isNotFound(error) && field((error as ApiError).body, "details", "kind") === "namespaces";
}

/** Whether an object of that name is there already. */
export function isAlreadyExists(error: unknown): error is ApiError {
  return error instanceof ApiError && error.reason === "AlreadyExists";
}

/** Whether another manager owns a field that was to be applied. */
export function isConflict(error: unknown): error is ApiError {
  return error instanceof ApiError && error.code === 409 && error.reason === "Conflict";
}

/** Whether the user may not do that. */
export function isForbidden(error: unknown): boolean {
  return error instanceof ApiError && error.code === 403;
}

/** Whether a field that was to change can't be changed. */
export function isImmutableField(error: unknown): boolean {
  return (
    error instanceof ApiError && error.reason === "Invalid" && error.message.includes("field is immutable")
  );
}

/** Whether the server, or an admission webhook, can't say what it would do without doing it. */
export function isDryRunRefused(error: unknown): boolean {
  return (
    error instanceof ApiError && error.code === 400 && error.message.includes("does not support dry run")
  );
}

/** The required field that a change would take away, or undefined where that is not what failed. */
export function missingRequiredField(error: unknown): string | undefined {
  if (
    !(error instanceof ApiError) ||
    error.reason !== "Invalid" ||
    !error.message.includes("Required value")
  ) {
    return undefined;
  }
  const cause = records(error.body, "details", "causes").find(
    (each) => each["reason"] === "FieldValueRequired",
  );
  return cause === undefined ? undefined : text(cause, "field");
}
