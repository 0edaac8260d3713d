"""`python -m liveroom` is the command `liveroom`."""

from liveroom.cli.main import main

if __name__ == "__main__":
    main()
