/** The step that finds the problem: the planner at preview, or the driver at `pulumi up`. */
export type RaisedBy = "preview" | "up";

/**
 * - `error`: the program cannot work, and Berth rejects it.
 * - `warning`: the program works, but not on all machines, or it has an unexpected effect.
 */
export type Severity = "error" | "warning";

/** One row of the table of rules, see docs/rules.md. */
export interface Rule {
  readonly severity: Severity;
  /** The first step that can find the problem. `preview` does not access the machine, and `up` checks it. */
  readonly raisedBy: RaisedBy;
  /** The problem and its reason, for every case of this code. */
  readonly meaning: string;
  /** The remedy for every case of this code. A finding has a more specific remedy. */
  readonly remedy: string;
  /** The origin of the rule. Omitted if the rule comes from Berth. */
  readonly source?: Source;
}

/** The document that defines a rule. */
export interface Source {
  /** The project that defines the rule, such as `kind`. */
  readonly name: string;
  /** The public URL of the document. */
  readonly url: string;
}
