"""servers: loopback web servers that do one thing wrong, or right, for the tests of downloads."""

import contextlib
import gzip
import http.server
import pathlib
import socket
import ssl
import subprocess
import threading
import time


class Misbehaving(http.server.BaseHTTPRequestHandler):
    """Each path is another kind of answer."""

    protocol_version = "HTTP/1.0"

    def log_message(self, *_):
        pass

    def send(self, status, body, content_type="text/html; charset=utf-8", **headers):
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        answer = getattr(self, "answer_" + self.path.strip("/").replace("-", "_"), None)
        if answer is None:
            self.send(404, b"<title>Not here</title>")
        else:
            answer()

    def answer_good(self):
        self.send(200, b"<html><title>A good &amp; plain page</title></html>")

    def answer_packed(self):
        self.send(200, gzip.compress(b"<title>Packed</title>" + b"x" * 5000), Content_Encoding="gzip")

    def answer_badly_packed(self):
        self.send(200, b"this is no gzip", Content_Encoding="gzip")

    def answer_broken(self):
        self.send(500, b"<title>Broken</title>")

    def answer_moved(self):
        self.send(302, b"", Location="/good")

    def answer_loop(self):
        self.send(302, b"", Location="/loop")

    def answer_to_file(self):
        self.send(302, b"", Location="file:///etc/hostname")

    def answer_long(self):
        self.send(200, b"y" * 100_000, content_type="text/plain")

    def answer_cut(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", "5000")
        self.end_headers()
        self.wfile.write(b"z" * 100)

    def answer_nothing(self):
        self.close_connection = True

    def answer_slow(self):
        time.sleep(3)
        with contextlib.suppress(OSError):
            self.send(200, b"late")

    def answer_binary(self):
        self.send(200, bytes(range(256)), content_type="application/octet-stream")


class QuietServer(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        pass  # clients that hang up are what some tests are about


@contextlib.contextmanager
def misbehaving(certificate=None):
    """Serves on a free port of 127.0.0.1; gives the address without a slash at its end."""
    server = QuietServer(("127.0.0.1", 0), Misbehaving)
    scheme = "http"
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        scheme = "https"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"{scheme}://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def make_certificate(folder):
    """A self-signed certificate for 127.0.0.1, with its key, in one PEM file."""
    pem = pathlib.Path(folder) / "server.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
                    "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(pem), "-out", str(pem) + ".crt"],
                   check=True, capture_output=True)
    certificate = pathlib.Path(str(pem) + ".crt")
    pem.write_text(pem.read_text() + certificate.read_text())
    return pem, certificate


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
