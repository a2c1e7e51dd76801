// helm-template prints the objects of a Helm chart as Pulumi's kubernetes provider does for
// `helm.v3.Chart`: the options come as JSON on standard input, since values may be secrets.
package main

import (
	"encoding/json"
	"fmt"
	"os"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	var asked options
	if err := json.NewDecoder(os.Stdin).Decode(&asked); err != nil {
		return fmt.Errorf("failed to unmarshal 'jsonOpts': %w", err)
	}
	manifest, err := template(asked)
	if err != nil {
		return err
	}
	_, err = os.Stdout.WriteString(manifest)
	return err
}
