// The library needs the metadata polyfill to find its parts. Import the polyfill first.
import "reflect-metadata";

export * from "@peculiar/x509";
