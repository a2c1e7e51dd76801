// The X.509 library needs the polyfill `reflect-metadata`. Import the polyfill before the library.
import "reflect-metadata";

export * from "@peculiar/x509";
