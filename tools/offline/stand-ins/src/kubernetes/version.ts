import { standIns } from "../stand-ins";

/** The release of the official provider that this one stands in for. */
export const { version } = standIns.kubernetes;
