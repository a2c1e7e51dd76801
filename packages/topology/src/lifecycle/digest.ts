import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex } from "@noble/hashes/utils";
import stringify from "safe-stable-stringify";

/** A short text that is the same for equal values, whatever the order of their keys, and shows nothing of them: 12 hex digits. */
export function digest(value: object): string {
  return bytesToHex(sha256(stringify(value))).slice(0, 12);
}
