import { parse } from "yaml";

/** The kubeconfig fields that contain secrets, or certificates for these secrets. */
const fields = ["client-key-data", "client-certificate-data", "token"] as const;

interface Kubeconfig {
  readonly users: readonly { readonly user: Readonly<Partial<Record<(typeof fields)[number], string>>> }[];
}

/**
 * Extracts the secrets from a kubeconfig, to search for them in other texts. Returns each secret unchanged, decoded, and re-encoded. Also
 * returns parts of each secret, because a program that prints a secret may wrap its lines.
 */
export function secretsOf(kubeconfig: string): string[] {
  const { users } = parse(kubeconfig) as Kubeconfig;
  const values = users.flatMap(({ user }) => fields.flatMap((field) => user[field] ?? []));
  return values.flatMap((value) => {
    const decoded = Buffer.from(value, "base64").toString("utf8");
    const middle = decoded.split("\n")[5] ?? decoded;
    return [value.slice(400, 460), middle, Buffer.from(value).toString("base64").slice(400, 460)];
  });
}

/** Returns a line of each private key in a text. In JSON, the lines of a PEM block are separated by `\\n`. */
export function privateKeysIn(text: string): string[] {
  const blocks = text.matchAll(/-----BEGIN [A-Z ]*PRIVATE KEY-----(?:\\n|\s)+([A-Za-z0-9+/=]+)/gu);
  return [...blocks].map(([, line = ""]) => line);
}

/** Returns the given secrets that a text contains. */
export function found(secrets: readonly string[], text: string): string[] {
  return secrets.filter((secret) => text.includes(secret));
}
