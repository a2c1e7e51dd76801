import { ANNOTATIONS } from "../annotations";
import { kindOf } from "../group-version-kind";
import { annotationOf, nameOf, number, records, text, type KubernetesObject } from "../object";
import { parseJsonPath } from "./json-path";
import { AwaitError, NOTHING_LATER, status, type Awaiter, type Progress, type WatchEvent } from "./awaiter";

/** A parsed expression from the `pulumi.com/waitFor` annotation. */
interface Expectation {
  isMet(object: KubernetesObject): boolean;
  readonly progress: string;
}

/**
 * Returns an awaiter that waits for the conditions in the `pulumi.com/waitFor` annotation and ignores the rules for the object's kind. The
 * annotation's value is one expression, or a JSON array of expressions that must all match. Returns `undefined` if the object does not have
 * the annotation.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.32.0/provider/pkg/metadata/overrides.go `ReadyCondition`
 * @throws Error if an expression in the annotation is invalid
 */
export function waitForAwaiter(written: KubernetesObject): Awaiter | undefined {
  const annotation = annotationOf(written, ANNOTATIONS.waitFor);
  return annotation === ""
    ? undefined
    : new WaitForAwaiter(written, expressionsOf(annotation).map(expectation));
}

function expressionsOf(annotation: string): readonly string[] {
  if (!annotation.trimStart().startsWith("[")) return [annotation];
  const values: unknown = JSON.parse(annotation);
  if (!Array.isArray(values) || values.length === 0)
    throw new Error("at least one condition must be specified");
  return values.map(String);
}

function expectation(expression: string): Expectation {
  if (expression.startsWith("jsonpath=")) {
    const path = parseJsonPath(expression.slice("jsonpath=".length));
    return { isMet: (object) => path.matches(object), progress: `Waiting for ${path.text}` };
  }
  if (!expression.startsWith("condition=")) {
    throw new Error(`expected a "jsonpath=" or "condition=" prefix, got "${expression}"`);
  }
  const [type = "", wanted = "True"] = expression.slice("condition=".length).split("=");
  return {
    isMet: (object) => isConditionMet(object, type, wanted),
    progress: `Waiting for condition ${type}=${wanted}`,
  };
}

function isConditionMet(object: KubernetesObject, type: string, wanted: string): boolean {
  const same = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();
  const condition = records(object, "status", "conditions").find((each) => same(text(each, "type"), type));
  if (condition === undefined) return false;
  const generation = number(object, "metadata", "generation") ?? 0;
  const observed =
    number(condition, "observedGeneration") ?? number(object, "status", "observedGeneration") ?? generation;
  return observed >= generation && same(text(condition, "status"), wanted);
}

class WaitForAwaiter implements Awaiter {
  readonly watches;
  object: KubernetesObject;

  constructor(
    private readonly written: KubernetesObject,
    private readonly expectations: readonly Expectation[],
  ) {
    this.object = written;
    this.watches = [kindOf(written)];
  }

  /** {@inheritDoc Awaiter.observe} */
  observe({ object }: WatchEvent): typeof NOTHING_LATER {
    if (nameOf(object) === nameOf(this.written)) this.object = object;
    return NOTHING_LATER;
  }

  /** {@inheritDoc Awaiter.isReady} */
  isReady(): boolean {
    return this.expectations.every((each) => each.isMet(this.object));
  }

  /** {@inheritDoc Awaiter.progress} */
  progress(): readonly Progress[] {
    return this.expectations.filter((each) => !each.isMet(this.object)).map((each) => status(each.progress));
  }

  /** {@inheritDoc Awaiter.reasons} */
  reasons(): readonly string[] {
    return [];
  }

  /** {@inheritDoc Awaiter.timedOut} */
  timedOut(): AwaitError {
    return new AwaitError("timed out waiting for the condition", this.object, []);
  }
}
