#!/usr/bin/env node
// Replaces a container engine that is installed and whose service does not run.
process.stderr.write("Cannot connect to the engine. Is its service running?\n");
process.exit(125);
