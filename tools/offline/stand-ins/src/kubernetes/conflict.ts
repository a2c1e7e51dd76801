import { isConflict } from "./api-error";

const GUIDE =
  "https://www.pulumi.com/registry/packages/kubernetes/how-to-guides/" +
  "managing-resources-with-server-side-apply/#handle-field-conflicts-on-existing-resources";

/**
 * Adds an explanation of how to resolve the conflict to an error that reports a conflict with another field manager. Returns other errors
 * unchanged.
 */
export function explainConflict(thrown: unknown, fieldManager: string): unknown {
  if (!isConflict(thrown)) return thrown;
  return new Error(
    `server-side apply field conflict detected, see ${GUIDE} for troubleshooting help\n` +
      `The resource managed by field manager "${fieldManager}" had an apply conflict: ${thrown.message}`,
    { cause: thrown },
  );
}
