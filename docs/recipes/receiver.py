"""Takes HeyGen's webhooks and delivers each finished video. For jobs that something else starts, such as HeyGen's own site.

    HEYGEN_WEBHOOK_SECRET=... python3 receiver.py 8080

Put a proxy with TLS before it, and register its address with the tool create_webhook_endpoint, whose answer holds the secret.
"""
import hashlib
import hmac
import json
import os
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer

from heygen import call, deliver, link_of

LARGEST = 1024 * 1024


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length) if length <= LARGEST else b""
        expected = hmac.new(os.environ["HEYGEN_WEBHOOK_SECRET"].encode(), body, hashlib.sha256).hexdigest()
        if not hmac.compare_digest(expected, self.headers.get("Heygen-Signature", "")):
            self.answer(401)
            return
        # HeyGen waits for the answer, and repeats what it does not get.
        self.answer(200)
        event = json.loads(body)
        video = event.get("event_data", {}).get("video_id")
        if event.get("event_type", "").endswith(".success") and video:
            # The event's own link may be old by now; reading the job gives a fresh one.
            done = call("get_job", {"job_id": f"video:{video}"}, "--download", "received")
            deliver(done.get("title") or "A video is ready", link_of(done), *done.get("files", [])[:1])

    def answer(self, status):
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()
        self.wfile.flush()


if __name__ == "__main__":
    server = HTTPServer(("127.0.0.1", int(sys.argv[1]) if len(sys.argv) > 1 else 8080), Receiver)
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()
