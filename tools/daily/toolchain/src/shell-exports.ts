/**
 * Formats environment variables as lines that export them in a POSIX shell.
 *
 * @example
 * ```ts
 * shellExports({ DOCKER_HOST: "unix:///run/it's" }); // export DOCKER_HOST='unix:///run/it'\''s'
 * ```
 */
export function shellExports(env: Readonly<Record<string, string>>): string {
  return Object.entries(env)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'`)
    .join("\n");
}
