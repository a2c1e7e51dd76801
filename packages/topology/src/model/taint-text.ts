/** A taint whose fields have valid types. Its values may be unknown to Berth or not valid. */
export interface AnyTaint {
  readonly key: string;
  readonly value?: string | undefined;
  readonly effect: string;
}

/** Describes a taint in the format of `kubectl taint`, such as `dedicated=db:NoSchedule` or `dedicated:NoSchedule`. */
export function taintText({ key, value = "", effect }: AnyTaint): string {
  return `${key}${value === "" ? "" : `=${value}`}:${effect}`;
}
