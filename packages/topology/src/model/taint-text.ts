/** A taint, whose effect may be unknown to Berth. */
interface AnyTaint {
  readonly key: string;
  readonly value?: string | undefined;
  readonly effect: string;
}

/** Describes a taint in the format of `kubectl taint`, such as `dedicated=db:NoSchedule` or `dedicated:NoSchedule`. */
export function taintText({ key, value = "", effect }: AnyTaint): string {
  return `${key}${value === "" ? "" : `=${value}`}:${effect}`;
}
