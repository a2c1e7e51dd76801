// The one place where the components reach the driver's package. A Command finds it here (see cluster/driver-bootstrap.ts): from the
// program's folder only @kind-berth/components is sure to resolve. The program depends on it, and it on @kind-berth/driver.
export { run, type DriverCommand } from "@kind-berth/driver";
