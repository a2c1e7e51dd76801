import type { Rule } from "./rule";

/** Rules that apply to every argument. */
export const argumentRules = {
  ARGUMENT_UNKNOWN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An argument has a key that Berth does not support.",
    cause: "An unsupported key has no effect. Usually, the key is misspelled.",
    fix: "Correct the spelling, or remove the key.",
  },
  ARGUMENT_TYPE: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A required argument is missing, or an argument has the wrong type.",
    cause:
      "Berth plans nodes, ports and placement during the preview, before any resource exists. At that time, a Pulumi output may have no value.",
    fix: "Use a value of the type that the error message names. Do not use a Pulumi output.",
  },
  ARGUMENT_UNUSED: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An argument has no effect because of another argument.",
    cause:
      "Some arguments work only with certain exposures. For example, `path` has no effect with the `hostPort` exposure.",
    fix: "Remove the argument, or use an exposure that supports it.",
  },
  ARGUMENT_VALUE: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An argument has an unsupported value.",
    cause:
      "The argument accepts only certain values. For example, `networking.ipFamily` accepts only `ipv4`, `ipv6` and `dual`.",
    fix: "Use one of the values that the error message lists.",
    source: { name: "kind", url: "https://kind.sigs.k8s.io/docs/user/configuration/" },
  },
} as const satisfies Record<string, Rule>;
