import { isPair, isScalar, isSeq, LineCounter, visit, type Document, type Node } from "yaml";
import type { Finding } from "../findings/finding";
import { joinPath } from "../findings/shape";
import { unlessTooDeep } from "../findings/too-deep";
import { placeholdersIn, type Placeholder } from "../model/placeholder";
import { parseDocuments } from "./parse-documents";
import { isInComment, maskTemplate } from "./masked-template";

/**
 * Finds the placeholders in a kind config that is a template, such as `{{ .Values.port }}` and `${PORT}`. kind cannot read or run such a
 * config, so each value with a placeholder is an error.
 *
 * If all placeholders are in patches and mount paths, the config is not a template: kind uses these texts as they are. The planner then
 * warns about them.
 */
export function templateFindings(text: string): Finding[] {
  const placeholders = placeholdersIn(text);
  if (placeholders.length === 0) return [];
  return unlessTooDeep(() => findingsOf(text, placeholders)) ?? [];
}

function findingsOf(text: string, placeholders: readonly Placeholder[]): Finding[] {
  const lines = new LineCounter();
  const masked = parseDocuments(maskTemplate(text, placeholders), lines);
  const kindsOwn = kindReads(masked);
  const values = kindsOwn.flatMap((document) => valuesWith(placeholders, document, text));
  const end = kindsOwn.at(-1)?.range[2] ?? 0;
  const structure = placeholders.filter(
    ({ offset, text: found }) =>
      found.startsWith("{") &&
      offset < end &&
      !values.some(({ node }) => covers(node, offset)) &&
      !isInComment(text, offset),
  );
  const isReadable = kindReads(parseDocuments(text)).every(({ errors }) => errors.length === 0);
  const isTemplate =
    structure.length > 0 ||
    values.some(
      ({ path, node }) => !isReadable || !isPlainText.test(path) || text[node.range?.[0] ?? 0] === "{",
    );
  if (!isTemplate) return [];
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `line ${line}, column ${col}`;
  };
  return [
    ...structure.slice(0, 1).map((first) => inStructure(first, place(first.offset))),
    ...values.map((value) => inValue(value, text, place(value.node.range?.[0] ?? 0))),
  ];
}

/** Matches the paths of the values that kind uses unchanged, and of the ctlptl settings that Berth ignores. */
const isPlainText =
  /(^|\.)(kubeadmConfigPatches\[\d+\]|kubeadmConfigPatchesJSON6902\[\d+\]\.patch|containerdConfigPatches(JSON6902)?\[\d+\]|extraMounts\[\d+\]\.(host|container)Path)$|^(proxy|env|labels|registryAuths|kindExtraArguments|minikube|k3d|status)\b/;

/** Returns the documents that belong to the cluster: the first document, or all documents of a ctlptl file. */
function kindReads(documents: readonly Document.Parsed[]): readonly Document.Parsed[] {
  const version = documents[0]?.get("apiVersion");
  return typeof version === "string" && version.startsWith("ctlptl.dev/") ? documents : documents.slice(0, 1);
}

interface TemplateValue {
  readonly path: string;
  readonly node: Node;
  readonly placeholder: Placeholder;
}

function valuesWith(placeholders: readonly Placeholder[], document: Document, text: string): TemplateValue[] {
  const values: TemplateValue[] = [];
  visit(document, {
    Scalar: (_, node, ancestors) => {
      const [start = 0, end = 0] = node.range ?? [];
      const placeholder = placeholders[firstFrom(placeholders, start)];
      if (placeholder !== undefined && placeholder.offset < end)
        values.push({ path: pathOf(node, ancestors, text), node, placeholder });
    },
  });
  return values;
}

/** Returns the index of the first placeholder at or after a position, by binary search. */
function firstFrom(placeholders: readonly Placeholder[], start: number): number {
  let [low, high] = [0, placeholders.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((placeholders[middle]?.offset ?? Infinity) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function pathOf(node: Node, ancestors: readonly unknown[], text: string): string {
  const chain = [...ancestors, node];
  const keys = chain.flatMap((one, index): PropertyKey[] => {
    if (isSeq(one)) return [one.items.indexOf(chain[index + 1])];
    if (!isPair(one)) return [];
    // The masked text does not contain the placeholders of a key.
    const [start = 0, end = 0] = isScalar(one.key) ? (one.key.range ?? []) : [];
    return [withoutQuotes(text.slice(start, end))];
  });
  return joinPath("", keys);
}

function withoutQuotes(scalar: string): string {
  return scalar.replaceAll(/^["']|["']$/g, "");
}

function covers(node: Node, offset: number): boolean {
  const [start = 0, end = 0] = node.range ?? [];
  return start <= offset && offset < end;
}

function inStructure({ text }: Placeholder, place: string): Finding {
  return {
    code: "KIND_CONFIG_TEMPLATE",
    object: `kind config (${place})`,
    state: "is a template",
    reason: `kind does not render templates, and cannot read \`${shortened(text)}\``,
    remedy: renderTemplate,
  };
}

function inValue({ path, node, placeholder }: TemplateValue, text: string, place: string): Finding {
  const [start = 0, end = 0] = node.range ?? [];
  const isVariable = placeholder.text.startsWith("$");
  return {
    code: "KIND_CONFIG_TEMPLATE",
    path: `${path} (${place})`,
    value: withoutQuotes(text.slice(start, end).trim()),
    rule: isVariable
      ? `this file is a template, and kind does not replace the variable \`${placeholder.text}\``
      : "this file is a template, and kind does not render templates",
    remedy: isVariable
      ? "Render the file first, for example with `envsubst < kind.yaml > rendered.yaml`."
      : renderTemplate,
  };
}

const renderTemplate =
  "Render the file first, with the program that the template is for, such as `helm template`.";

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
