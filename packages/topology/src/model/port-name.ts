/**
 * The maximum length of a port name, in characters. A namespace name can have at most 63 characters, and the prefix in
 * `berth-ingress-<name>` has 14.
 */
export const longestPortName = 49;
const portName = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** Whether a text is a valid port name. The name is part of a node label and of object names. */
export function isPortName(text: string): boolean {
  return portName.test(text) && text.length <= longestPortName;
}
