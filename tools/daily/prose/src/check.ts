import type { Part } from "./excerpts/excerpt";
import { lint, type Problem } from "./lint";
import { excerptsOf } from "./workspace";

/** Options for {@link check}. */
export interface CheckOptions {
  readonly parts: readonly Part[];
  /**
   * The files to check, relative to the repository root.
   *
   * @default all files
   */
  readonly files?: readonly string[];
  /**
   * Whether to also report sentences that are longer than the recommended length.
   *
   * @default false
   */
  readonly goal?: boolean;
}

/** The result of {@link check}. */
export interface CheckResult {
  readonly problems: readonly Problem[];
  /** The number of checked texts. */
  readonly texts: number;
  /** The number of sentences that exceed the recommended length but not the limit. */
  readonly aboveGoal: number;
}

/** Checks the texts in the work tree. */
export async function check(root: string, { goal = false, ...options }: CheckOptions): Promise<CheckResult> {
  const excerpts = excerptsOf(root, options);
  const found: Problem[] = [];
  for (const excerpt of excerpts) found.push(...(await lint(excerpt)));
  const isError = ({ severity }: Problem) => severity === "error";
  return {
    problems: goal ? found : found.filter(isError),
    texts: excerpts.length,
    aboveGoal: found.filter((problem) => !isError(problem)).length,
  };
}
