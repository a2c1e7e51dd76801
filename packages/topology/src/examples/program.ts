import { typescriptLiteral } from "./typescript-literal";

/** An example input's text, and the text's language for syntax highlighting. */
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

/** Renders the same statement as {@link program}, but returns only its text. */
export function statement(component: Component, name: string, args: object, options?: object): string {
  const start = `new ${component}(${typescriptLiteral(name)}, `;
  const end = options === undefined ? "" : `, ${typescriptLiteral(options)}`;
  const literal = typescriptLiteral(args, 0, start.length).replace(
    `cluster: ${typescriptLiteral(variable)}`,
    "cluster",
  );
  return `${start}${literal}${end});`;
}

/** A placeholder in arguments for the variable `cluster`. */
export const variable = "…";
