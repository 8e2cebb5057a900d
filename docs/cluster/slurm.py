"""Runs `newsgraph extract` with jobs of Slurm as its workers: python slurm.py articles --out graph --shards /shared/shards.

To be changed: queue, account, how many jobs, how long one may take. Started again, it goes on where it was.
"""

import subprocess
import sys

from dask_jobqueue import SLURMCluster

JOBS = 50

if __name__ == "__main__":
    with SLURMCluster(
        queue="normal",
        account="news",
        cores=1,
        processes=1,
        memory="4GB",
        walltime="04:00:00",
        # A worker leaves before its time is up, not all at once, and `adapt` has another job take its place.
        worker_extra_args=["--lifetime", "210m", "--lifetime-stagger", "20m"],
        scheduler_options={"allowed_failures": 10, "dashboard_address": ":0"},
    ) as cluster:
        cluster.adapt(minimum_jobs=JOBS, maximum_jobs=JOBS)
        engine = ["--engine", "dask", "--scheduler", cluster.scheduler_address, "--article-memory", "2000"]
        command = [sys.executable, "-m", "newsgraph.cli", "extract", *sys.argv[1:], *engine]
        sys.exit(subprocess.run(command, check=False).returncode)
