/** The suffixes for powers of 1024. Each suffix's index in the list is its exponent. */
const BINARY = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

/** The suffixes for powers of 1000. The first suffix is for 10^-9. */
const DECIMAL = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];

const QUANTITY = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+)|([KMGTPE]i|[numkMGTPE]))?$/;

/** The number of nano-units in one unit. Quantities are exact to 10^-9, and smaller fractions are rounded up. */
const NANOS = 10n ** 9n;

/**
 * Returns a quantity in its canonical form, as in responses from the API server. For example, `1000m` becomes `1`, and `1024Mi` becomes
 * `1Gi`. Text that is not a quantity is returned unchanged, and the API server rejects it.
 *
 * @see https://pkg.go.dev/k8s.io/apimachinery/pkg/api/resource#Quantity
 */
export function canonicalQuantity(text: string): string {
  const match = QUANTITY.exec(text.trim());
  if (match === null) return text;
  const [, sign, whole = "", fraction = "", exponent, suffix = ""] = match;
  if (whole + fraction === "") return text;

  const binary = suffix.endsWith("i");
  const power = exponent === undefined ? 3 * (DECIMAL.indexOf(suffix) - 3) : Number(exponent);
  const nanos = binary
    ? divideUp(BigInt(whole + fraction) * NANOS * 1024n ** BigInt(BINARY.indexOf(suffix)), fraction.length)
    : shift(BigInt(whole + fraction), power + 9 - fraction.length);
  const signed = sign === "-" ? -nanos : nanos;

  if (binary && nanos >= 1024n * NANOS) return inBinary(signed);
  return exponent === undefined ? inDecimal(signed) : inExponents(signed);
}

/** Returns value · 10^power. If the result is not an integer, it is rounded away from zero. */
function shift(value: bigint, power: number): bigint {
  return power >= 0 ? value * 10n ** BigInt(power) : divideUp(value, -power);
}

function divideUp(value: bigint, digits: number): bigint {
  const divisor = 10n ** BigInt(digits);
  return (value + divisor - 1n) / divisor;
}

function inBinary(nanos: bigint): string {
  const negative = nanos < 0n;
  let units = divideUp(negative ? -nanos : nanos, 9);
  let exponent = 0;
  while (units % 1024n === 0n && exponent < BINARY.length - 1) {
    units /= 1024n;
    exponent++;
  }
  return `${negative ? "-" : ""}${units}${BINARY[exponent] ?? ""}`;
}

/** Divides by the largest power of 1000 for which the result is an integer. `thousands` counts these powers, starting from 10^-9. */
function inThousands(nanos: bigint): { amount: bigint; thousands: number } {
  let amount = nanos;
  let thousands = 0;
  while (amount !== 0n && amount % 1000n === 0n && thousands < DECIMAL.length - 1) {
    amount /= 1000n;
    thousands++;
  }
  return { amount, thousands };
}

function inDecimal(nanos: bigint): string {
  if (nanos === 0n) return "0";
  const { amount, thousands } = inThousands(nanos);
  return `${amount}${DECIMAL[thousands] ?? ""}`;
}

function inExponents(nanos: bigint): string {
  if (nanos === 0n) return "0";
  const { amount, thousands } = inThousands(nanos);
  const exponent = 3 * thousands - 9;
  return exponent === 0 ? `${amount}` : `${amount}e${exponent}`;
}
