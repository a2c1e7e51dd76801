import { standIns } from "../stand-ins";

/** The version of the official provider that the stand-in replaces. */
export const { version } = standIns.kubernetes;
