import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Document,
  type Node,
} from "yaml";
import { given, withPath, type ArgumentFinding, type Finding, type Given } from "../findings/finding";

/**
 * Matches characters that YAML does not allow anywhere, not even in quoted text or comments. Also matches characters that end a line only
 * in YAML 1.1, which kind uses. A YAML 1.2 parser and kind would read a text with these characters differently.
 *
 * @see https://yaml.org/spec/1.2.2/#51-character-set
 */
const notYaml = /(?!^)\uFEFF|[^\t\n\r\x20-\x7E\xA0-\u2027\u202A-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
/** The maximum number of aliases to follow in one config. Berth treats more aliases as an attack, because no real config needs so many. */
const mostAliases = 10_000;

/**
 * A kind config's text. Stores the text's first document, the findings about this document, and the position of each value.
 *
 * kind reads only the first document.
 */
export class ConfigSource {
  /** The findings, in the order in which they were detected. Each finding's path ends with the line and column of the value. */
  readonly findings: Finding[] = [];
  /** The root of the document, or `null` if the document is empty. */
  readonly root: Node | null;
  /** The number of non-empty documents after the first document. */
  readonly furtherDocuments: number;

  private readonly lines = new LineCounter();
  private readonly document: Document | undefined;
  private readonly positions = new Map<string, number>();
  private readonly following = new Set<Node>();
  private aliases = 0;

  /** @param text - any YAML */
  constructor(private readonly text: string) {
    const documents = parseAllDocuments(text, {
      // With this schema, all scalars remain strings. Their types are determined later, by go-yaml's rules.
      schema: "failsafe",
      resolveKnownTags: false,
      uniqueKeys: false,
      lineCounter: this.lines,
      prettyErrors: false,
      logLevel: "silent",
    });
    const [first, ...others] = Array.isArray(documents) ? documents : [];
    this.document = first;
    this.root = first?.contents ?? null;
    this.furtherDocuments = others.filter(({ contents }) => contents !== null && !isEmpty(contents)).length;
    for (const error of first?.errors ?? []) this.refuseSyntax(error.pos[0], error.message);
    const forbidden = text.search(notYaml);
    if (forbidden !== -1)
      this.refuseSyntax(forbidden, "control characters and line breaks of YAML 1.1 are not allowed");
  }

  /**
   * Reads the value at a path, and stores its position. Follows aliases.
   *
   * @returns `undefined` for null and for an alias that cannot be resolved
   */
  read<T>(node: Node | null, path: string, read: (node: Node) => T | undefined): T | undefined {
    if (node === null) return undefined;
    this.note(path, node);
    if (!isAlias(node)) return read(node);
    const target = this.document === undefined ? undefined : node.resolve(this.document);
    this.aliases += 1;
    const why =
      target === undefined ? "no anchor with this name precedes the alias" : this.whyNotFollowed(node);
    if (target === undefined || why !== undefined) {
      this.refuse({
        code: "KIND_CONFIG_SYNTAX",
        path,
        value: `*${node.source}`,
        rule: why ?? "",
        remedy: mendYaml,
      });
      return undefined;
    }
    this.following.add(node);
    const value = this.read(target, path, read);
    this.following.delete(node);
    return value;
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

  private note(path: string, node: Node): void {
    const offset = node.range?.[0];
    if (offset !== undefined && !this.positions.has(path)) this.positions.set(path, offset);
  }

  private offsetOf(path: string): number | undefined {
    const around = path.replace(/(\.[^.[\]]*|\[[^\]]*\]|^[^.[\]]+)$/, "");
    return this.positions.get(path) ?? (around === path ? undefined : this.offsetOf(around));
  }

  private place(offset: number): string {
    const { line, col } = this.lines.linePos(offset);
    return `line ${line}, column ${col}`;
  }

  private whyNotFollowed(alias: Node): string | undefined {
    if (this.following.has(alias)) return "the value of the anchor contains the alias itself";
    return this.aliases > mostAliases ? `Berth resolves at most ${mostAliases} aliases` : undefined;
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
