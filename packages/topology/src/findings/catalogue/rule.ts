/** The command that reports a rule first: `pulumi preview` without a cluster, or `pulumi up` on the machine. */
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
  /** The necessary change. A finding describes a more specific fix. */
  readonly fix: string;
  /** The documentation or source code that the rule comes from. Rules of Berth have none. */
  readonly source?: Source;
}

/** A public document that a rule comes from. */
export interface Source {
  /** The owner of the document, such as `kind`. */
  readonly name: string;
  /** The address of the document. */
  readonly url: string;
}
