"""``python -m khronika``, and the command ``khronika``."""

from khronika.cli import app


def main() -> None:
    """Runs the command line."""
    app()


if __name__ == "__main__":
    main()
