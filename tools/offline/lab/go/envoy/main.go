// Command envoy stands in for Envoy in the container that kind puts before several control
// planes: it forwards TCP as the listener and the cluster in the two files say that kind's
// bootstrap configuration names, and, like Envoy, takes up a file that is moved into place.
package main

import (
	"context"
	"flag"
	"log"
	"net"
	"os/signal"
	"path/filepath"
	"syscall"

	"github.com/fsnotify/fsnotify"
)

func main() {
	config := flag.String("c", "", "path of the bootstrap configuration")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	if err := serve(ctx, *config); err != nil {
		log.Fatal(err)
	}
}

// serve forwards as the files say until it is told to stop.
func serve(ctx context.Context, config string) error {
	files, err := readBootstrap(config)
	if err != nil {
		return err
	}
	// Before the files are read for the first time: no move goes unseen.
	moves, err := fsnotify.NewWatcher()
	if err != nil {
		return err
	}
	defer moves.Close()
	for _, path := range files.all() {
		if err := moves.Add(filepath.Dir(path)); err != nil {
			return err
		}
	}
	for {
		stop, err := start(ctx, files)
		if err != nil {
			log.Print(err)
		}
		more := awaitMove(ctx, moves, files)
		stop()
		if !more {
			return nil
		}
	}
}

// start begins to forward as the files say now: nothing while they are empty, as at first.
// When stop has returned, the addresses are free again.
func start(ctx context.Context, files bootstrap) (stop func(), err error) {
	ctx, cancel := context.WithCancel(ctx)
	var open []net.Listener
	stop = func() {
		cancel()
		for _, each := range open {
			each.Close()
		}
	}
	listeners, err := readListeners(files.listeners)
	if err != nil {
		return stop, err
	}
	clusters, err := readClusters(files.clusters)
	if err != nil {
		return stop, err
	}
	for _, each := range listeners {
		accepting, err := net.Listen("tcp", each.address)
		if err != nil {
			return stop, err
		}
		open = append(open, accepting)
		pool := newPool(clusters[each.cluster])
		log.Printf("%s leads to %v", each.address, pool.addresses)
		pool.check(ctx)
		go forward(accepting, pool)
	}
	return stop, nil
}

// awaitMove waits until one of the files is there anew. A file that is written in place
// counts for nothing, to Envoy neither. It returns false when it was told to stop.
func awaitMove(ctx context.Context, moves *fsnotify.Watcher, files bootstrap) bool {
	for {
		select {
		case <-ctx.Done():
			return false
		case err := <-moves.Errors:
			log.Print(err)
		case event := <-moves.Events:
			for _, path := range files.all() {
				if event.Has(fsnotify.Create) && event.Name == path {
					return true
				}
			}
		}
	}
}
