import { COMMAND_INPUTS, OUTPUTS, RUN_INPUTS, type PropertyType } from "./properties";

const TYPES: Readonly<Record<PropertyType, object>> = {
  string: { type: "string" },
  boolean: { type: "boolean" },
  list: { type: "array", items: { $ref: "pulumi.json#/Any" } },
  "string list": { type: "array", items: { type: "string" } },
  "string map": { type: "object", additionalProperties: { type: "string" } },
};

/** Returns the stand-in's package schema, which contains one resource and one function. */
export function commandSchema(version: string): string {
  const outputs = Object.fromEntries(OUTPUTS.map((output) => [output, TYPES.string]));
  const commandInputs = typesOf(COMMAND_INPUTS);
  const runInputs = typesOf(RUN_INPUTS);
  return JSON.stringify({
    name: "command",
    version,
    resources: {
      "command:local:Command": {
        inputProperties: { ...commandInputs, triggers: { ...TYPES.list, replaceOnChanges: true } },
        properties: { ...commandInputs, ...outputs },
        required: OUTPUTS,
      },
    },
    functions: {
      "command:local:run": {
        inputs: { properties: runInputs, required: ["command"] },
        outputs: { properties: { ...runInputs, ...outputs }, required: ["command", ...OUTPUTS] },
      },
    },
  });
}

function typesOf(properties: Readonly<Record<string, PropertyType>>): Record<string, object> {
  return Object.fromEntries(Object.entries(properties).map(([name, type]) => [name, TYPES[type]]));
}
