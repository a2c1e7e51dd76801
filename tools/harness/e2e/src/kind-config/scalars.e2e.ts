import { BerthError, parseKindConfig, renderKindConfig } from "@kind-berth/topology";
import fc from "fast-check";
import { askKind } from "./kind-under-test";

/** Scalars that some YAML version may read as numbers, booleans, nulls or dates. Some are quoted or tagged. */
const digits = fc.string({
  unit: fc.constantFrom("0", "1", "2", "5", "7", "8", "9"),
  minLength: 1,
  maxLength: 4,
});
const number = fc
  .tuple(
    fc.constantFrom("", "", "", "+", "-"),
    fc.constantFrom("", "", "0", "0x", "0X", "0o", "0O", "0b", "0B", "."),
    fc.oneof(digits, fc.string({ unit: fc.constantFrom("0", "1"), minLength: 1, maxLength: 8 })),
    fc.constantFrom("", "", "", ".", ".0", ".5", "_0", "_", "e1", "E+1", "e-1", "f", "a9", ":30"),
  )
  .map((parts) => parts.join(""));
const word = fc.constantFrom(
  ...[
    "true",
    "True",
    "tRUE",
    "false",
    "yes",
    "Yes",
    "yEs",
    "no",
    "on",
    "off",
    "y",
    "N",
    "~",
    "null",
    "Null",
    "nULL",
  ],
  ...[
    ".inf",
    "-.Inf",
    ".nan",
    "2026-11-23",
    "1.2.3",
    "<<",
    "''",
    "{}",
    "[]",
    "- a",
    "&a 80",
    "*a",
    "!!str 80",
    "!!int 80",
  ],
  ...[
    "!!int '80'",
    "!!int 8.5",
    "!!float 80",
    "!!bool yes",
    "!!bool true",
    "!!null ''",
    "! 80",
    "|\n      80",
    ">-\n      80",
  ],
);
const quoted = fc
  .tuple(fc.constantFrom("'", '"'), fc.oneof(number, word))
  .map(([quote, text]) => quote + text + quote);
const scalar = fc.oneof(
  { weight: 4, arbitrary: number },
  { weight: 3, arbitrary: word },
  { weight: 1, arbitrary: quoted },
);

/** Berth rules that kind does not have. Apart from these rules, kind and Berth must reject the same configs. */
const stricter = new Set([
  "PORT_NUMBER_INVALID",
  "KIND_CONFIG_TAG",
  "NODE_LABEL_INVALID",
  "CLUSTER_NAME_INVALID",
]);

const fields: Readonly<Record<string, (scalar: string) => string>> = {
  // For the hostPort 0, kind chooses a random port.
  "a number": (value) => `nodes:\n- extraPortMappings:\n  - containerPort: ${value}\n    hostPort: 8080\n`,
  "a boolean": (value) =>
    `nodes:\n- extraMounts:\n  - hostPath: /a\n    containerPath: /a\n    readOnly: ${value}\n`,
  "a string": (value) => `nodes:\n- labels:\n    key: ${value}\n`,
};

it.each(Object.entries(fields))(
  "if a field expects %s, kind and Berth interpret each scalar in the same way",
  async (_, field) => {
    await fc.assert(
      fc.asyncProperty(scalar, async (value) => {
        const config = `kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n${field(value)}`;
        const asWritten = await askKind(config);
        let plan;
        try {
          plan = parseKindConfig(config).plan;
        } catch (error) {
          if (!BerthError.isInstance(error)) throw error;
          const isStricter = error.findings.some(({ code }) => stricter.has(code));
          expect(asWritten.accepted && !isStricter).toBe(false);
          return;
        }
        expect(asWritten.accepted).toBe(true);
        const asRendered = await askKind(renderKindConfig(plan, { cgroupVersion: 2 }));
        expect(asRendered.nodes).toEqual(asWritten.nodes);
      }),
      { numRuns: 100 },
    );
  },
);
