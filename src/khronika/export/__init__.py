"""Records into the formats of others, each with a report of what it could not carry, and the lossless form back."""

from khronika.export.checking import faults_of_package, is_package
from khronika.export.edition import Edition
from khronika.export.formats import EXPORTERS, Format, export
from khronika.export.loss import LossReport, loss_path
from khronika.export.lossless import is_lossless, read_lossless
from khronika.export.package import digest_of_package

__all__ = [
    "EXPORTERS",
    "Edition",
    "Format",
    "LossReport",
    "digest_of_package",
    "export",
    "faults_of_package",
    "is_lossless",
    "is_package",
    "loss_path",
    "read_lossless",
]
