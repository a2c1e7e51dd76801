/** Linux capability names by bit number, from `linux/capability.h`. */
const CAPABILITIES = [
  "CHOWN",
  "DAC_OVERRIDE",
  "DAC_READ_SEARCH",
  "FOWNER",
  "FSETID",
  "KILL",
  "SETGID",
  "SETUID",
  "SETPCAP",
  "LINUX_IMMUTABLE",
  "NET_BIND_SERVICE",
  "NET_BROADCAST",
  "NET_ADMIN",
  "NET_RAW",
  "IPC_LOCK",
  "IPC_OWNER",
  "SYS_MODULE",
  "SYS_RAWIO",
  "SYS_CHROOT",
  "SYS_PTRACE",
  "SYS_PACCT",
  "SYS_ADMIN",
  "SYS_BOOT",
  "SYS_NICE",
  "SYS_RESOURCE",
  "SYS_TIME",
  "SYS_TTY_CONFIG",
  "MKNOD",
  "LEASE",
  "AUDIT_WRITE",
  "AUDIT_CONTROL",
  "SETFCAP",
  "MAC_OVERRIDE",
  "MAC_ADMIN",
  "SYSLOG",
  "WAKE_ALARM",
  "BLOCK_SUSPEND",
  "AUDIT_READ",
  "PERFMON",
  "BPF",
  "CHECKPOINT_RESTORE",
];

/**
 * Returns the capabilities that no process on this machine can get.
 *
 * @param status - The contents of `/proc/self/status`.
 * @returns The names of the capabilities in the format of an OCI bundle, such as `CAP_SYS_RESOURCE`.
 * @throws Error if the text does not contain a capability bounding set.
 */
export function missingCapabilities(status: string): string[] {
  const found = /^CapBnd:\s*([0-9a-f]+)$/m.exec(status);
  if (!found?.[1])
    throw new Error("/proc/self/status contains no CapBnd line. The lab does not support this Linux.");
  const bounding = BigInt(`0x${found[1]}`);
  return CAPABILITIES.filter((_, bit) => ((bounding >> BigInt(bit)) & 1n) === 0n).map(
    (name) => `CAP_${name}`,
  );
}
