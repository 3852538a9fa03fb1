"""Several measurements of one address become one finding."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from khronika.records.finding import BLOCKINGS, Finding, Outcome


def joint_finding(findings: Sequence[Finding]) -> Finding:
    """What attempts say together: *intermittent* where some were stopped and some got through, else what most say, the surer first.

    At least one finding is needed. A site that is stopped each time stays as the likeliest of its mechanisms says.
    """
    stopped = [finding for finding in findings if finding.outcome in BLOCKINGS]
    reached = [finding for finding in findings if finding.outcome is Outcome.REACHED]
    if stopped and reached:
        words = f"of {len(findings)} attempts {len(stopped)} were stopped and {len(reached)} got through"
        return replace(_commonest(stopped), outcome=Outcome.INTERMITTENT, reasons=(words, *_commonest(stopped).reasons))
    return _commonest(stopped or reached or findings)


def _commonest(findings: Sequence[Finding]) -> Finding:
    counts = Counter((finding.outcome, finding.mechanism) for finding in findings)
    most = max(counts, key=lambda key: counts[key])
    return next(finding for finding in findings if (finding.outcome, finding.mechanism) == most)
