import * as pulumi from "@pulumi/pulumi";
import { registerApp } from "./app";
import { registerCluster } from "./cluster";
import { registerController } from "./controller";

const config = new pulumi.Config();
const replicas = config.requireNumber("replicas");
const verify = config.requireBoolean("verify");

const cluster = registerCluster(config.require("cluster"), config.requireNumber("hostPort"));
const controller = registerController(cluster, verify);
for (let number = 1; number <= config.requireNumber("apps"); number++) {
  registerApp(`app-${number}`, { cluster, controller, replicas, verify });
}
