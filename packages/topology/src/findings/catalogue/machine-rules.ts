import type { Rule } from "./rule";

/** Rules for the driver, the container engine, and the clusters and apps on the machine. */
export const machineRules = {
  PLAN_INVALID: {
    severity: "error",
    raisedBy: "up",
    meaning: "The driver received a plan that it cannot read.",
    cause: "The components and the driver have different versions, or a user ran the driver directly.",
    fix: "Install the same version of `@kind-berth/components` and `@kind-berth/driver`. Run the driver only through the components.",
  },
  DRIVER_NOT_FOUND: {
    severity: "error",
    raisedBy: "up",
    meaning: "A command that the Pulumi stack runs cannot find the driver of Berth.",
    cause:
      "The driver is an npm package. The command searches the folder of the Pulumi program, the Pulumi plugins and the `PATH`.",
    fix: "Run `npm install @kind-berth/components` in the folder of the program, or run `npm install --global kind-berth`.",
  },
  DRIVER_COMMAND_UNKNOWN: {
    severity: "error",
    raisedBy: "up",
    meaning: "The installed driver does not have the requested command.",
    cause: "The driver is older than the components that created the stack.",
    fix: "Update `@kind-berth/driver` or `kind-berth` to the release of `@kind-berth/components`.",
  },
  ENGINE_UNKNOWN: {
    severity: "error",
    raisedBy: "up",
    meaning:
      "The environment variable `KIND_EXPERIMENTAL_PROVIDER` names an engine that kind does not support.",
    cause: "kind supports a fixed list of engines, which the error shows.",
    fix: "Set the variable to `docker`, `podman` or `nerdctl`, or unset it.",
  },
  ENGINE_NOT_FOUND: {
    severity: "error",
    raisedBy: "up",
    meaning: "No container engine is available.",
    cause: "No engine is installed, the engine is not running, or the user has no permission to use it.",
    fix: "Install or start Docker, Podman or nerdctl. Check that `docker info`, or the same command of your engine, succeeds for this user.",
  },
  COMMAND_NOT_FOUND: {
    severity: "error",
    raisedBy: "up",
    meaning: "A program that the driver needs is not installed.",
    cause: "No folder of the environment variable `PATH` contains the program.",
    fix: "Install the program. Check that the `PATH` of the process that runs Pulumi contains it.",
  },
  COMMAND_FAILED: {
    severity: "error",
    raisedBy: "up",
    meaning: "A program that the driver ran failed.",
    cause: "The program failed. The error includes its output.",
    fix: "Correct the cause that the output names, and run `pulumi up` again.",
  },
  HOST_PORT_IN_USE: {
    severity: "error",
    raisedBy: "up",
    meaning: "Another process or container on this machine uses a host port of the cluster.",
    cause: "Only one process can bind a host port.",
    fix: "Stop the process or container, or set another `hostPort`.",
  },
  LISTEN_ADDRESS_NOT_LOCAL: {
    severity: "error",
    raisedBy: "up",
    meaning: "The `listenAddress` of a port is not an address of this machine.",
    cause: "A container engine can publish a port only on an address of its machine.",
    fix: "Use 127.0.0.1, 0.0.0.0 or an address of the machine.",
  },
  CLUSTER_EXISTS: {
    severity: "error",
    raisedBy: "up",
    meaning: "A kind cluster with this name already exists, and this stack does not own it.",
    cause: "Berth never replaces or deletes a cluster of another owner.",
    fix: "Choose another name, or delete the existing cluster with `kind delete cluster`.",
  },
  CLUSTER_BUSY: {
    severity: "error",
    raisedBy: "up",
    meaning: "Another run of `pulumi up` or `pulumi destroy` is changing the cluster.",
    cause: "The other run belongs to a stack of the same name, whose state is stored in another place.",
    fix: "Wait until the other run ends, and run `pulumi up` again.",
  },
  CLUSTER_RECREATED: {
    severity: "error",
    raisedBy: "preview",
    meaning: "The cluster was deleted and recreated outside this stack.",
    cause: "Berth did not create the containers of this cluster, and does not change them.",
    fix: "Delete the cluster with `kind delete cluster`. The next `pulumi up` creates it again with everything on it.",
  },
  CONTAINER_NOT_OURS: {
    severity: "error",
    raisedBy: "up",
    meaning: "A container that Berth did not create conflicts with a container of the cluster.",
    cause:
      "The container has a name that the cluster needs, or the label by which kind finds the containers of the cluster. Berth does not remove such a container.",
    fix: "Rename or remove the container, or recreate it without the label.",
  },
  VOLUME_NOT_OURS: {
    severity: "error",
    raisedBy: "up",
    meaning:
      "A volume that Berth did not create has the name of the volume that Berth needs for the cluster.",
    cause:
      "Berth creates a volume to record that it owns a cluster. Berth does not remove a volume of another owner.",
    fix: "Remove the volume if it is not needed, or choose another cluster name.",
  },
  ADOPTION_DIFFERS: {
    severity: "error",
    raisedBy: "up",
    meaning:
      "The program adopts an existing kind cluster (`adopt: true`), but the cluster differs from the arguments in the program.",
    cause:
      "The nodes, their roles or their published ports are different, or a node is stopped. Berth does not change the cluster.",
    fix: "Change the program so that it describes the existing cluster, or start the stopped nodes.",
  },
  CLUSTER_NOT_FOUND: {
    severity: "error",
    raisedBy: "up",
    meaning: "The cluster or one of its nodes no longer exists.",
    cause: "The containers were removed after the preview. kind cannot add a node to a cluster.",
    fix: "Run `pulumi up` again. It creates the cluster again, and then everything on it.",
  },
  EDGE_IMAGE_MISSING: {
    severity: "error",
    raisedBy: "up",
    meaning: "The Traefik image of the edge ports is not available.",
    cause: "The image does not exist on the engine or on any node, and the engine cannot pull it.",
    fix: "Pull or load the image that the error names.",
  },
  EDGE_NOT_READY: {
    severity: "error",
    raisedBy: "up",
    meaning: "The proxy container of an edge port did not become ready.",
    cause:
      "The proxy did not pass its health check within 60 seconds, or the container exited or was removed.",
    fix: "Read the log of the container, and run `pulumi up` again.",
  },
  NODE_NOT_RUNNING: {
    severity: "error",
    raisedBy: "up",
    meaning: "A container of the cluster exited or was removed while Berth waited for the nodes.",
    cause: "Without this container, the nodes cannot become Ready.",
    fix: "Read the log of an exited container. Then run `pulumi up` again.",
  },
  NODES_NOT_READY: {
    severity: "error",
    raisedBy: "up",
    meaning: "At least one node did not become Ready within 5 minutes.",
    cause:
      "The machine may lack memory, disk space or inotify watches. For each node that is not Ready, the error shows the status.",
    fix: "Correct the problem that the error shows, and run `pulumi up` again.",
  },
  APP_NOT_REACHED: {
    severity: "error",
    raisedBy: "up",
    meaning: "The health check of an app failed.",
    cause:
      "The machine that runs Pulumi received no valid response through the host port. The error names the failed hop of the route.",
    fix: "Check the hop that the error names. The next `pulumi up` repeats the health check.",
  },
  APP_RESPONSE_AMBIGUOUS: {
    severity: "warning",
    raisedBy: "up",
    meaning: "The health check received HTTP 404, and a request for an unknown host also received HTTP 404.",
    cause:
      "Either the app responds with 404, or the controller has no route to the app. The response does not show which of these two causes applies.",
    fix: "If the app itself responds with 404, ignore the warning. If it does not, check the Ingress or HTTPRoute.",
  },
  PORTS_DIFFER: {
    severity: "error",
    raisedBy: "up",
    meaning: "A container does not publish the planned ports.",
    cause: "The container was recreated outside Pulumi, or an edge container was changed or stopped.",
    fix: "Follow the fix in the error: delete the cluster with `kind delete cluster`, or run `pulumi up` again.",
  },
} as const satisfies Record<string, Rule>;
