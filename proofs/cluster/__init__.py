"""The cluster of deploy/cluster under kills, power cuts and partitions."""
