import { field, isRecord, records, text } from "./object";

/** An error response from the API server, with the server's own message. */
export class ApiError extends Error {
  override readonly name = "ApiError";

  constructor(
    /** The HTTP status code of the response. */
    readonly code: number,
    /** The `Status` object that the server sent, or a different response body. */
    readonly body: unknown,
  ) {
    super(isRecord(body) && text(body, "message") !== "" ? text(body, "message") : `HTTP status ${code}`);
  }

  /** The machine-readable reason for the error, such as `AlreadyExists`. */
  get reason(): string {
    return text(this.body, "reason");
  }
}

/** The error for a kind that the API server does not serve. A later step of the same update may create its definition. */
export class NoMatchError extends Error {
  override readonly name = "NoMatchError";

  constructor(kind: string, apiVersion: string) {
    super(`no matches for kind "${kind}" in version "${apiVersion}"`);
  }
}

/** The error for an API server that does not respond. */
export class UnreachableError extends Error {
  override readonly name = "UnreachableError";
}

/** Whether an error reports that the object, its namespace or its API does not exist. */
export function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && error.code === 404;
}

/** Whether an error reports that the namespace does not exist. */
export function isNamespaceNotFound(error: unknown): boolean {
  return isNotFound(error) && field((error as ApiError).body, "details", "kind") === "namespaces";
}

/** Whether an error reports that an object with this name already exists. */
export function isAlreadyExists(error: unknown): error is ApiError {
  return error instanceof ApiError && error.reason === "AlreadyExists";
}

/** Whether an error reports that another field manager owns one of the applied fields. */
export function isConflict(error: unknown): error is ApiError {
  return error instanceof ApiError && error.code === 409 && error.reason === "Conflict";
}

/** Whether an error reports that the user does not have permission for the operation. */
export function isForbidden(error: unknown): boolean {
  return error instanceof ApiError && error.code === 403;
}

/** Whether an error reports that the request changes an immutable field. */
export function isImmutableField(error: unknown): boolean {
  return (
    error instanceof ApiError && error.reason === "Invalid" && error.message.includes("field is immutable")
  );
}

/** Whether an error reports that the server or an admission webhook does not support a dry run of this request. */
export function isDryRunRefused(error: unknown): boolean {
  return (
    error instanceof ApiError && error.code === 400 && error.message.includes("does not support dry run")
  );
}

/** Returns the required field that a change would remove, or `undefined` if the error has a different cause. */
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
