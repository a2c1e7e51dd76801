import { typescriptLiteral } from "./typescript-literal";

/** The text of an example input, and its language for syntax highlighting. */
export interface ExampleInput {
  readonly language: "ts" | "yaml" | "json";
  readonly text: string;
}

/** A Berth component that an example creates. */
export type Component = "KindCluster" | "ExistingCluster" | "ExposedApp" | "IngressController";

/**
 * Renders the statement that creates a component in a Pulumi program.
 *
 * @param args - the component's arguments. The placeholder {@link variable} is rendered as the variable `cluster`
 * @param options - the resource options; none by default
 */
export function program(component: Component, name: string, args: object, options?: object): ExampleInput {
  return { language: "ts", text: statement(component, name, args, options) };
}

/** Combines several statements into one program. If `note` is not empty, the program begins with a comment line that contains `note`. */
export function statements(note: string, ...parts: readonly string[]): ExampleInput {
  return { language: "ts", text: [...(note === "" ? [] : [`// ${note}`]), ...parts].join("\n") };
}

/** Renders the statement in {@link program} as text. */
export function statement(component: Component, name: string, args: object, options?: object): string {
  const start = `new ${component}(${typescriptLiteral(name)}, `;
  const end = options === undefined ? "" : `, ${typescriptLiteral(options)}`;
  const literal = typescriptLiteral(args, 0, start.length).replace(
    `cluster: ${typescriptLiteral(variable)}`,
    "cluster",
  );
  return `${start}${literal}${end});`;
}

/** A placeholder for the variable `cluster` in arguments. */
export const variable = "…";
