import { isError, type Finding } from "./finding";

/** Matches the position that Berth adds to the path of an argument in a file. */
const position = / \(line \d+, column \d+\)$/;
/** Matches a path up to its last list index, such as `portMappings[1]` in `portMappings[1].hostPort`. */
const upToIndex = /^.*\[\d+\](?=[.[]|$)/s;
/** The number of levels of a path to compare. Berth's own arguments have fewer levels. Keys from an unknown source can have more. */
const maxLevels = 20;

/**
 * The arguments that have an error. A warning about such an argument does not help the user, because the user has to change the argument
 * anyway.
 */
export class RejectedPaths {
  private readonly rejected = new Set<string>();
  private readonly around = new Set<string>();
  private readonly entries = new Set<string>();

  /** @param findings - errors and warnings; warnings are ignored */
  constructor(findings: readonly Finding[]) {
    for (const finding of findings) {
      if (finding.object !== undefined || !isError(finding)) continue;
      const path = finding.path.replace(position, "");
      this.rejected.add(path);
      for (const enclosing of withEnclosing(path)) this.around.add(enclosing);
      const entry = upToIndex.exec(path)?.[0];
      if (entry !== undefined) this.entries.add(entry);
    }
  }

  /**
   * Whether an argument, an argument that encloses it, or an argument inside it has an error. The arguments of one list entry, such as one
   * port mapping, belong together: if one of them has an error, this method returns `true` for all of them.
   */
  has(path: string): boolean {
    const plain = path.replace(position, "");
    return (
      this.around.has(plain) ||
      this.entries.has(upToIndex.exec(plain)?.[0] ?? "") ||
      withEnclosing(plain).some((enclosing) => this.rejected.has(enclosing))
    );
  }
}

/** Returns a path and the paths of all arguments that enclose it: `nodes[0].labels`, `nodes[0]` and `nodes`. */
function withEnclosing(path: string): string[] {
  const ends = [...path.matchAll(/[.[]/g)].slice(0, maxLevels).map(({ index }) => index);
  return [path, ...ends.filter((end) => end > 0).map((end) => path.slice(0, end))];
}

/** Removes warnings about arguments that also have an error (see {@link RejectedPaths}). Keeps all errors. */
export function dropFollowUps(findings: readonly Finding[]): readonly Finding[] {
  const rejected = new RejectedPaths(findings);
  return findings.filter(
    (finding) => isError(finding) || finding.object !== undefined || !rejected.has(finding.path),
  );
}
