// The door through which a cluster's Command, and an app's, reaches the driver, and the one place where the components touch the command
// line's package. `node -e` resolves a package from the program's folder, where only @berth/components is sure to be found: the
// program depends on it, and it on @berth/cli.
export { certificates, cluster, verify } from "@berth/cli";
