/**
 * The first command that can report the rule. `preview`: `pulumi preview`, without a cluster. `up`: `pulumi up`, on the machine of the
 * cluster.
 */
export type RaisedBy = "preview" | "up";

/** `error`: the setting cannot work, and Berth rejects it. `warning`: the setting works, but not on every machine or not as expected. */
export type Severity = "error" | "warning";

/** A rule of the catalogue, and a section of docs/rules.md. Each text consists of sentences, in Markdown. */
export interface Rule {
  readonly severity: Severity;
  readonly raisedBy: RaisedBy;
  /** The problem. The first sentence is the summary of the rule. */
  readonly meaning: string;
  /** The reason for the problem. */
  readonly cause: string;
  /** The change that fixes the problem. Each finding also describes a more specific fix. */
  readonly fix: string;
  /** The documentation or source code that the rule comes from. Omitted for rules that only Berth has. */
  readonly source?: Source;
}

/** A public document that a rule comes from. */
export interface Source {
  /** The project that publishes the document, such as `kind`. */
  readonly name: string;
  /** The address of the document. */
  readonly url: string;
}
