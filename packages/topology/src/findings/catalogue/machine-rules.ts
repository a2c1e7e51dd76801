import type { Rule } from "./rule";

/** Rules for the driver, the container engine, and the clusters and apps on the machine. */
export const machineRules = {
  PLAN_INVALID: {
    severity: "error",
    raisedBy: "up",
    meaning: "The driver received a plan that it cannot read.",
    cause: "The components and the driver have different versions, or a user ran the driver directly.",
    fix: "Install the same version of `@kind-berth/components` and `@kind-berth/driver`. Do not run the driver directly.",
  },
  DRIVER_NOT_FOUND: {
    severity: "error",
    raisedBy: "up",
    meaning: "A command in the Pulumi stack cannot find Berth's driver.",
    cause:
      "The driver is an npm package. The command searches for the driver in the Pulumi program's folder, the Pulumi plugins and the `PATH`.",
    fix: "Run `npm install @kind-berth/components` in the program's folder, or run `npm install --global kind-berth`.",
  },
  DRIVER_COMMAND_UNKNOWN: {
    severity: "error",
    raisedBy: "up",
    meaning: "The installed driver does not have the requested command.",
    cause: "The driver is older than the components that created the stack.",
    fix: "Update `@kind-berth/driver` or `kind-berth` to the same release as `@kind-berth/components`.",
  },
  ENGINE_UNKNOWN: {
    severity: "error",
    raisedBy: "up",
    meaning:
      "The environment variable `KIND_EXPERIMENTAL_PROVIDER` names an engine that kind does not support.",
    cause: "kind supports only the engines that the error message lists.",
    fix: "Set the variable to `docker`, `podman` or `nerdctl`, or unset it.",
  },
  ENGINE_NOT_FOUND: {
    severity: "error",
    raisedBy: "up",
    meaning: "No container engine is available.",
    cause: "No engine is installed, the engine is not running, or the user has no permission to use it.",
    fix: "Install or start Docker, Podman or nerdctl. Then check that `docker info`, `podman info` or `nerdctl info` succeeds for this user.",
  },
  NODE_NETWORK_UNUSABLE: {
    severity: "error",
    raisedBy: "up",
    meaning: "An environment variable names a network on which a cluster cannot work.",
    cause:
      "Nodes need ports of their own, and each node must find other nodes by name. The engine's predefined networks do not provide both.",
    fix: "Unset the variable, or set it to the name of another network.",
  },
  COMMAND_NOT_FOUND: {
    severity: "error",
    raisedBy: "up",
    meaning: "A program that the driver needs is not installed.",
    cause: "No folder in the environment variable `PATH` contains the program.",
    fix: "Install the program. Then check that its folder is in the `PATH` of the process that runs Pulumi.",
  },
  COMMAND_FAILED: {
    severity: "error",
    raisedBy: "up",
    meaning: "The driver ran a program, and the program failed.",
    cause:
      "The program exited with an error status, or was ended by a signal. The error message contains the program's output.",
    fix: "Fix the problem that the output describes, and run `pulumi up` again.",
  },
  COMMAND_OUTPUT_INVALID: {
    severity: "error",
    raisedBy: "up",
    meaning: "The driver ran a program that succeeded, but the driver cannot read the program's output.",
    cause:
      "The program's version is not supported, or another program with the same name printed other text, such as a notice.",
    fix: "Install a supported version of the program. If a wrapper script starts the program, remove additional output from the script.",
  },
  HOST_PORT_IN_USE: {
    severity: "error",
    raisedBy: "up",
    meaning: "Another process or container on this machine uses one of the cluster's host ports.",
    cause:
      "Only one process can bind a host port. If the `hostPort` is `auto`, Berth derives the number without contact to the machine, so the number can be in use.",
    fix: "Stop the process or container, or set another `hostPort`. For a derived number, the error message contains a free number.",
  },
  LISTEN_ADDRESS_NOT_LOCAL: {
    severity: "error",
    raisedBy: "up",
    meaning: "A port's `listenAddress` is not an address of this machine.",
    cause: "A container engine can publish a port only on its machine's own addresses.",
    fix: "Use 127.0.0.1, 0.0.0.0 or one of the machine's own addresses.",
  },
  CLUSTER_EXISTS: {
    severity: "error",
    raisedBy: "up",
    meaning: "A kind cluster with this name already exists, and this stack does not own it.",
    cause: "Berth never replaces or deletes a cluster that has another owner.",
    fix: "Choose another name, or delete the existing cluster with `kind delete cluster`.",
  },
  CLUSTER_BUSY: {
    severity: "error",
    raisedBy: "up",
    meaning: "Another run of `pulumi up` or `pulumi destroy` is changing the cluster.",
    cause: "The other run belongs to a stack with the same name, but that stack stores its state elsewhere.",
    fix: "Wait until the other run ends, and run `pulumi up` again.",
  },
  OBSERVATION_FAILED: {
    severity: "warning",
    raisedBy: "preview",
    meaning: "Berth tried to observe the cluster on this machine, and failed unexpectedly.",
    cause:
      "For example, the user has no permission to use the engine, or the engine does not respond in time. The message contains the error.",
    fix: "Fix the cause, and run the command again. Until then, the preview does not report drift.",
  },
  LOCK_FOLDER_UNSAFE: {
    severity: "error",
    raisedBy: "up",
    meaning: "Another user of this machine could change the folder that contains Berth's locks.",
    cause:
      "On Linux and macOS, Berth keeps the locks in `/tmp/berth-locks-<user ID>`. Only this user may own the folder and have access to it. Another user created the folder, or its permissions were changed.",
    fix: "Wait until all runs of Pulumi on this machine have ended, and remove the folder. If another user owns the folder, remove it as root.",
  },
  CLUSTER_RECREATED: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The cluster was deleted and recreated outside this stack.",
    cause: "Berth did not create this cluster's containers, so Berth does not change them.",
    fix: "Delete the cluster with `kind delete cluster`. The next `pulumi up` recreates the cluster and everything on it.",
  },
  CONTAINER_NOT_OURS: {
    severity: "error",
    raisedBy: "up",
    meaning: "A container that Berth did not create conflicts with one of the cluster's containers.",
    cause:
      "The container has a name that the cluster needs, or the label that kind uses to find the cluster's containers. Berth does not remove a container that it did not create.",
    fix: "Rename or remove the container, or recreate it without the label.",
  },
  VOLUME_NOT_OURS: {
    severity: "error",
    raisedBy: "up",
    meaning: "A volume with the name that Berth needs already exists, but Berth did not create it.",
    cause:
      "Berth creates a volume to record that it owns a cluster. Berth does not remove a volume that it did not create.",
    fix: "Remove the volume if it is not needed, or choose another cluster name.",
  },
  ADOPTION_DIFFERS: {
    severity: "error",
    raisedBy: "up",
    meaning:
      "The program adopts an existing kind cluster (`adopt: true`), but the cluster differs from the arguments in the program.",
    cause:
      "The nodes, their roles or their published ports differ, or a node is stopped. Berth does not change the existing cluster.",
    fix: "Change the program so that it describes the existing cluster, or start the stopped nodes.",
  },
  CLUSTER_NOT_FOUND: {
    severity: "error",
    raisedBy: "up",
    meaning: "The cluster or one of its nodes no longer exists.",
    cause: "The containers were removed after the preview. kind cannot add a node to a cluster.",
    fix: "Run `pulumi up` again to recreate the cluster and everything on it.",
  },
  EDGE_IMAGE_MISSING: {
    severity: "error",
    raisedBy: "up",
    meaning: "The Traefik image for the edge ports is not available.",
    cause: "Neither the engine nor any node has the image, and the engine cannot pull it.",
    fix: "Pull or load the image that the error message names.",
  },
  EDGE_NOT_READY: {
    severity: "error",
    raisedBy: "up",
    meaning: "The proxy container of an edge port did not become ready.",
    cause:
      "The proxy did not pass its health check within 60 seconds, or the container exited or was removed.",
    fix: "Read the container's log, and run `pulumi up` again.",
  },
  NODE_NOT_RUNNING: {
    severity: "error",
    raisedBy: "up",
    meaning: "One of the cluster's containers exited or was removed while Berth was waiting for the nodes.",
    cause: "Without this container, the nodes cannot become Ready.",
    fix: "If the container exited, read its log. Then run `pulumi up` again.",
  },
  NODES_NOT_READY: {
    severity: "error",
    raisedBy: "up",
    meaning: "At least one node did not become Ready within 5 minutes.",
    cause:
      "The machine may lack memory, disk space or inotify watches. The error message contains the status of each node that is not Ready.",
    fix: "Correct the problem that the error message describes, and run `pulumi up` again.",
  },
  APP_NOT_REACHED: {
    severity: "error",
    raisedBy: "up",
    meaning: "The health check of an app failed.",
    cause:
      "The machine that runs Pulumi received no valid response through the host port. The error message names the failed hop of the route.",
    fix: "Check the hop that the error message names. The next `pulumi up` repeats the health check.",
  },
  INGRESS_CONTROLLER_NOT_READY: {
    severity: "error",
    raisedBy: "up",
    meaning: "The pods of an Ingress controller did not become ready.",
    cause: "A pod cannot start on the node that carries the port. The error message names the cause.",
    fix: "Correct the problem that the error message names. The next `pulumi up` repeats the check.",
  },
  APP_NOT_CHECKED: {
    severity: "error",
    raisedBy: "up",
    meaning: "The health check of an app or an Ingress controller cannot observe the cluster.",
    cause:
      "No container engine on this machine runs the cluster. Pulumi does not wait for the rollout, because the health check waits for it.",
    fix: "Run `pulumi up` on the machine that runs the cluster, or set `verify: false`. Pulumi then waits for the rollout.",
  },
  APP_RESPONSE_AMBIGUOUS: {
    severity: "warning",
    raisedBy: "up",
    meaning: "The health check received HTTP 404, and a request for an unknown host also received HTTP 404.",
    cause:
      "Either the app itself responds with 404, or the controller has no route to the app. The response does not show which of these two causes applies.",
    fix: "If the app itself responds with 404, ignore the warning. If it does not, check the Ingress or HTTPRoute.",
  },
  PORTS_DIFFER: {
    severity: "error",
    raisedBy: "up",
    meaning: "A container does not publish the planned ports.",
    cause: "The container was recreated outside Pulumi, or an edge container was changed or stopped.",
    fix: "Depending on the error message, delete the cluster with `kind delete cluster`, or run `pulumi up` again.",
  },
} as const satisfies Record<string, Rule>;
