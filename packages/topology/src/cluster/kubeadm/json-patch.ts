import { applyPatch, type Operation } from "rfc6902";
import type { PatchOperation, PlainObject, Read } from "./patch-texts";
import { isObject } from "./patch-texts";

/** Keys that a JSON pointer must not contain, because they refer to a JavaScript object's prototype. No kubeadm document has these keys. */
const prototypeKeys = /\/(?:__proto__|constructor|prototype)(?:\/|$)/;

/**
 * Applies a JSON patch (RFC 6902) to a document. The result does not share any value with the document.
 *
 * @returns the changed document, or the reason why kind cannot apply the patch
 */
export function applyJsonPatch(
  document: PlainObject,
  operations: readonly PatchOperation[],
): Read<PlainObject> {
  const changed: unknown = structuredClone(document);
  for (const operation of operations) {
    const misfit = misfitOf(changed, operation);
    if (misfit !== undefined) return { misfit };
  }
  return isObject(changed) ? { value: changed } : { misfit: "the patch replaces the whole document" };
}

/** Applies one operation. Returns the reason if it cannot be applied. */
function misfitOf(document: unknown, operation: PatchOperation): string | undefined {
  const { op, path, from = "" } = operation;
  const failed = `the operation \`${op}\` at \`${path}\` cannot be applied to the document that kind writes`;
  if (prototypeKeys.test(path) || prototypeKeys.test(from)) return failed;
  try {
    return applyPatch(document, [operation as Operation]).every((error) => error === null)
      ? undefined
      : failed;
  } catch (error) {
    // The library throws for a pointer without a leading slash, and for a pointer into a text or number.
    if (!(error instanceof Error)) throw error;
    return failed;
  }
}
