# SPDX-License-Identifier: GPL-3.0-or-later
"""The most telling columns as a picture."""

import statistics

PANELS = (
    (("tcp_up", "tcp_down"), "TCP, one stream, Mbit/s", ("up", "down")),
    (("cpu",), "CPU seconds per GB, both ends", ("",)),
    (("udp_64", "udp_1400"), "UDP packets/s without loss", ("64 bytes", "1400 bytes")),
    (("rtt", "rtt_p99"), "idle rtt, ms", ("median", "p99")),
    (("loaded_up", "loaded_down"), "rtt beside a transfer over 100 Mbit/s, ms", ("up", "down")),
)
OURS, THEIRS = ("#1b6acb", "#8fb8ea"), ("#5e5c64", "#b5b3ba")


def number_text(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def edge(values):
    """Where the axis ends: one that is far beyond all others is cut off, so that these can be told
    apart."""
    *_, second, largest = sorted([0, 0, *values])
    return 1.5 * second if largest > 3 * second > 0 else largest


def draw(results, file):
    """Writes the picture. False: there is nothing to draw, or nothing to draw it with."""
    try:
        import matplotlib
    except ImportError:
        return False
    matplotlib.use("Agg")
    from matplotlib import pyplot

    rows = {name: row for name, row in results["rows"].items() if any(row["figures"].values())}
    panels = [panel for panel in PANELS if any(key in row["figures"] for key in panel[0]
                                               for row in rows.values())]
    if not panels:
        return False
    figure, axes = pyplot.subplots(len(panels), 1, squeeze=False,
                                   figsize=(9, (0.34 * len(rows) + 0.9) * len(panels)))
    for axis, (keys, title, names) in zip(axes[:, 0], panels):
        shown = [(name, row) for name, row in reversed(rows.items())
                 if any(key in row["figures"] for key in keys)]
        height = 0.8 / len(keys)
        medians = [{name: statistics.median(row["figures"].get(key) or [0]) for name, row in shown}
                   for key in keys]
        limit = edge([max(each[name] for each in medians) for name, _ in shown])
        for number, (key, label) in enumerate(zip(keys, names)):
            places = [place + 0.4 - height * (number + 0.5) for place in range(len(shown))]
            values = [row["figures"].get(key) or [0] for _, row in shown]
            middles = list(medians[number].values())
            drawn = [min(middle, limit) for middle in middles]
            spread = [[middle - min(each) for middle, each in zip(middles, values)],
                      [max(each) - middle for middle, each in zip(middles, values)]]
            spread = [[0 if middle > limit else length for middle, length in zip(middles, lengths)]
                      for lengths in spread]
            bars = axis.barh(places, drawn, height, xerr=spread,
                             error_kw={"lw": 0.8, "ecolor": "#241f31"},
                             color=[(OURS if name.startswith("farlan") else THEIRS)[number]
                                    for name, _ in shown])
            cut = [" (cut off)" if middle > limit else "" for middle in middles]
            axis.bar_label(bars, [f" {number_text(middle)} {label}{note}"
                                  for middle, note in zip(middles, cut)], fontsize=7, padding=2)
        axis.set_yticks(range(len(shown)), [row["title"] for _, row in shown], fontsize=8)
        axis.set_title(title, fontsize=10, loc="left")
        axis.margins(x=0.2)
        axis.ticklabel_format(axis="x", style="plain")
        axis.tick_params(axis="x", labelsize=7)
        for side in ("top", "right"):
            axis.spines[side].set_visible(False)
    figure.tight_layout()
    figure.savefig(file, dpi=120)
    pyplot.close(figure)
    return True
