package main

import (
	"context"
	"crypto/tls"
	"log"
	"net"
	"net/http"
	"sync"
	"time"
)

// The times of the cluster in kind's configuration.
const (
	connectTimeout = 250 * time.Millisecond
	checkInterval  = 2 * time.Second
	checkTimeout   = 3 * time.Second
)

// pool is the API servers behind a listener, and which of them are healthy.
type pool struct {
	addresses []string
	client    http.Client

	mutex   sync.Mutex
	healthy map[string]bool
	turn    int
}

func newPool(addresses []string) *pool {
	// The check only asks whether the server is in service: as kind has it, any certificate does.
	transport := &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}
	return &pool{
		addresses: addresses,
		client:    http.Client{Transport: transport, Timeout: checkTimeout},
		healthy:   map[string]bool{},
	}
}

// check begins to ask each server for its health, until it is told to stop.
func (p *pool) check(ctx context.Context) {
	for _, address := range p.addresses {
		go func() {
			for ctx.Err() == nil {
				healthy := p.isHealthy(address)
				p.mutex.Lock()
				if p.healthy[address] != healthy {
					log.Printf("%s healthy: %t", address, healthy)
				}
				p.healthy[address] = healthy
				p.mutex.Unlock()
				time.Sleep(checkInterval)
			}
		}()
	}
}

func (p *pool) isHealthy(address string) bool {
	answer, err := p.client.Get("https://" + address + "/healthz")
	if err != nil {
		return false
	}
	answer.Body.Close()
	return answer.StatusCode == http.StatusOK
}

// candidates are the servers in the order in which they are tried: in turn, the healthy ones first.
func (p *pool) candidates() []string {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.turn++
	var healthy, others []string
	for i := range p.addresses {
		address := p.addresses[(p.turn+i)%len(p.addresses)]
		if p.healthy[address] {
			healthy = append(healthy, address)
		} else {
			others = append(others, address)
		}
	}
	return append(healthy, others...)
}

// dial connects to the first server that takes the connection; nil where none does.
func (p *pool) dial() net.Conn {
	for _, address := range p.candidates() {
		if connection, err := net.DialTimeout("tcp", address, connectTimeout); err == nil {
			return connection
		}
	}
	return nil
}
