"""The price check. If these fail, readers get wrong prices, wrong reasons, or workers that do not work at once."""

import contextlib
import http.client
import http.server
import json
import re
import signal
import threading
import unittest

from program import run, start
from servers import free_port
from test_python_twins import twin


@contextlib.contextmanager
def serving(*options):
    """The demo's own server, in a program of its own."""
    program = start("price_check", "--serve", "--delay", "0", *options)
    try:
        line = program.stdout.readline()
        yield int(re.search(r"127\.0\.0\.1:(\d+)/", line)[1])
    finally:
        program.send_signal(signal.SIGINT)
        program.communicate(timeout=30)


def ask(port, path, method="GET"):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request(method, path)
        answer = connection.getresponse()
        return answer.status, answer.read(), answer
    finally:
        connection.close()


class Wrong(http.server.BaseHTTPRequestHandler):
    """Knows only two things to say, and both are wrong."""

    asked = []

    def log_message(self, *_):
        pass

    def do_GET(self):
        self.asked.append(self.path)
        status = 500 if self.path.endswith("01") else 200
        body = b'{"exchange":"OSLO","symbol":"GOLD","date":"2020-03-02","price":1.00}'
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Server(unittest.TestCase):
    def test_lists_and_prices(self):
        with serving() as port:
            exchanges, symbols = (json.loads(ask(port, path)[1]) for path in ["/exchanges", "/symbols"])
            self.assertEqual((len(exchanges), len(symbols)), (11, 3))
            status, body, answer = ask(port, f"/price/{exchanges[0]}/{symbols[0]}/2020-03-03")
            self.assertEqual((status, answer.getheader("Content-Type")), (200, "application/json"))
            self.assertEqual(json.loads(body)["date"], "2020-03-03")
            sunday = json.loads(ask(port, f"/price/{exchanges[0]}/{symbols[0]}/2020-03-01")[1])
            self.assertIsNone(sunday["price"])

    def test_errors_are_json_with_the_right_status(self):
        with serving() as port:
            for path, expected in [("/", 404), ("/prices", 404), ("/price/OSLO/FISH", 404), ("/price/NOWHERE/FISH/2020-03-02", 404),
                                   ("/price/OSLO/GOLD/2020-03-02", 404), ("/price/OSLO/FISH/2020-04-01", 404),
                                   ("/price/OSLO/FISH/tomorrow", 400), ("/price/OSLO/FISH/2020-3-2", 400)]:
                status, body, _ = ask(port, path)
                self.assertEqual(status, expected, path)
                self.assertTrue(json.loads(body)["error"])

    def test_other_methods_are_told_which_are_served(self):
        with serving() as port:
            for method in ["POST", "PUT", "DELETE", "PATCH"]:
                status, body, answer = ask(port, "/exchanges", method)
                self.assertEqual((status, answer.getheader("Allow")), (405, "GET, HEAD"))
                self.assertTrue(json.loads(body)["error"])
            self.assertEqual(ask(port, "/exchanges", "HEAD")[:2], (200, b""))

    def test_the_seed_decides_the_prices(self):
        told = []
        for seed in [1, 1, 2]:
            with serving("--seed", seed) as port:
                told.append(ask(port, "/price/OSLO/FISH/2020-03-03")[1])
        self.assertEqual(told[0], told[1])
        self.assertNotEqual(told[0], told[2])


class Client(unittest.TestCase):
    def test_workers_divide_the_wait(self):
        for variant in ["workers", "disjoint_slots"]:
            done = run("price_check", "--variant", variant, "--requests", "60", "--workers", "20", "--json")
            self.assertEqual(done.code, 0, done)
            claim = done.document["claims"][0]
            self.assertAlmostEqual(claim["claimed"], 0.6)
            self.assertLess(claim["measured"], 3, "one after another would take 12 s")

    def test_one_worker_waits_for_each(self):
        done = run("price_check", "--requests", "10", "--workers", "1", "--delay", "0.05", "--json")
        self.assertEqual(done.code, 0, done)
        self.assertGreaterEqual(done.document["seconds"], 0.5)

    def test_all_1023_arrive_for_any_number_of_workers(self):
        for workers in [1, 10, 32, 64]:
            done = run("price_check", "--workers", workers, "--delay", "0", "--json")
            self.assertEqual(done.code, 0, done)
            self.assertEqual(done.document["results"]["requests"], 1023)
            self.assertLess(done.document["results"]["prices"], 1023 - 296, "no prices on weekends")

    def test_it_can_ask_a_server_in_another_terminal(self):
        with serving() as port:
            done = run("price_check", "--url", f"http://127.0.0.1:{port}", "--workers", "8", "--json")
        self.assertEqual(done.code, 0, done)
        self.assertEqual(done.document["claims"], [])

    def test_wrong_answers_are_counted_and_not_asked_for_again(self):
        Wrong.asked.clear()
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Wrong) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            done = run("price_check", "--url", f"http://127.0.0.1:{server.server_address[1]}", "--requests", "40", "--json")
            server.shutdown()
        self.assertEqual(done.code, 3, done)
        self.assertEqual(done.document["results"]["wrong answers"], 40)
        self.assertIn("40 of 40", done.document["message"])
        self.assertIn("status 500", done.document["message"])
        self.assertEqual(len(Wrong.asked), len(set(Wrong.asked)))
        self.assertEqual(len(Wrong.asked), 40)

    def test_nobody_there(self):
        done = run("price_check", "--url", f"http://127.0.0.1:{free_port()}", "--requests", "4", "--json")
        self.assertEqual(done.code, 3, done)
        self.assertIn("could not connect", done.document["message"])

    def test_a_port_that_is_taken(self):
        with serving() as port:
            done = run("price_check", "--serve", "--port", port)
        self.assertEqual(done.code, 3, done)
        self.assertIn(str(port), done.err + done.out)


class Twin(unittest.TestCase):
    def test_it_gets_as_many_answers(self):
        for variant in ["workers", "disjoint_slots"]:
            done = twin("price_check", "--variant", variant, "--requests", "64", "--delay", "0.05")
            self.assertEqual((done.returncode, done.stderr), (0, ""), done)
            self.assertIn("64 requests", done.stdout)


if __name__ == "__main__":
    unittest.main()
