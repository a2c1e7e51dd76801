/**
 * The earliest command that can report the rule. `preview` means `pulumi preview`, which does not need a cluster. `up` means
 * `pulumi up`, on the machine that runs the cluster.
 */
export type RaisedBy = "preview" | "up";

/**
 * The rule's severity. `error`: the setting cannot work, so Berth rejects it. `warning`: Berth accepts the setting, but it may not work on
 * every machine or as expected.
 */
export type Severity = "error" | "warning";

/** A rule in the catalogue. docs/rules.md has a section for each rule. Each text consists of Markdown sentences. */
export interface Rule {
  readonly severity: Severity;
  readonly raisedBy: RaisedBy;
  /** The problem. The first sentence summarizes the rule. */
  readonly meaning: string;
  /** The reason for the problem. */
  readonly cause: string;
  /** The change that fixes the problem. Each finding also suggests a more specific fix. */
  readonly fix: string;
  /** The documentation or source code that the rule comes from. Omitted for rules that exist only in Berth. */
  readonly source?: Source;
}

/** A public document that a rule comes from. */
export interface Source {
  /** The project that publishes the document, such as `kind`. */
  readonly name: string;
  /** The document's URL. */
  readonly url: string;
}
