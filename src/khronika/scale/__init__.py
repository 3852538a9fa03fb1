"""Many inputs: numbered shards, read in processes of one machine or of a cluster, each shard's claims in a file of its own."""

from khronika.scale.done import Done
from khronika.scale.engine import Engine
from khronika.scale.local import LocalEngine
from khronika.scale.manner import Manner
from khronika.scale.run import Run, run_over
from khronika.scale.run_folder import RunFolder
from khronika.scale.shard import Shard
from khronika.scale.shard_reader import ShardReader

__all__ = ["Done", "Engine", "LocalEngine", "Manner", "Run", "RunFolder", "Shard", "ShardReader", "run_over"]
