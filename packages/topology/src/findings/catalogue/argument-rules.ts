import type { Rule } from "./rule";

/** Rules for all arguments. */
export const argumentRules = {
  ARGUMENT_UNKNOWN: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An argument has a key that Berth does not know; it would have no effect.",
    remedy: "Correct the spelling, or take the key out.",
  },
  ARGUMENT_TYPE: {
    severity: "error",
    raisedBy: "preview",
    meaning:
      "An argument is missing or has the wrong type. Nodes, ports and placement are plain values, never Pulumi outputs, so that every preview knows them.",
    remedy: "Give a plain value of the type that the error names.",
  },
  ARGUMENT_UNUSED: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An argument has no effect with the exposure of the app.",
    remedy: "Take the argument out, or choose the exposure that uses it.",
  },
  ARGUMENT_VALUE: {
    severity: "error",
    raisedBy: "preview",
    meaning: "An argument takes one of a few words, and was given another.",
    remedy: "Use one of the words that the error lists.",
    source: { name: "kind", url: "https://kind.sigs.k8s.io/docs/user/configuration/" },
  },
} as const satisfies Record<string, Rule>;
