/**
 * Whether an engine's error output shows that the engine does not run, or that this machine cannot reach it. Both are usual, for example in
 * CI. All other errors are unexpected: the engine runs, but refuses the user, or fails.
 *
 * @see https://github.com/docker/cli/blob/v29.7.2/vendor/github.com/moby/moby/client/request.go for the errors of Docker's client
 * @see https://github.com/containers/podman/blob/v5.8.2/cmd/podman/root.go and `pkg/bindings/connection.go` for the errors of Podman
 */
export function isUnavailable(output: string): boolean {
  return !refused.test(output) && (notRunning.test(output) || notReachable.test(output));
}

/** Docker's client also begins this error with words such as `error during connect`. */
const refused = /permission denied|access is denied|unauthorized|certificate|authentication/i;

const notRunning =
  /cannot connect to the docker daemon|is the docker daemon running|failed to connect to the docker api|cannot connect to podman|unable to connect to podman|cannot access containerd socket|rootless containerd not running/i;

const notReachable =
  /connection refused|no such host|could not resolve host|no route to host|host is down|network is unreachable|connection timed out|i\/o timeout|(?:dial|connect|socket|pipe)[^\n]*(?:no such file or directory|cannot find the file specified)/i;
