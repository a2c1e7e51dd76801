import type { Rule } from "./rule";

/** Rules that apply to every argument. */
export const argumentRules = {
  ARGUMENT_UNKNOWN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An argument has a key that Berth does not support.",
    cause: "An unsupported key has no effect. It is usually a misspelled key.",
    fix: "Correct the spelling, or remove the key.",
  },
  ARGUMENT_TYPE: {
    severity: "error",
    raisedBy: "preview",
    meaning: "A required argument is missing, or an argument has the wrong type.",
    cause:
      "Berth plans nodes, ports and placement during the preview, before any resource exists. Therefore their arguments cannot be Pulumi outputs.",
    fix: "Set a value of the type that the error names. A Pulumi output does not work.",
  },
  ARGUMENT_UNUSED: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The program sets an argument that has no effect, because of another argument.",
    cause:
      "Some arguments work with certain exposures only. For example, `path` has no effect with the exposure `hostPort`.",
    fix: "Remove the argument, or use an exposure that supports it.",
  },
  ARGUMENT_VALUE: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An argument has a value that is not in its list of valid values.",
    cause: "The argument accepts a fixed set of values, such as `ipv4`, `ipv6` and `dual`.",
    fix: "Use one of the values that the error lists.",
    source: { name: "kind", url: "https://kind.sigs.k8s.io/docs/user/configuration/" },
  },
} as const satisfies Record<string, Rule>;
