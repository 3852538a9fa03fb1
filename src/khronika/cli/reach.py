"""``khronika reach``: whether sites are reached, and since when."""

from pathlib import Path
from typing import Annotated

import typer

from khronika.cli.common_options import Format, LedgerFile, SiteTable
from khronika.cli.manners import mannered
from khronika.cli.options import CheckOptions, ClaimsFormat, ReachFormat

reach = typer.Typer(
    help="Measure whether sites are reached: blocked or not, since when, how, and whether they are back.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@reach.command()
@mannered
def check(
    *,
    addresses: Annotated[list[str], typer.Argument(metavar="ADDRESS...", help="The http(s) addresses to try; no others are.")],
    consent: Annotated[bool, typer.Option("--consent", help="You know the danger and want it; without, you are asked.")] = False,
    resolver: Annotated[
        list[str] | None, typer.Option(metavar="SERVER", help="Ask this resolver too: a numeric address, or https:// for DoH. Repeatable.")
    ] = None,
    control: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Measurements from elsewhere or from earlier, as --format jsonl writes them.")
    ] = None,
    control_address: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="An address that is thought open: it tells a failing network from a blocked site.")
    ] = None,
    fingerprints: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="Fingerprints of block pages, in OONI's form of CSV. Repeatable.")
    ] = None,
    times: Annotated[int, typer.Option(metavar="N", min=1, help="How often each address is tried.")] = 1,
    network: Annotated[str, typer.Option(metavar="AS", help="The network that you stand in, as AS64500.")] = "",
    country: Annotated[str, typer.Option(metavar="CC", help="The country that you stand in, as two letters.")] = "",
    format: Annotated[ReachFormat, typer.Option(help="A table, or a line of JSON for each measurement.")] = ReachFormat.TABLE,
    timeout: Annotated[float, typer.Option(metavar="SECONDS", help="How long one step may take.")] = 10.0,
    at_once: Annotated[int, typer.Option(metavar="N", help="How many addresses are under way at once.")] = 10,
    authorities: Annotated[str | None, typer.Option(metavar="FILE", help="Certificates to trust beside the system's (PEM).")] = None,
) -> int:
    """Try addresses from here, and say what stops them. THIS CAN ENDANGER YOU: whoever watches the network sees each address."""
    from khronika.cli.checking import check_and_show  # noqa: PLC0415 - loads the network

    asked = tuple(addresses)
    return check_and_show(
        CheckOptions(
            asked,
            consent,
            tuple(resolver or ()),
            control,
            control_address,
            tuple(fingerprints or ()),
            times,
            network,
            country,
            format,
            timeout,
            at_once,
            authorities,
        )
    )


@reach.command(name="import")
@mannered
def import_(
    inputs: Annotated[
        list[Path], typer.Argument(metavar="INPUT...", help="Files, folders and archives with OONI's measurements, or test lists in CSV.")
    ],
    *,
    fingerprints: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="Fingerprints of block pages, in OONI's form of CSV. Repeatable.")
    ] = None,
    ledger: LedgerFile = None,
) -> int:
    """Keep other people's measurements and lists of what to measure in the ledger."""
    from khronika.cli.reach_importing import import_and_show  # noqa: PLC0415 - loads the database

    return import_and_show(inputs, fingerprints or [], ledger)


@reach.command()
@mannered
def states(
    sites: Annotated[list[str] | None, typer.Argument(metavar="[SITE]...", help="Hosts, addresses or names. Default: all.")] = None,
    *,
    country: Annotated[str | None, typer.Option(metavar="CODE", help="Only measurements from this country, as in KZ.")] = None,
    network: Annotated[str | None, typer.Option(metavar="ASN", help="Only measurements from this network, as in AS137.")] = None,
    format: Format = ClaimsFormat.TABLE,
    site_table: SiteTable = None,
    ledger: LedgerFile = None,
) -> int:
    """Show since when sites are blocked or back, as measurements show it."""
    from khronika.cli.reach_states import StatesOptions, show_states  # noqa: PLC0415 - loads the database

    return show_states(StatesOptions(tuple(sites or ()), country, network, format, site_table, ledger))
