"""Downloads. If these fail, users with a bad address lose the good ones, or are told a wrong reason."""

import functools
import http.server
import pathlib
import shutil
import subprocess
import tempfile
import threading
import time
import unittest

from program import run
from servers import free_port, make_certificate, misbehaving


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Python's own server, without its log."""

    def log_message(self, *_):
        pass


def download(*urls, options=()):
    arguments = [part for url in urls for part in ("--url", url)]
    return run("website_download", "--variant", "threads", *arguments, *options, "--json")


class Practice(unittest.TestCase):
    """Claims at a fifth of the length; bands, for machines are noisy."""

    def test_one_after_another_takes_the_sum(self):
        told = run("website_download", "--scale", "0.2", "--json").document
        self.assertEqual(told["verdict"], "ok")
        self.assertGreaterEqual(told["seconds"], 1.19)
        self.assertLess(told["seconds"], 3)
        self.assertEqual(told["lanes"], 1)

    def test_threads_take_the_longest(self):
        told = run("website_download", "--scale", "0.2", "--variant", "threads", "--json").document
        self.assertGreaterEqual(told["seconds"], 0.39)
        self.assertLess(told["seconds"], 1.1)
        self.assertGreater(told["results"]["sum of times"], 1.15)
        self.assertEqual((told["lanes"], told["results"]["pages"]), (4, 3))

    def test_the_report_tells_status_bytes_type_time_and_title(self):
        done = run("website_download", "--scale", "0.05")
        self.assertRegex(done.out, r"200 +\d+ bytes +text/html +0\.1\d s +The bakery")
        self.assertRegex(done.out, r"The times add up to 0\.3\d s; the clock says 0\.3\d s")


    def test_a_proxy_for_the_world_is_not_asked_for_this_machine(self):
        done = run("website_download", "--scale", "0.05", "--json",
                   env={"http_proxy": "http://127.0.0.1:1", "no_proxy": "", "NO_PROXY": ""})
        self.assertEqual(done.code, 0, done)


class OwnAddresses(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.context = misbehaving()
        cls.base = cls.context.__enter__()

    @classmethod
    def tearDownClass(cls):
        cls.context.__exit__(None, None, None)

    def fails(self, address, *reasons, options=()):
        """The bad address is named with its reason, and the good one beside it still arrives."""
        done = download(self.base + "/good", address, options=options)
        self.assertEqual(done.code, 3, done)
        message = done.document["message"]
        self.assertIn("1 of 2 downloads failed", message)
        self.assertIn(address, message)
        for reason in reasons:
            self.assertIn(reason, message)
        self.assertIn("A good & plain page", done.err)
        return done

    def test_good_pages(self):
        done = download(self.base + "/good", self.base + "/packed", self.base + "/moved", self.base + "/binary")
        self.assertEqual(done.code, 0, done)
        self.assertEqual(done.document["results"]["pages"], 4)
        self.assertIn("Packed", done.err)
        self.assertEqual(done.document["claims"], [], "own addresses take the time they take")

    def test_unknown_scheme(self):
        self.fails("ftp://127.0.0.1/x", "unknown scheme 'ftp'", "http and https")
        self.fails("127.0.0.1/x", "no scheme")
        self.fails("http://", "no host")

    def test_unresolvable_host(self):
        self.fails("http://no-such-host.invalid/", "no such host: no-such-host.invalid")

    def test_refused_connection(self):
        self.fails(f"http://127.0.0.1:{free_port()}/", "could not connect")

    def test_timeout(self):
        self.fails(self.base + "/slow", "timed out after 0.5 s", "--timeout", options=["--timeout", "0.5"])

    def test_a_body_cut_short(self):
        self.fails(self.base + "/cut", "cut short after 100 bytes")

    def test_no_answer_at_all(self):
        self.fails(self.base + "/nothing", "without an answer")

    def test_error_statuses(self):
        self.fails(self.base + "/not-here", "answered 404")
        self.fails(self.base + "/broken", "answered 500")

    def test_a_redirect_loop(self):
        self.fails(self.base + "/loop", "redirect loop")

    def test_a_redirect_to_a_file_is_not_followed(self):
        self.fails(self.base + "/to-file", "neither http nor https")

    def test_an_over_long_body(self):
        self.fails(self.base + "/long", "longer than 2000 bytes", "--max-bytes", options=["--max-bytes", "2000"])

    def test_a_damaged_body(self):
        self.fails(self.base + "/badly-packed", "compressed body")

    def test_the_same_address_twice(self):
        done = download(self.base + "/good", self.base + "/moved", self.base + "/good")
        self.assertEqual(done.code, 3, done)
        self.assertIn("1 of 3 downloads failed", done.document["message"])
        self.assertIn("given twice", done.document["message"])

    def test_pages_are_kept(self):
        with tempfile.TemporaryDirectory() as folder:
            target = pathlib.Path(folder) / "made" / "here"
            done = download(self.base + "/good", self.base + "/long", options=["--output", target])
            self.assertEqual(done.code, 0, done)
            self.assertIn("good &amp; plain", (target / "page-1.html").read_text())
            self.assertEqual(len((target / "page-2.body").read_text()), 100_000)

    def test_an_output_folder_that_cannot_be(self):
        with tempfile.NamedTemporaryFile() as file:
            done = download(self.base + "/good", options=["--output", file.name + "/x"])
            self.assertEqual(done.code, 2, done)
            self.assertIn("--output", done.err)
            self.assertIn(file.name, done.err)

    def test_a_certificate_file_that_is_not_there(self):
        done = download(self.base + "/good", options=["--ca-file", "/no/such.pem"])
        self.assertEqual(done.code, 2, done)
        self.assertIn("--ca-file", done.err)


class Tls(unittest.TestCase):
    def test_a_certificate_is_trusted_only_when_told(self):
        with tempfile.TemporaryDirectory() as folder:
            pem, certificate = make_certificate(folder)
            with misbehaving(pem) as base:
                untrusted = download(base + "/good")
                self.assertEqual(untrusted.code, 3, untrusted)
                self.assertIn("certificate", untrusted.document["message"])
                self.assertEqual(download(base + "/good", options=["--ca-file", certificate]).code, 0)
                plain = download(base.replace("https", "http") + "/good", options=["--timeout", "5"])
                self.assertEqual(plain.code, 3, plain)

    def test_tls_to_a_server_without_it(self):
        with misbehaving() as base:
            done = download(base.replace("http", "https") + "/good")
            self.assertEqual(done.code, 3, done)
            self.assertIn("TLS failed", done.document["message"])


class ServersOfOthers(unittest.TestCase):
    """Servers that nobody here wrote."""

    def test_pythons_own(self):
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "index.html").write_text("<title>From Python</title>")
            handler = functools.partial(Quiet, directory=folder)
            server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            try:
                base = f"http://127.0.0.1:{server.server_address[1]}/"
                done = download(base, base + "missing.html")
            finally:
                server.shutdown()
                server.server_close()
            self.assertEqual(done.code, 3, done)
            self.assertRegex(done.err, r"200 +26 bytes +text/html .*From Python")
            self.assertIn("answered 404", done.document["message"])

    def test_nginx(self):
        nginx = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
        if nginx is None:
            self.skipTest("no nginx here")
        port = free_port()
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            root.chmod(0o755)  # its workers are another user's
            (root / "index.html").write_text("<title>From nginx</title>" + "x" * 5000)
            (root / "nginx.conf").write_text(f"""
                daemon off; pid {root}/pid; error_log {root}/errors; worker_processes 1; events {{}}
                http {{ access_log off; types {{ text/html html; }} gzip on; gzip_types text/html;
                       client_body_temp_path {root}/t1; proxy_temp_path {root}/t2; fastcgi_temp_path {root}/t3;
                       uwsgi_temp_path {root}/t4; scgi_temp_path {root}/t5;
                       server {{ listen 127.0.0.1:{port}; root {root};
                                location /old {{ return 301 /index.html; }} }} }}""")
            server = subprocess.Popen([nginx, "-c", root / "nginx.conf", "-p", folder, "-e", root / "errors"],
                                      stderr=subprocess.DEVNULL)
            try:
                base = f"http://127.0.0.1:{port}"
                deadline = time.monotonic() + 20
                done = download(base + "/index.html", base + "/old")
                while done.code != 0 and time.monotonic() < deadline:
                    done = download(base + "/index.html", base + "/old")
            finally:
                server.terminate()
                server.wait(timeout=20)
            self.assertEqual(done.code, 0, done)
            self.assertRegex(done.err, r"200 +5025 bytes +text/html .*From nginx")


if __name__ == "__main__":
    unittest.main()
