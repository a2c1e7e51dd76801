import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex } from "@noble/hashes/utils";
import stringify from "safe-stable-stringify";

/**
 * A short hash of a value: 12 hexadecimal digits. It is the same for equal values, independent of the order of their keys, and does not
 * reveal the values.
 */
export function digest(value: object): string {
  return bytesToHex(sha256(stringify(value))).slice(0, 12);
}
