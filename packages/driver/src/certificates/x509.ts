// The library finds its parts by metadata that this polyfill keeps; it has to be there first.
import "reflect-metadata";

export * from "@peculiar/x509";
