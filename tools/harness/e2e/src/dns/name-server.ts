export { apiServer, askByTcp, askNameServer } from "@kind-berth-tools/probe";
