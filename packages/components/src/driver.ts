// The only file of the components that imports the driver's package. A Command finds the driver here (see cluster/driver-bootstrap.ts).
// From the program's folder, only @kind-berth/components certainly resolves: the program depends on it, and it depends on
// @kind-berth/driver.
export { run, type DriverCommand } from "@kind-berth/driver";
