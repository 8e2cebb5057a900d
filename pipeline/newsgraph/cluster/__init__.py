"""Articles read on many machines: cut into shards, read by Dask's workers, kept as files that all of them reach."""

from __future__ import annotations

from newsgraph.cluster.cluster import SHARD_CHARACTERS, Cluster

__all__ = ["SHARD_CHARACTERS", "Cluster"]
