"""Fills a HyperFrames folder with the last row of a CSV file, renders it in HeyGen's cloud, and delivers the video.

    python3 weekly_report.py figures.csv composition/

In cron, every Monday at 7:  0 7 * * 1  cd /srv/report && python3 weekly_report.py figures.csv composition/
"""
import csv
import sys

from heygen import call, deliver, link_of


def main(table, folder):
    with open(table, newline="", encoding="utf-8-sig") as file:
        row = list(csv.DictReader(file))[-1]
    video = call("create_hyperframes_render", {"project": folder, "variables": row, "title": "Weekly report"}, "--download", "reports")
    return deliver("Weekly report: " + ", ".join(f"{name} {value}" for name, value in row.items()), link_of(video), *video.get("files", [])[:1])


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(0 if main(*sys.argv[1:]) else 1)
