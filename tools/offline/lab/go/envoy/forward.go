package main

import (
	"io"
	"net"
)

// forward takes connections until the listener is closed. Those that are open then go on.
func forward(listener net.Listener, pool *pool) {
	for {
		client, err := listener.Accept()
		if err != nil {
			return
		}
		go join(client, pool)
	}
}

// join carries a connection's bytes both ways until both sides have ended.
func join(client net.Conn, pool *pool) {
	defer client.Close()
	server := pool.dial()
	if server == nil {
		return
	}
	defer server.Close()
	done := make(chan struct{})
	go func() {
		pour(server, client)
		close(done)
	}()
	pour(client, server)
	<-done
}

// pour carries bytes one way, and passes on that there are no more.
func pour(to, from net.Conn) {
	if _, err := io.Copy(to, from); err != nil {
		// Broken: the other way has nobody to talk to any more.
		to.Close()
		from.Close()
		return
	}
	_ = to.(*net.TCPConn).CloseWrite()
}
