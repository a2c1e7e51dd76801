import { parse as parseToml, TomlError } from "smol-toml";
import { parseAllDocuments } from "yaml";
import { unlessTooDeep } from "../../findings/too-deep";

/** A patch's content, or the reason why the patch cannot be parsed. */
export type Read<T> = { readonly value: T } | { readonly misfit: string };

/** A JSON or YAML object. */
export type PlainObject = Readonly<Record<string, unknown>>;

/** One operation in a JSON patch. */
export interface PatchOperation {
  readonly op: string;
  /** A JSON pointer, such as `/nodeRegistration/taints`. */
  readonly path: string;
  /** For `move` and `copy`, the JSON pointer to the source. */
  readonly from?: string;
  readonly value?: unknown;
}

/**
 * Parses a merge patch in the same way as kind. The text is a stream of YAML documents. Each document must be an object. Empty documents
 * are skipped.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/patch/mergepatch.go
 */
export function readYamlDocuments(text: string): Read<PlainObject[]> {
  const read = readYaml(text);
  if ("misfit" in read) return read;
  const values = read.value.filter((value) => value !== null);
  return values.every(isObject) ? { value: values } : { misfit: "it must consist of YAML objects" };
}

/**
 * Parses a JSON patch (RFC 6902) for kubeadm in the same way as kind. The text can be YAML or JSON. Empty text is an empty patch.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/patch/json6902patch.go
 */
export function readYamlPatch(text: string): Read<PatchOperation[]> {
  const read = readYaml(text);
  return "misfit" in read ? read : asOperations(read.value[0] ?? []);
}

/**
 * Returns the documents in a YAML text. If a key occurs more than once, the last value applies, as in kind. Supports `<<` to merge
 * mappings.
 */
function readYaml(text: string): Read<unknown[]> {
  const options = { uniqueKeys: false, merge: true, prettyErrors: false };
  const parsed = unlessTooDeep(() => parseAllDocuments(text, options));
  if (parsed === undefined) return { misfit: "its values have too many levels" };
  const documents = Array.isArray(parsed) ? parsed : [];
  const error = documents.flatMap(({ errors }) => errors)[0];
  if (error !== undefined)
    return { misfit: `it is not valid YAML (${error.message} ${at(text, error.pos[0])})` };
  try {
    return { value: documents.map((document) => document.toJS() as unknown) };
  } catch (misfit) {
    // This conversion resolves aliases. It fails if an alias has no anchor, if there are too many aliases, or if `<<` merges a value other
    // than a mapping.
    if (!(misfit instanceof Error)) throw misfit;
    return { misfit: `it is not valid YAML (${misfit.message})` };
  }
}

/**
 * Parses a JSON patch (RFC 6902) for containerd in the same way as kind. The text must be JSON.
 *
 * @see https://github.com/kubernetes-sigs/kind/blob/v0.33.0/pkg/internal/patch/toml.go
 */
export function readJsonPatch(text: string): Read<PatchOperation[]> {
  try {
    return asOperations(JSON.parse(text));
  } catch {
    // Do not show the parser's message. It quotes the patch, which may contain secrets.
    return { misfit: "it is not valid JSON, and YAML is not supported here" };
  }
}

/** Parses a merge patch for containerd. */
export function readToml(text: string): Read<PlainObject> {
  try {
    // kind's parser supports TOML's 64-bit integers, but JavaScript numbers cannot represent all of them.
    return { value: parseToml(text, { integersAsBigInt: true }) };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    // Show only the line and column. The parser's message quotes the patch, which may contain registry credentials.
    return { misfit: `it is not valid TOML (line ${error.line}, column ${error.column})` };
  }
}

const operations = ["add", "remove", "replace", "move", "copy", "test"];

function asOperations(value: unknown): Read<PatchOperation[]> {
  const misfit = "it must be a list of JSON patch operations, each with `op` and `path`";
  return Array.isArray(value) && value.every(isOperation) ? { value } : { misfit };
}

function isOperation(value: unknown): value is PatchOperation {
  return (
    isObject(value) &&
    operations.includes(String(value["op"])) &&
    typeof value["path"] === "string" &&
    ["string", "undefined"].includes(typeof value["from"])
  );
}

/** Whether a value is a JSON or YAML object. Lists are not objects. */
export function isObject(value: unknown): value is PlainObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function at(text: string, offset: number): string {
  return `at line ${text.slice(0, offset).split("\n").length}`;
}
