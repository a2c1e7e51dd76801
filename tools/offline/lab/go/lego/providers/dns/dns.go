// Package dns takes the place of lego's list of DNS providers, which is over a third of
// all that Traefik is compiled from and of no use to a cluster on one machine.
package dns

import (
	"fmt"

	"github.com/go-acme/lego/v4/challenge"
)

// NewDNSChallengeProviderByName refuses every provider.
func NewDNSChallengeProviderByName(name string) (challenge.Provider, error) {
	return nil, fmt.Errorf("this Traefik was built without DNS providers for ACME, so not with %q either: use the HTTP or TLS challenge", name)
}
