module github.com/go-acme/lego/v4

go 1.24.0

require (
	github.com/cenkalti/backoff/v5 v5.0.3
	github.com/go-jose/go-jose/v4 v4.1.3
	github.com/miekg/dns v1.1.72
	golang.org/x/crypto v0.48.0
	golang.org/x/net v0.51.0
	golang.org/x/time v0.14.0
)
