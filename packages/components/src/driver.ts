// The only file in this package that imports the driver package. A Command finds the driver here (see cluster/driver-bootstrap.ts). The
// program depends on @kind-berth/components, so Node.js can always resolve this package from the program's folder. Node.js may not be able
// to resolve @kind-berth/driver from that folder, because only this package depends on @kind-berth/driver.
export { run, type DriverCommand } from "@kind-berth/driver";
