"""The built program against its own document: starts it with the example
data, makes a token for an invented person on the page, and lets schemathesis
try every operation with every check. The last line says how it went."""

import html
import http.cookiejar
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request

PROGRAM = os.environ["SAKLIG_API_PROGRAM"]
SCHEMATHESIS = os.environ["SAKLIG_API_SCHEMATHESIS"]
# Below the 20 a second that a token may ask.
RATE = "18/s"
SECONDS = 75
SCOPE = "read claim answer moderate note close read_journal run_channels".split()


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def start(folder):
    """Starts the program; returns it, its address, and who can sign in."""
    port = free_port()
    words = ["serve", "--example-data", "--listen", f"127.0.0.1:{port}", "--data", os.path.join(folder, "data")]
    env = dict(os.environ, XDG_CONFIG_HOME=os.path.join(folder, "config"), SAKLIG_LOG="warn", DATABASE_URL="")
    program = subprocess.Popen([PROGRAM, *words], env=env, stdout=subprocess.PIPE, text=True)
    people = {}
    for line in program.stdout:
        person = re.match(r"^ {2}(\S+) +(\S+) {3}", line)
        if person:
            people[person.group(1)] = person.group(2)
        if line.startswith("Saklig serves "):
            return program, f"http://127.0.0.1:{port}", people
    sys.exit("the program ended before it served")


def token(url, login, password):
    """Makes a token on the page, as the person would."""
    cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    browser = urllib.request.build_opener(cookies)

    def post(path, fields):
        return browser.open(url + path, urllib.parse.urlencode(fields).encode()).read().decode()

    post("/sign-in", {"login": login, "password": password, "to": "/inbox"})
    form = {"name": "Prov", "days": "1", **{f"scope-{power}": "1" for power in SCOPE}}
    shown = re.search(r'value="(saklig_[^"]+)"', post("/account/tokens", form))
    return html.unescape(shown.group(1))


def main():
    folder = tempfile.mkdtemp(prefix="saklig-api-")
    program = None
    try:
        program, url, people = start(folder)
        login = next(login for login in people if login.endswith("jonas"))
        secret = token(url, login, people[login])
        here = os.path.dirname(os.path.abspath(__file__))
        command = [
            SCHEMATHESIS, "--config-file", os.path.join(here, "schemathesis.toml"),
            "run", f"{url}/api/openapi.json", "-H", f"Authorization: Bearer {secret}",
            "--checks", "all", "--seed", "1809", "--max-examples", "25", "--rate-limit", RATE,
            "--max-time", str(SECONDS), "--continue-on-failure", "--no-color", "--warnings", "off",
        ]
        ran = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        print(ran.stdout.replace(secret, "…"))
        tested = int((re.search(r"Tested: (\d+)", ran.stdout) or [0, 0])[1])
        failed = max(1, len(re.findall(r"Test Case ID:", ran.stdout))) if ran.returncode else 0
        print(f"{max(0, tested - failed)} passed, {failed} failed")
        return 1 if failed or not tested else 0
    finally:
        if program:
            program.kill()
        shutil.rmtree(folder, ignore_errors=True)


sys.exit(main())
