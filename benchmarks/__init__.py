"""What liveroom holds, measured on the machine in front of you; never shipped."""
