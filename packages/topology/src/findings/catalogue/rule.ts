/** Who finds it: the planner at preview, or the driver at `pulumi up`. */
export type RaisedBy = "preview" | "up";

/** `error`: it cannot work, and is refused. `warning`: it works, but not everywhere or not as one may think. */
export type Severity = "error" | "warning";

/** One row of the table of rules, see docs/rules.md. */
export interface Rule {
  readonly severity: Severity;
  /** When it is first seen: `preview` touches nothing, `up` has checked the host. */
  readonly raisedBy: RaisedBy;
  /** What does not work, and why, for every case of this code. */
  readonly meaning: string;
  /** What to do about it. The finding itself names the remedy for its own case. */
  readonly remedy: string;
  /** Where the rule comes from; left out where it is Berth's own. */
  readonly source?: Source;
}

/** Where a rule is laid down. */
export interface Source {
  /** Whose rule it is, such as `kind`. */
  readonly name: string;
  /** A public address. */
  readonly url: string;
}
