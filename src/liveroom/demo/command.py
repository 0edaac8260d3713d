"""`liveroom demo`: the command, without what it takes to run it."""

from __future__ import annotations

from pathlib import Path

import click

FOLDER = Path("data/demo")


@click.command("demo")
@click.option("--port", default=8000, show_default=True, help="The port to listen on.")
@click.option(
    "--data",
    type=click.Path(path_type=Path),
    default=FOLDER,
    show_default=True,
    help="The demo's own data folder.",
)
@click.option("--fresh", is_flag=True, help="Forget the last demo in that folder first.")
@click.option("--audience", "size", default=0, metavar="N", help="Join N simulated attendees.")
def demo(port: int, data: Path, fresh: bool, size: int) -> None:
    """Serve the example webinar; its room and links stay the same over restarts."""
    from liveroom.demo import serving, stage
    from liveroom.store.cannot_open import CannotOpen
    from liveroom.web.settings import Settings, SettingsError, check

    try:
        settings = check(Settings(port=port, data=str(data)))
        stage.prepare(data, is_own=data == FOLDER, fresh=fresh)
        serving.serve(settings, size)
    except (CannotOpen, SettingsError, stage.CannotStage) as error:
        raise click.ClickException(str(error)) from None
