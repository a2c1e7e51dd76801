import { parse as parseToml, TomlError } from "smol-toml";
import { parseAllDocuments } from "yaml";

/** What a patch's text holds, or why it cannot be read. */
export type Read<T> = { readonly value: T } | { readonly misfit: string };

/** An object of JSON or YAML. */
export type PlainObject = Readonly<Record<string, unknown>>;

/** An operation of a JSON patch. */
export interface PatchOperation {
  readonly op: string;
  /** A JSON pointer, such as `/nodeRegistration/taints`. */
  readonly path: string;
  readonly value?: unknown;
}

/**
 * Reads merge patches as kind does: a stream of YAML documents, each an object; empty documents are skipped.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/patch/mergepatch.go
 */
export function readYamlDocuments(text: string): Read<PlainObject[]> {
  const read = readYaml(text);
  if ("misfit" in read) return read;
  const values = read.value.filter((value) => value !== null);
  return values.every(isObject) ? { value: values } : { misfit: "it is not a list of YAML objects" };
}

/**
 * Reads a JSON patch (RFC 6902) from YAML, of which JSON is a part, as kind reads those for kubeadm; an empty text is an
 * empty patch.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/patch/json6902patch.go
 */
export function readYamlPatch(text: string): Read<PatchOperation[]> {
  const read = readYaml(text);
  return "misfit" in read ? read : asOperations(read.value[0] ?? []);
}

/** The documents of a YAML text; of two like keys kind takes the last, and `<<` merges. */
function readYaml(text: string): Read<unknown[]> {
  const parsed = parseAllDocuments(text, { uniqueKeys: false, merge: true, prettyErrors: false });
  const documents = Array.isArray(parsed) ? parsed : [];
  const error = documents.flatMap(({ errors }) => errors)[0];
  if (error !== undefined) return { misfit: `it is not YAML (${error.message} ${at(text, error.pos[0])})` };
  try {
    return { value: documents.map((document) => document.toJS() as unknown) };
  } catch (misfit) {
    // Aliases are followed only now: one that leads nowhere, one too many, a merge of what is no mapping.
    if (!(misfit instanceof Error)) throw misfit;
    return { misfit: `it is not YAML (${misfit.message})` };
  }
}

/**
 * Reads a JSON patch (RFC 6902) from JSON, as kind reads those for containerd.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/patch/toml.go
 */
export function readJsonPatch(text: string): Read<PatchOperation[]> {
  try {
    return asOperations(JSON.parse(text));
  } catch {
    // The parser's message quotes the text, which may hold anything.
    return { misfit: "it is not JSON, and YAML is not taken here" };
  }
}

/** Reads a merge patch for containerd. */
export function readToml(text: string): Read<PlainObject> {
  try {
    // As kind's parser, and unlike JavaScript's numbers, TOML has integers of 64 bits.
    return { value: parseToml(text, { integersAsBigInt: true }) };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    // The rest of the message quotes the text, which may hold credentials of a registry.
    return { misfit: `it is not TOML (line ${error.line}, column ${error.column})` };
  }
}

const operations = ["add", "remove", "replace", "move", "copy", "test"];

function asOperations(value: unknown): Read<PatchOperation[]> {
  const misfit = "it is not a list of JSON patch operations, each with `op` and `path`";
  return Array.isArray(value) && value.every(isOperation) ? { value } : { misfit };
}

function isOperation(value: unknown): value is PatchOperation {
  return isObject(value) && operations.includes(String(value["op"])) && typeof value["path"] === "string";
}

/** Whether a value is an object of JSON or YAML, and no list. */
export function isObject(value: unknown): value is PlainObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function at(text: string, offset: number): string {
  return `at line ${text.slice(0, offset).split("\n").length}`;
}
