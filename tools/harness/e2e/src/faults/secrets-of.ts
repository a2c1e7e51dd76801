import { parse } from "yaml";

/** The fields of a kubeconfig that hold secrets, or what they are made with. */
const fields = ["client-key-data", "client-certificate-data", "token"] as const;

interface Kubeconfig {
  readonly users: readonly { readonly user: Readonly<Partial<Record<(typeof fields)[number], string>>> }[];
}

/**
 * Pieces of the secrets of a kubeconfig, by which they are found wherever they went: as they stand in it, decoded, and encoded once
 * more. Pieces, since whoever writes them may fold lines.
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

/** Which of some secrets are in a text. */
export function found(secrets: readonly string[], text: string): string[] {
  return secrets.filter((secret) => text.includes(secret));
}
