import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Alias,
  type Document,
  type Node,
  type YAMLError,
} from "yaml";
import { BerthError } from "../findings/berth-error";
import { aliasTargets } from "./alias-targets";
import { parseDocuments } from "./parse-documents";
import { unlessTooDeep } from "../findings/too-deep";
import { given, withPath, type ArgumentFinding, type Finding, type Given } from "../findings/finding";

/**
 * Matches characters that YAML does not allow anywhere, not even in quoted text or comments. Also matches characters that end a line only
 * in YAML 1.1, which kind uses. A YAML 1.2 parser and kind would read a text with these characters differently.
 *
 * @see https://yaml.org/spec/1.2.2/#51-character-set
 */
const notYaml = /(?!^)\uFEFF|[^\t\n\r\x20-\x7E\xA0-\u2027\u202A-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
/** The maximum length of a kind config, in UTF-16 code units. */
const maxLength = 2 ** 20;
/**
 * The maximum number of values in a kind config, after Berth has replaced each alias and each merge with its values. Aliases can multiply a
 * small text to any number of values.
 */
const maxValues = 100_000;
/** The number of enclosing values to try when a value has no position. kind's own settings are less deep. */
const maxDepth = 20;

/**
 * A kind config's text. Stores the text's documents, the findings about the first document, and the position of each value.
 *
 * kind reads only the first document. Files of other programs that contain a kind config can have several documents.
 */
export class ConfigSource {
  /** The findings, in the order in which they were detected. Each finding's path ends with the line and column of the value. */
  readonly findings: Finding[] = [];
  /** The root of the first document, or `null` if the document is empty. */
  readonly root: Node | null;
  /** The roots of all non-empty documents. */
  readonly roots: readonly Node[];
  /** The number of non-empty documents after the first document. */
  readonly furtherDocuments: number;

  private readonly lines = new LineCounter();
  private readonly targets: ReadonlyMap<Alias, Node>;
  private readonly furtherErrors: readonly YAMLError[];
  private readonly positions = new Map<string, number>();
  private readonly following = new Set<Node>();
  private values = 0;

  /**
   * @param text - any YAML
   * @throws {@link BerthError} `KIND_CONFIG_TOO_LARGE`
   */
  constructor(private readonly text: string) {
    if (text.length > maxLength)
      throw tooLarge(`it has ${text.length} characters, and Berth reads at most ${maxLength}`);
    const parsed = unlessTooDeep(() => this.parse());
    if (parsed === undefined) throw tooLarge("its values have too many levels");
    const [first, ...others] = parsed.documents;
    this.targets = parsed.targets;
    this.root = first?.contents ?? null;
    this.roots = parsed.documents.flatMap(({ contents }) =>
      contents === null || isEmpty(contents) ? [] : [contents],
    );
    this.furtherDocuments = this.roots.filter((root) => root !== this.root).length;
    this.furtherErrors = others.flatMap(({ errors }) => errors);
    for (const error of first?.errors ?? []) this.refuseSyntax(error.pos[0], error.message);
    const forbidden = text.search(notYaml);
    if (forbidden !== -1)
      this.refuseSyntax(forbidden, "control characters and line breaks of YAML 1.1 are not allowed");
  }

  /** Parses the text, and finds the targets of the aliases. */
  private parse(): { readonly documents: readonly Document[]; readonly targets: ReadonlyMap<Alias, Node> } {
    const documents = parseDocuments(this.text, this.lines);
    return { documents, targets: new Map(documents.flatMap((document) => [...aliasTargets(document)])) };
  }

  /** Adds a finding for each syntax error after the first document. kind itself does not read these documents. */
  refuseFurtherSyntaxErrors(): void {
    for (const error of this.furtherErrors) this.refuseSyntax(error.pos[0], error.message);
  }

  /**
   * Reads the value at a path, and stores its position. Follows aliases.
   *
   * @returns `undefined` for null and for an alias that cannot be resolved
   * @throws {@link BerthError} `KIND_CONFIG_TOO_LARGE`
   */
  read<T>(node: Node | null, path: string, read: (node: Node) => T | undefined): T | undefined {
    if (node === null) return undefined;
    this.count(1);
    this.note(path, node);
    if (!isAlias(node)) return read(node);
    const target = this.targets.get(node);
    if (target === undefined || this.following.has(node)) {
      const rule =
        target === undefined
          ? "no anchor with this name precedes the alias"
          : "the value of the anchor contains the alias itself";
      this.refuse({ code: "KIND_CONFIG_SYNTAX", path, value: `*${node.source}`, rule, remedy: mendYaml });
      return undefined;
    }
    this.following.add(node);
    const value = this.read(target, path, read);
    this.following.delete(node);
    return value;
  }

  /**
   * Counts values that the config contains or merges.
   *
   * @throws {@link BerthError} `KIND_CONFIG_TOO_LARGE`
   */
  count(values: number): void {
    this.values += values;
    if (this.values > maxValues)
      throw tooLarge(`with its aliases and merges, it has more than ${maxValues} values`);
  }

  /** Adds a finding about the value at the finding's path. */
  refuse(finding: ArgumentFinding, node?: Node | null): void {
    if (node) this.note(finding.path, node);
    this.findings.push(this.located(finding));
  }

  /**
   * Adds a value's line and column to a finding about the value. If the text does not contain the value, uses the position of the nearest
   * enclosing value.
   */
  located(finding: Finding): Finding {
    return withPath(finding, (path) => {
      const offset = this.offsetOf(path);
      return offset === undefined ? path : `${path} (${this.place(offset)})`;
    });
  }

  /** Returns a node's line and column, such as `line 3, column 1`. */
  placeOf(node: Node): string {
    return this.place(node.range?.[0] ?? 0);
  }

  /** Uses the position of the value at one path also for another path. Has no effect if the other path already has a position. */
  share(path: string, other: string): void {
    const offset = this.positions.get(path);
    if (offset !== undefined && !this.positions.has(other)) this.positions.set(other, offset);
  }

  private note(path: string, node: Node): void {
    const offset = node.range?.[0];
    if (offset !== undefined && !this.positions.has(path)) this.positions.set(path, offset);
  }

  private offsetOf(path: string): number | undefined {
    let around = path;
    for (let depth = 0; depth < maxDepth; depth++) {
      const offset = this.positions.get(around);
      if (offset !== undefined || around === "") return offset;
      around = around.slice(0, Math.max(around.lastIndexOf("."), around.lastIndexOf("["), 0));
    }
    return undefined;
  }

  private place(offset: number): string {
    const { line, col } = this.lines.linePos(offset);
    return `line ${line}, column ${col}`;
  }

  private refuseSyntax(offset: number, message: string): void {
    const [quoted = ""] = this.text.slice(offset, offset + 20).split("\n");
    this.findings.push({
      code: "KIND_CONFIG_SYNTAX",
      object: `kind config (${this.place(offset)})`,
      state: "is not valid YAML",
      reason: `${message.replace(/\.$/, "")}${quoted === "" ? "" : `, at ${JSON.stringify(quoted)}`}`,
      remedy: mendYaml,
    });
  }
}

function tooLarge(reason: string): BerthError {
  return new BerthError("kind config", [
    {
      code: "KIND_CONFIG_TOO_LARGE",
      object: "kind config",
      state: "is too large",
      reason,
      remedy: "Remove what kind does not need.",
    },
  ]);
}

/** The remedy for text that is not valid YAML or that kind cannot read. */
export const mendYaml = "Correct the YAML at this position.";

/** Returns a YAML node's value for messages. Messages do not show the contents of lists and mappings. */
export function shownNode(node: Node): Given {
  if (isScalar(node)) return given(node.value);
  if (isSeq(node)) return { value: node.items.map(() => null) };
  return isMap(node) ? { value: {} } : {};
}

function isEmpty(node: Node): boolean {
  return isScalar(node) && node.value === "";
}
