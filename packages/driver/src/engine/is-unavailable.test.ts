import { isUnavailable } from "./is-unavailable";

it.each([
  [
    "Docker",
    "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?",
  ],
  [
    "Docker",
    "failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct and if the daemon is running: dial unix /var/run/docker.sock: connect: no such file or directory",
  ],
  [
    "Docker with TCP",
    'error during connect: Get "http://192.0.2.1:2375/v1.52/info": dial tcp 192.0.2.1:2375: connect: connection refused',
  ],
  [
    "Docker with an unknown host",
    'error during connect: Get "http://docker:2375/v1.52/info": dial tcp: lookup docker: no such host',
  ],
  [
    "Docker with SSH",
    "error during connect: command [ssh docker] has exited with exit status 255: ssh: Could not resolve hostname",
  ],
  [
    "Docker on Windows",
    "error during connect: open //./pipe/docker_engine: The system cannot find the file specified.",
  ],
  [
    "Podman",
    "Cannot connect to Podman. Please verify your connection to the Linux system using `podman system connection list`",
  ],
  [
    "Podman with a socket",
    'Error: unable to connect to Podman socket: Get "http://d/v5.8.2/libpod/_ping": dial unix /run/podman.sock: connect: no such file or directory',
  ],
  ["nerdctl", 'cannot access containerd socket "/run/containerd/containerd.sock": no such file or directory'],
])("recognizes that an engine does not run or is not reachable: %s", (_, output) => {
  expect(isUnavailable(output)).toBe(true);
});

it.each([
  [
    "no permission for the socket",
    "permission denied while trying to connect to the docker API at unix:///var/run/docker.sock",
  ],
  [
    "no permission for the socket of Podman",
    "unable to connect to Podman socket: dial unix /run/podman/podman.sock: connect: permission denied",
  ],
  [
    "an unknown certificate authority",
    "error during connect: tls: failed to verify certificate: x509: certificate signed by unknown authority",
  ],
  ["an error of the engine", "Error response from daemon: layer does not exist"],
  ["a missing file", "unable to resolve docker endpoint: open ca.pem: no such file or directory"],
  ["an unknown context", 'context "shop": context not found: open meta.json: no such file or directory'],
  ["no output", ""],
])("does not accept another error: %s", (_, output) => {
  expect(isUnavailable(output)).toBe(false);
});
