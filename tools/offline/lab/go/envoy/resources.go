package main

import (
	"fmt"
	"net"
	"os"
	"strconv"

	"go.yaml.in/yaml/v3"
)

// bootstrap names the files that say what to do, as in envoy.config.bootstrap.v3.Bootstrap.
type bootstrap struct{ listeners, clusters string }

func (b bootstrap) all() []string { return []string{b.listeners, b.clusters} }

// listener is one address that forwards to the cluster of that name.
type listener struct{ address, cluster string }

type source struct {
	Path struct {
		Path string `yaml:"path"`
	} `yaml:"path_config_source"`
}

type socketAddress struct {
	SocketAddress struct {
		Address string `yaml:"address"`
		Port    int    `yaml:"port_value"`
	} `yaml:"socket_address"`
}

func (a socketAddress) String() string {
	return net.JoinHostPort(a.SocketAddress.Address, strconv.Itoa(a.SocketAddress.Port))
}

func readBootstrap(path string) (bootstrap, error) {
	var file struct {
		Resources struct {
			Listeners source `yaml:"lds_config"`
			Clusters  source `yaml:"cds_config"`
		} `yaml:"dynamic_resources"`
	}
	err := read(path, &file)
	return bootstrap{file.Resources.Listeners.Path.Path, file.Resources.Clusters.Path.Path}, err
}

// readListeners reads the address of each listener, and the cluster of its TCP proxy.
func readListeners(path string) ([]listener, error) {
	var file struct {
		Resources []struct {
			Address socketAddress `yaml:"address"`
			Chains  []struct {
				Filters []struct {
					Config struct {
						Cluster string `yaml:"cluster"`
					} `yaml:"typed_config"`
				} `yaml:"filters"`
			} `yaml:"filter_chains"`
		} `yaml:"resources"`
	}
	err := read(path, &file)
	var listeners []listener
	for _, resource := range file.Resources {
		for _, chain := range resource.Chains {
			for _, filter := range chain.Filters {
				listeners = append(listeners, listener{resource.Address.String(), filter.Config.Cluster})
			}
		}
	}
	return listeners, err
}

// readClusters reads the addresses of each cluster's endpoints, by the cluster's name.
func readClusters(path string) (map[string][]string, error) {
	var file struct {
		Resources []struct {
			Name string `yaml:"name"`
			Load struct {
				Endpoints []struct {
					Endpoints []struct {
						Endpoint struct {
							Address socketAddress `yaml:"address"`
						} `yaml:"endpoint"`
					} `yaml:"lb_endpoints"`
				} `yaml:"endpoints"`
			} `yaml:"load_assignment"`
		} `yaml:"resources"`
	}
	err := read(path, &file)
	clusters := map[string][]string{}
	for _, resource := range file.Resources {
		for _, locality := range resource.Load.Endpoints {
			for _, each := range locality.Endpoints {
				clusters[resource.Name] = append(clusters[resource.Name], each.Endpoint.Address.String())
			}
		}
	}
	return clusters, err
}

func read(path string, into any) error {
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := yaml.Unmarshal(content, into); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
