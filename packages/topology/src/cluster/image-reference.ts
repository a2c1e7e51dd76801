/**
 * Matches the registry host at the start of an image reference. The next constants match the reference's other parts. All of them follow
 * the syntax that container engines use.
 */
const host = String.raw`(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:]+\])(?::[0-9]+)?`;
const component = String.raw`[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*`;
const tag = String.raw`[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}`;
const digest = String.raw`[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9A-Fa-f]{32,}`;
const reference = new RegExp(`^(?:${host}/)?${component}(?:/${component})*(?::${tag})?(?:@${digest})?$`);

/**
 * Whether a container engine accepts a text as an image reference.
 *
 * @see https://github.com/distribution/reference/blob/main/reference.go
 */
export function isImageReference(text: string): boolean {
  return reference.test(text);
}

/**
 * Returns an image's full name, as containerd stores it. For example, `nginx` becomes `docker.io/library/nginx:latest`.
 *
 * @see https://github.com/distribution/reference/blob/main/normalize.go
 */
export function fullImageName(image: string): string {
  const [first = "", ...rest] = image.split("/");
  const hasHost = rest.length > 0 && (/[.:A-Z]/.test(first) || first === "localhost");
  const path = hasHost ? image : `docker.io/${rest.length === 0 ? "library/" : ""}${image}`;
  return /[:@]/.test(path.slice(path.lastIndexOf("/"))) ? path : `${path}:latest`;
}
