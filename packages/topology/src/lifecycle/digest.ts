import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex } from "@noble/hashes/utils";
import stringify from "safe-stable-stringify";

/**
 * Returns a short hash of a value, as 12 hexadecimal digits. Equal values have the same hash, regardless of their key order. The value
 * cannot be derived from the hash.
 */
export function digest(value: object): string {
  return bytesToHex(sha256(stringify(value))).slice(0, 12);
}
