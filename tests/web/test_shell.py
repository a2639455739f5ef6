"""The page around every screen, rewritten from the very page that Streamlit serves."""

from importlib.util import find_spec
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import FileResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from web import static_files
from web.plain_page import plain_page
from web.shell import Shell

STREAMLIT = Path(str(find_spec("streamlit").origin)).parent
PAGE_SHELL = STREAMLIT / "static" / "index.html"


async def page(request):
    return FileResponse(PAGE_SHELL, headers={"cache-control": "public, max-age=60"})


async def sign_in(request):
    return plain_page("Entrer", "<p>Bonjour <b>vous</b></p>", language="fr")


async def file_of_someone(request):
    return PlainTextResponse("0612345678", headers={"cache-control": "public"})


@pytest.fixture(scope="module")
def client():
    service = Starlette(
        routes=[
            static_files.mount(),
            Route("/entrer", sign_in),
            Route("/media/export.csv", file_of_someone),
            Route("/{path:path}", page),
        ],
        middleware=[
            Middleware(GZipMiddleware, minimum_size=100),
            Middleware(Shell, page_shell=PAGE_SHELL),
        ],
    )
    with TestClient(service) as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/passer-le-diagnostic"])
def test_page_is_french_from_the_first_byte(client, path):
    served = client.get(path, headers={"accept": "text/html"})

    assert served.headers["content-encoding"] == "gzip"
    assert '<html lang="fr" dir="ltr">' in served.text
    assert "<title>Jalons</title>" in served.text
    assert "Jalons a besoin de JavaScript." in served.text
    assert "Streamlit app" not in served.text
    assert "service-desc" not in served.text
    assert static_files.address("jalons.css") in served.text
    for script in ("focus.js", "menu.js", "french.js"):
        assert static_files.address(script) in served.text


def test_page_in_a_language_we_do_not_speak_is_french(client):
    served = client.get("/", headers={"cookie": "langue=tlh"})

    assert '<html lang="fr" dir="ltr">' in served.text


def test_page_already_seen_is_written_again_not_answered_unchanged(client):
    seen = client.get("/")

    again = client.get("/", headers={"if-modified-since": "Sat, 01 Jan 2050 00:00:00 GMT"})

    assert again.status_code == 200
    assert again.text == seen.text
    assert {"etag", "last-modified"} & set(again.headers) == set()


@pytest.mark.parametrize("path", ["/", "/entrer", "/media/export.csv", "/habillage/jalons.css"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_every_answer_carries_the_same_protections(client, method, path):
    headers = client.request(method, path).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "unsafe-eval" not in headers["content-security-policy"]
    assert "strict-transport-security" not in headers


def test_over_https_the_browser_keeps_to_https(client):
    served = client.get("https://testserver/")

    assert served.headers["strict-transport-security"] == "max-age=31536000; includeSubDomains"


@pytest.mark.parametrize("path", ["/", "/entrer", "/media/export.csv"])
def test_nothing_personal_is_kept_by_the_browser(client, path):
    assert client.get(path).headers.get_list("cache-control") == ["no-store"]


def test_one_of_our_pages_keeps_its_own_words(client):
    served = client.get("/entrer")

    assert "<title>Entrer – Jalons</title>" in served.text
    assert "<p>Bonjour <b>vous</b></p>" in served.text
    assert "french.js" not in served.text


def test_title_of_our_pages_is_escaped():
    served = plain_page("<script>", "", language="fr", status=404)

    assert served.status_code == 404
    assert b"<h1>&lt;script&gt;</h1>" in served.body


def test_our_files_are_kept_a_year_under_their_print(client):
    printed = client.get(static_files.address("jalons.css"))
    bare = client.get("/habillage/jalons.css")
    font = client.get("/habillage/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2")

    assert printed.headers["cache-control"] == static_files.ONE_YEAR
    assert bare.headers["cache-control"] == static_files.ASK_AGAIN
    assert font.headers["cache-control"] == static_files.ONE_YEAR


@pytest.mark.parametrize("path", ["/habillage/../settings.py", "/habillage/%2e%2e/main.py"])
def test_only_our_files_are_served(client, path):
    served = client.get(path, headers={"accept": "*/*"})

    assert "import " not in served.text


def test_a_new_page_shell_stops_the_start(tmp_path):
    changed = tmp_path / "index.html"
    changed.write_text(PAGE_SHELL.read_text("utf-8").replace("<title>Streamlit", "<title>Other"))

    with pytest.raises(RuntimeError, match="Streamlit changed its page shell: title"):
        Shell(Starlette(), page_shell=changed)


def test_a_second_inline_script_stops_the_start(tmp_path):
    changed = tmp_path / "index.html"
    changed.write_text(
        PAGE_SHELL.read_text("utf-8").replace("</body>", "<script>1</script></body>")
    )

    with pytest.raises(RuntimeError, match="2 inline scripts"):
        Shell(Starlette(), page_shell=changed)
