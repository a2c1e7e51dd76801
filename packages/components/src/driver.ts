// The door through which a cluster's Command, and an app's, reaches the driver, and the one place where the components touch the command
// line's package. `node -e` resolves a package from the program's folder, where only @kind-berth/components is sure to be found: the
// program depends on it, and it on @kind-berth/driver.
export { certificates, cluster, verify } from "@kind-berth/driver";
