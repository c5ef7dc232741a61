"""What the pipelines of this folder share: calls of heygen-mcp, and the delivery of a video. Python 3.9 or later, nothing besides."""
import json
import os
import shlex
import smtplib
import subprocess
import sys
import urllib.request
import uuid
from email.message import EmailMessage

STILL_RUNNING = 4
TELEGRAM_UPLOAD = 50 * 1024 * 1024
MAIL_ATTACHMENT = 20 * 1024 * 1024


def call(tool, arguments, *options):
    """Calls a tool and waits for it, if need be in several calls: a job that goes on is waited for and never started anew."""
    command = shlex.split(os.environ.get("HEYGEN_MCP", "heygen-mcp"))
    for _ in range(20):
        ran = subprocess.run([*command, "call", tool, "-", "--json", "--yes", *options], input=json.dumps(arguments), stdout=subprocess.PIPE, text=True)
        result = json.loads(ran.stdout or "{}")
        if ran.returncode != STILL_RUNNING:
            break
        tool, arguments = "wait_for_job", {"job_id": result["job"]["id"], "wait_seconds": 600}
    if ran.returncode != 0:
        sys.exit(f"{tool} ended with {ran.returncode}: {result.get('error', {}).get('message', 'see above')}")
    return result


def link_of(result):
    return result["links"].get("captioned_video_url") or result["links"]["video_url"]


def deliver(text, link, file=None):
    """Sends to every place that is set up, the first way that works: by link, as a file, as text with the link."""
    ways = {"SLACK_WEBHOOK_URL": slack, "TELEGRAM_TOKEN": telegram, "SMTP_HOST": mail}
    wanted = [way for variable, way in ways.items() if os.environ.get(variable)]
    if not wanted:
        print(f"{text}\n{link}")
    return all([way(text, link, file) for way in wanted])


def slack(text, link, file):
    """An incoming webhook takes no files; Slack shows a link's video itself."""
    return first("Slack", lambda: post(os.environ["SLACK_WEBHOOK_URL"], {"text": f"{text}\n{link}"}))


def telegram(text, link, file):
    base = f"{os.environ.get('TELEGRAM_API', 'https://api.telegram.org')}/bot{os.environ['TELEGRAM_TOKEN']}"
    chat = os.environ["TELEGRAM_CHAT"]
    ways = [lambda: post(f"{base}/sendVideo", {"chat_id": chat, "video": link, "caption": text})]
    if file and os.path.getsize(file) <= TELEGRAM_UPLOAD:
        ways.append(lambda: upload(f"{base}/sendVideo", {"chat_id": chat, "caption": text}, file))
    return first("Telegram", *ways, lambda: post(f"{base}/sendMessage", {"chat_id": chat, "text": f"{text}\n{link}"}))


def mail(text, link, file):
    def send(attach):
        message = EmailMessage()
        message["Subject"], message["From"], message["To"] = text.splitlines()[0], os.environ["MAIL_FROM"], os.environ["MAIL_TO"]
        message.set_content(f"{text}\n\n{link}\n")
        if attach:
            with open(file, "rb") as video:
                message.add_attachment(video.read(), maintype="video", subtype="mp4", filename=os.path.basename(file))
        with smtplib.SMTP(os.environ["SMTP_HOST"], int(os.environ.get("SMTP_PORT", "587")), timeout=60) as server:
            if os.environ.get("SMTP_USER"):
                server.starttls()
                server.login(os.environ["SMTP_USER"], os.environ["SMTP_PASSWORD"])
            server.send_message(message)

    ways = [lambda: send(True)] if file and os.path.getsize(file) <= MAIL_ATTACHMENT else []
    return first("Mail", *ways, lambda: send(False))


def first(place, *ways):
    for number, way in enumerate(ways, 1):
        try:
            way()
            print(f"{place}: delivered, way {number} of {len(ways)}", file=sys.stderr)
            return True
        except (OSError, smtplib.SMTPException) as fault:
            print(f"{place}: way {number} failed: {fault}", file=sys.stderr)
    return False


def post(url, fields):
    send(url, json.dumps(fields).encode(), "application/json")


def upload(url, fields, file):
    mark = uuid.uuid4().hex
    parts = [f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode() for name, value in fields.items()]
    head = f'--{mark}\r\nContent-Disposition: form-data; name="video"; filename="video.mp4"\r\nContent-Type: video/mp4\r\n\r\n'.encode()
    with open(file, "rb") as video:
        send(url, b"".join(parts) + head + video.read() + f"\r\n--{mark}--\r\n".encode(), f"multipart/form-data; boundary={mark}")


def send(url, body, content_type):
    request = urllib.request.Request(url, body, {"Content-Type": content_type})
    with urllib.request.urlopen(request, timeout=120) as answer:
        answer.read()
