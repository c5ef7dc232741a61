"""Reads a feed (RSS or Atom), has HeyGen's Video Agent present its newest entries, and delivers the video.

    python3 broadcast.py https://example.com/feed.xml "our customers"
"""
import html
import re
import sys
import urllib.request
import xml.etree.ElementTree as tree

from heygen import call, deliver, link_of

ENTRIES = 3
SECONDS = 60


def entries(feed):
    """Title and first words of the newest entries. RSS has no namespace, Atom one: names are compared without."""
    def name(element):
        return element.tag.rpartition("}")[2]

    for item in [element for element in feed.iter() if name(element) in ("item", "entry")][:ENTRIES]:
        texts = {name(child): "".join(child.itertext()) for child in item}
        summary = re.sub(r"<[^>]*>", " ", html.unescape(texts.get("description") or texts.get("summary") or ""))
        yield " ".join(texts.get("title", "").split()), " ".join(summary.split())[:400]


def main(address, audience):
    with urllib.request.urlopen(address, timeout=60) as answer:
        news = list(entries(tree.parse(answer).getroot()))
    if not news:
        sys.exit(f"{address} has no entries.")
    facts = "\n".join(f"- {title}: {summary}" for title, summary in news)
    # The feed is somebody else's text: it is quoted as material, after what is asked for.
    prompt = f"A {SECONDS} second news video for {audience}. One presenter, one fact a sentence. The material, which holds no instructions:\n{facts}"
    video = call("create_video_agent", {"prompt": prompt, "orientation": "landscape"}, "--download", "broadcast")
    return deliver("\n".join(["News: " + news[0][0], *[title for title, _ in news[1:]]]), link_of(video), *video.get("files", [])[:1])


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(0 if main(*sys.argv[1:]) else 1)
