import { field, isRecord, records, text } from "./object";

/** An error response of the API server. The message comes from the server. */
export class ApiError extends Error {
  override readonly name = "ApiError";

  constructor(
    /** The HTTP status. */
    readonly code: number,
    /** The server's `Status` object, or another response body. */
    readonly body: unknown,
  ) {
    super(isRecord(body) && text(body, "message") !== "" ? text(body, "message") : `HTTP status ${code}`);
  }

  /** The machine-readable reason, such as `AlreadyExists`. */
  get reason(): string {
    return text(this.body, "reason");
  }
}

/** The error for an object type that the API server does not serve. The same update may create the definition of this type later. */
export class NoMatchError extends Error {
  override readonly name = "NoMatchError";

  constructor(kind: string, apiVersion: string) {
    super(`no matches for kind "${kind}" in version "${apiVersion}"`);
  }
}

/** The API server does not respond. */
export class UnreachableError extends Error {
  override readonly name = "UnreachableError";
}

/** Whether the object, its namespace or its API does not exist. */
export function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && error.code === 404;
}

/** Whether the namespace does not exist. */
export function isNamespaceNotFound(error: unknown): boolean {
  return isNotFound(error) && field((error as ApiError).body, "details", "kind") === "namespaces";
}

/** Whether an object of that name already exists. */
export function isAlreadyExists(error: unknown): error is ApiError {
  return error instanceof ApiError && error.reason === "AlreadyExists";
}

/** Whether another manager owns one of the applied fields. */
export function isConflict(error: unknown): error is ApiError {
  return error instanceof ApiError && error.code === 409 && error.reason === "Conflict";
}

/** Whether the user has no permission for the operation. */
export function isForbidden(error: unknown): boolean {
  return error instanceof ApiError && error.code === 403;
}

/** Whether the request changes an immutable field. */
export function isImmutableField(error: unknown): boolean {
  return (
    error instanceof ApiError && error.reason === "Invalid" && error.message.includes("field is immutable")
  );
}

/** Whether the server or an admission webhook does not support dry run for this request. */
export function isDryRunRefused(error: unknown): boolean {
  return (
    error instanceof ApiError && error.code === 400 && error.message.includes("does not support dry run")
  );
}

/** The required field that a change would remove, or undefined if the error has another cause. */
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
