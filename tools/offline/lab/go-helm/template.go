package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"

	"helm.sh/helm/v3/pkg/chart"
	"helm.sh/helm/v3/pkg/chart/loader"
	"helm.sh/helm/v3/pkg/chartutil"
	"helm.sh/helm/v3/pkg/engine"
	"helm.sh/helm/v3/pkg/releaseutil"
)

// options are those of `helm.v3.Chart` that say how a local chart is rendered, as the SDK sends them.
type options struct {
	APIVersions              []string       `json:"api_versions"`
	Chart                    string         `json:"chart"`
	IncludeTestHookResources bool           `json:"include_test_hook_resources"`
	KubeVersion              string         `json:"kube_version"`
	Namespace                string         `json:"namespace"`
	Path                     string         `json:"path"`
	ReleaseName              string         `json:"release_name"`
	SkipCRDRendering         bool           `json:"skip_crd_rendering"`
	Values                   map[string]any `json:"values"`
}

// testHook matches the annotation of a hook that `helm test` runs; the provider looks for the same.
var testHook = regexp.MustCompile(`"?helm.sh/hook"?:.*test`)

// template renders a chart as `helm template` does: nothing is asked of a cluster.
//
// Helm's own action for it, which the provider calls, brings storage in databases and image registries
// along: of 910 packages this takes 500.
func template(asked options) (string, error) {
	loaded, err := loader.Load(filepath.Join(asked.Path, asked.Chart))
	if err != nil {
		return "", fmt.Errorf("failed to load chart from temp directory: %w", err)
	}
	manifest, err := render(loaded, asked)
	if err != nil {
		return "", fmt.Errorf("failed to create chart from template: %w", err)
	}
	return manifest, nil
}

func render(loaded *chart.Chart, asked options) (string, error) {
	if err := chartutil.ValidateReleaseName(asked.ReleaseName); err != nil {
		return "", fmt.Errorf("release name %q: %w", asked.ReleaseName, err)
	}
	if err := chartutil.ProcessDependenciesWithMerge(loaded, asked.Values); err != nil {
		return "", err
	}
	capabilities, err := capabilitiesFor(loaded, asked)
	if err != nil {
		return "", err
	}
	release := chartutil.ReleaseOptions{
		Name:      asked.ReleaseName,
		Namespace: asked.Namespace,
		Revision:  1,
		IsInstall: true,
	}
	if release.Namespace == "" {
		release.Namespace = "default"
	}
	values, err := chartutil.ToRenderValues(loaded, asked.Values, release, capabilities)
	if err != nil {
		return "", err
	}
	files, err := engine.Render(loaded, values)
	if err != nil {
		return "", err
	}
	for name := range files {
		if strings.HasSuffix(name, "NOTES.txt") {
			delete(files, name)
		}
	}
	hooks, manifests, err := releaseutil.SortManifests(files, nil, releaseutil.InstallOrder)
	if err != nil {
		return "", err
	}

	var documents []string
	if !asked.SkipCRDRendering {
		for _, definition := range loaded.CRDObjects() {
			documents = append(documents, string(definition.File.Data))
		}
	}
	for _, manifest := range manifests {
		documents = append(documents, manifest.Content)
	}
	for _, hook := range hooks {
		if asked.IncludeTestHookResources || !testHook.MatchString(hook.Manifest) {
			documents = append(documents, hook.Manifest)
		}
	}
	return strings.Join(documents, "\n---\n"), nil
}

func capabilitiesFor(loaded *chart.Chart, asked options) (*chartutil.Capabilities, error) {
	capabilities := chartutil.DefaultCapabilities.Copy()
	if asked.KubeVersion != "" {
		version, err := chartutil.ParseKubeVersion(asked.KubeVersion)
		if err != nil {
			return nil, fmt.Errorf("could not get parse kube_version %q from chart options: %w", asked.KubeVersion, err)
		}
		capabilities.KubeVersion = *version
	}
	capabilities.APIVersions = append(capabilities.APIVersions, asked.APIVersions...)

	wanted, given := loaded.Metadata.KubeVersion, capabilities.KubeVersion.String()
	if wanted != "" && !chartutil.IsCompatibleRange(wanted, given) {
		return nil, errors.New("chart requires kubeVersion: " + wanted + " which is incompatible with Kubernetes " + given)
	}
	return capabilities, nil
}
