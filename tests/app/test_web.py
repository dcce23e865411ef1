import asyncio
import gzip
import json
import re
import shutil
import subprocess
import unicodedata
import urllib.error
import urllib.request
from collections import Counter
from pathlib import Path
from urllib.parse import urljoin

import pytest
import streamlit
from starlette.responses import PlainTextResponse

from app import web
from app.menu import SCREENS
from tests.browser.server import ROOT, serve

STREAMLIT = Path(streamlit.__file__).parent / "static"
SCRIPT = ROOT / "app" / "static" / "vietnamese.js"
ADDRESSES = [f"/{screen.address}" for screen in SCREENS]
PAGE = "text/html,application/xhtml+xml,*/*;q=0.8"


async def inner(scope, receive, send):
    """Stands for Streamlit: says that it was asked, and sets a header of ours on its own."""
    await PlainTextResponse("Streamlit", headers={"referrer-policy": "origin"})(
        scope, receive, send
    )


def site(app=inner):
    """An app inside MIDDLEWARE."""
    for middleware in reversed(web.MIDDLEWARE):
        app = middleware.cls(app, *middleware.args, **middleware.kwargs)
    return app


def ask(app, path, method="GET", server=("127.0.0.1", 8501), **headers):
    """One request without a server: the status, the headers (each once) and the body."""
    sent = []
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "server": server,
        "headers": [(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()],
    }

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    start, *bodies = sent
    named = [(name.decode(), value.decode()) for name, value in start["headers"]]
    assert len(dict(named)) == len(named)
    return start["status"], dict(named), b"".join(message["body"] for message in bodies)


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/", {}, 200),
        ("/mo-hinh", {"accept_encoding": "gzip"}, 200),
        ("/khong-co", {"accept": PAGE}, 404),
        ("/_stcore/metrics", {}, 404),
        ("/_stcore/health", {}, 200),
    ],
)
def test_every_kind_of_answer_has_the_safe_headers(path, headers, status):
    answered, sent, _ = ask(site(), path, **headers)
    assert answered == status
    assert {name: sent[name.lower()] for name in web.HEADERS} == web.HEADERS


def test_nothing_is_evaluated_and_nothing_comes_from_elsewhere():
    policy = web.HEADERS["Content-Security-Policy"]
    assert "unsafe-eval" not in policy
    assert "http" not in policy
    assert "*" not in policy
    assert policy.startswith("default-src 'self'; ")


def test_metrics_are_closed_for_every_method():
    for method in ("GET", "HEAD", "POST", "OPTIONS"):
        assert ask(site(), "/_stcore/metrics", method)[0] == 404
    assert ask(site(), "/_stcore/metrics/", accept=PAGE)[0] == 404


def test_unknown_address_is_404_and_lists_the_screens():
    status, headers, body = ask(site(), "/khong-co/gi", accept=PAGE)
    page = body.decode()
    assert status == 404
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert headers["content-length"] == str(len(body))
    assert '<html lang="vi">' in page
    assert "<title>Không tìm thấy trang · Cuộc vận động Kon Rẫy</title>" in page
    assert "Không tìm thấy địa chỉ <code>/khong-co/gi</code> – " in page
    assert re.findall(r'<a href="(.*?)">(.*?)</a>', page) == [
        ("/", "Tổng quan"),
        ("/co-gi-moi", "Có gì mới"),
        ("/mo-hinh", "Mô hình"),
        ("/hu-tuc", "Hủ tục, phong tục"),
        ("/chi-tieu", "Chỉ tiêu"),
        ("/tuyen-truyen", "Tuyên truyền"),
        ("/phoi-hop", "Phối hợp"),
        ("/ho-so-xa", "Hồ sơ xã"),
        ("/nhiem-vu", "Nhiệm vụ"),
        ("/phan-tich", "Phân tích"),
        ("/nhap-so-lieu", "Nhận số liệu"),
        ("/che-do-bao-cao", "Chế độ báo cáo"),
        ("/bao-cao", "Báo cáo"),
        ("/trinh-chieu", "Trình chiếu"),
        ("/van-ban", "Văn bản"),
        ("/nguon", "Nguồn số liệu"),
    ]
    assert "<script" not in page
    assert "$" not in page
    assert unicodedata.is_normalized("NFC", page)


def test_unknown_address_is_escaped_and_cut():
    path = '/<script>alert("x")</script>&$links' + "a" * 100
    shown = "/&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;$links" + "a" * 45 + "…"
    page = ask(site(), path, accept=PAGE)[2].decode()
    assert f"<code>{shown}</code>" in page
    assert "<script" not in page
    assert "<code>/" + "a" * 79 + "</code>" in ask(site(), "/" + "a" * 79, accept=PAGE)[2].decode()


def test_head_of_an_unknown_address_has_the_length_and_no_body():
    status, headers, body = ask(site(), "/khong-co", "HEAD", accept=PAGE)
    assert (status, body) == (404, b"")
    assert headers == ask(site(), "/khong-co", accept=PAGE)[1]


@pytest.mark.parametrize(
    "path",
    [
        "/favicon.png",
        "/manifest.json",
        "/static/js/index.js",
        "/media/abc.csv",
        "/component/x/index.html",
        "/app/static/vietnamese.js",
        "/_stcore/health",
        "/mo-hinh/_stcore/health",
        "/mo-hinh/_stcore/host-config",
        "/oauth2callback",
        "/auth/login",
        "/mo-hinh/",
        "//mo-hinh",
    ],
)
def test_what_is_streamlits_goes_to_streamlit(path):
    assert ask(site(), path, accept=PAGE)[2] == b"Streamlit"


def test_only_readers_of_pages_are_told_in_vietnamese():
    assert ask(site(), "/khong-co", accept="*/*")[2] == b"Streamlit"
    assert ask(site(), "/khong-co")[2] == b"Streamlit"
    assert ask(site(), "/khong-co", "POST", accept=PAGE)[2] == b"Streamlit"
    assert ask(site(), "/mo-hinh", "POST", accept=PAGE)[2] == b"Streamlit"


def test_websocket_and_lifespan_pass():
    seen = []

    async def listen(scope, receive, send):
        seen.append(scope["type"])

    for kind in ("websocket", "lifespan"):
        asyncio.run(site(listen)({"type": kind, "path": "/_stcore/metrics"}, None, None))
    assert seen == ["websocket", "lifespan"]


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_screen_is_streamlits_page_in_vietnamese(path):
    status, headers, body = ask(site(), path, accept=PAGE)
    page = body.decode()
    assert status == 200
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert headers["content-length"] == str(len(body))
    assert headers["cache-control"] == "no-cache"
    assert "content-encoding" not in headers
    assert page.count('<html lang="vi">') == page.count("<html") == 1
    assert "<title>Cuộc vận động Kon Rẫy</title>" in page
    assert "Hãy bật JavaScript" in page
    assert re.search(r'rel="shortcut icon" href="\./app/static/icon\.png\?v=', page)
    assert "Reading this without a browser" not in page
    script = r'<script src="\./app/static/{}\.js\?v=[0-9a-f]{{8}}" defer></script>\s*'
    scripts = ("vietnamese", "lost_server", "waiting")
    ours = "".join(map(script.format, scripts)) + "</head>"
    assert re.search(ours, page)


def test_the_rest_of_streamlits_page_is_untouched():
    def assets(page):
        return set(re.findall(r'(?:src|href)="\./(static/[^"]+)"', page))

    original = (STREAMLIT / "index.html").read_text(encoding="utf-8")
    translated = web.translated_index().decode()
    assert assets(translated) == assets(original)
    assert '<div id="root"></div>' in translated


def test_head_of_a_screen_has_the_length_and_no_body():
    status, headers, body = ask(site(), "/chi-tieu", "HEAD", accept=PAGE)
    assert (status, body) == (200, b"")
    assert headers == ask(site(), "/chi-tieu", accept=PAGE)[1]


def test_gzip_for_browsers_that_take_it():
    plain = ask(site(), "/nguon", accept=PAGE)[2]
    status, headers, body = ask(site(), "/nguon", accept=PAGE, accept_encoding="br, gzip")
    assert status == 200
    assert headers["content-encoding"] == "gzip"
    assert headers["vary"] == "Accept-Encoding"
    assert headers["content-length"] == str(len(body))
    assert len(body) < len(plain) / 2
    assert gzip.decompress(body) == plain


def test_a_page_the_browser_has_is_not_sent_again():
    etag = ask(site(), "/")[1]["etag"]
    for known in (etag, f'"other", {etag}', etag.removeprefix("W/")):
        status, headers, body = ask(site(), "/", if_none_match=known)
        assert (status, body, headers["etag"]) == (304, b"", etag)
        assert "content-length" not in headers
    assert ask(site(), "/", if_none_match='W/"other"')[0] == 200
    # Streamlit's file may be older than our words in it: its date says nothing.
    assert ask(site(), "/", if_modified_since="Fri, 01 Jan 2100 00:00:00 GMT")[0] == 200


def test_base_path(monkeypatch):
    monkeypatch.setattr(web.st, "get_option", {"server.baseUrlPath": "/theo-doi/"}.get)
    app = site()
    assert ask(app, "/theo-doi/", accept=PAGE)[0] == 200
    assert ask(app, "/theo-doi/mo-hinh", accept=PAGE)[0] == 200
    assert ask(app, "/theo-doi", accept=PAGE)[2] == b"Streamlit"
    assert ask(app, "/theo-doi/static/js/index.js", accept=PAGE)[2] == b"Streamlit"
    assert ask(app, "/theo-doi/mo-hinh/_stcore/health", accept=PAGE)[2] == b"Streamlit"
    assert ask(app, "/theo-doi/_stcore/metrics")[0] == 404
    for path in ("/", "/mo-hinh", "/theo-doix", "/theo-doi/khong-co", "/static/js/index.js"):
        status, _, body = ask(app, path, accept=PAGE)
        assert status == 404
        assert '<a href="/theo-doi/mo-hinh">' in body.decode()


def test_a_page_of_another_streamlit_stops_the_start(monkeypatch, tmp_path):
    (tmp_path / "static").mkdir()
    page = (STREAMLIT / "index.html").read_text(encoding="utf-8").replace('"en"', '"en-US"')
    (tmp_path / "static" / "index.html").write_text(page, encoding="utf-8")
    monkeypatch.setattr(web.st, "__file__", str(tmp_path / "__init__.py"))
    with pytest.raises(ValueError, match=r'<html lang="en">\S 0 times'):
        site()


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Streamlit itself inside MIDDLEWARE; nobody opens a page, so no figures are needed."""
    home = tmp_path_factory.mktemp("web")
    launcher = home / "launch.py"
    launcher.write_text(
        "import streamlit as st\n"
        "from app.web import MIDDLEWARE\n"
        f"app = st.App({str(ROOT / 'app' / 'main.py')!r}, middleware=MIDDLEWARE)\n",
        encoding="utf-8",
    )
    with serve(home, str(launcher)) as address:
        yield address


def fetch(address, **headers):
    """A browser's request, redirects followed: the status, the headers and the body."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        answer = urllib.request.urlopen(urllib.request.Request(address, headers=named), timeout=120)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        return answer.status, answer.headers, answer.read()


def test_streamlit_serves_all_the_page_names(server):
    for path in ("/", "/mo-hinh"):
        status, headers, body = fetch(server + path, accept=PAGE)
        assert (status, int(headers["content-length"])) == (200, len(body))
        linked = re.findall(r'(?:src|href)="(\./(?:static|app)/[^"]+)"', body.decode())
        ours = [link for link in linked if link.startswith("./app/")]
        assert [link.partition("?")[0] for link in ours[-4:]] == [
            "./app/static/style.css",
            "./app/static/vietnamese.js",
            "./app/static/lost_server.js",
            "./app/static/waiting.js",
        ]
        for link in [*ours, next(link for link in linked if "/js/index." in link)]:
            file = link.partition("?")[0].removeprefix("./")
            folder = ROOT if file.startswith("app/") else STREAMLIT
            status, headers, body = fetch(urljoin(server + path, link))
            assert (status, body) == (200, (folder / file).read_bytes())
            assert headers["x-content-type-options"] == "nosniff"


def test_streamlit_answers_as_without_us(server):
    assert fetch(f"{server}/_stcore/health")[2] == b"ok"
    assert fetch(f"{server}/_stcore/host-config")[0] == 200
    assert fetch(f"{server}/mo-hinh/_stcore/health", accept=PAGE)[::2] == (404, b"Not Found")
    assert fetch(f"{server}/favicon.png", accept=PAGE)[1]["content-type"] == "image/png"
    assert fetch(f"{server}/mo-hinh/", accept=PAGE)[2] == fetch(f"{server}/mo-hinh")[2]
    assert fetch(f"{server}/_stcore/metrics")[0] == 404
    status, headers, body = fetch(f"{server}/khong-co", accept=PAGE, accept_encoding="gzip")
    assert (status, int(headers["content-length"])) == (404, len(body))
    assert "Không tìm thấy trang" in body.decode()


@pytest.fixture(scope="module")
def words():
    """The word list of vietnamese.js, which is JSON but for its comments."""
    block = re.search(r"const WORDS = (\{.*?\n  \});", SCRIPT.read_text(encoding="utf-8"), re.S)[1]
    pairs = json.loads(re.sub(r"(?m)^\s*//.*", "", block), object_pairs_hook=list)
    assert [word for word, times in Counter(word for word, _ in pairs).items() if times > 1] == []
    return dict(pairs)


@pytest.fixture(scope="module")
def patterns():
    """The patterns of vietnamese.js with what stands for them."""
    script = SCRIPT.read_text(encoding="utf-8")
    block = re.search(r"const PATTERNS = \[(.*?)\n  \];", script, re.S)[1]
    found = re.findall(r'\[/(.+)/,\s*"(.+)"\]', block)
    assert len(found) == block.count("[/")
    return [(re.compile(pattern), vietnamese) for pattern, vietnamese in found]


def test_every_translation_is_nfc_and_says_something_else(words, patterns):
    assert len(words) > 150
    for english, vietnamese in [*words.items(), *patterns]:
        assert vietnamese.strip()
        assert unicodedata.is_normalized("NFC", vietnamese)
        assert english != vietnamese


def test_no_translation_is_translated_again(words, patterns):
    for vietnamese in [*words.values(), *(vietnamese for _, vietnamese in patterns)]:
        assert vietnamese.strip() not in words
        assert not any(pattern.search(vietnamese) for pattern, _ in patterns)


def test_every_word_is_one_of_streamlits(words):
    frontend = "".join(file.read_text(encoding="utf-8") for file in STREAMLIT.rglob("*.js"))
    composed = {"Press Enter to apply", "Press Enter to submit form", "Press Ctrl+Enter to apply"}
    assert {english for english in words if english not in frontend} == composed


def test_patterns_keep_what_they_find(patterns):
    def translate(text):
        for pattern, vietnamese in patterns:
            if pattern.search(text):
                return pattern.sub(vietnamese.replace("$", "\\"), text)
        return text

    assert translate("View 3 more") == "Xem thêm 3 trang"
    assert translate("2 of 15 results") == "2 trong 15 kết quả"
    assert translate("1 of over 1000") == "1 trong 1000 kết quả"
    assert translate("Remove Đăk Kôi") == "Bỏ Đăk Kôi"
    assert translate("Help for Tỷ lệ hộ nghèo") == "Giải thích: Tỷ lệ hộ nghèo"
    assert translate("1MB per file") == "Mỗi tệp tối đa 1MB"
    assert translate("Khoảng — end") == "Khoảng: đến"
    assert translate("Mô hình 12 of") == "Mô hình 12 of"


def test_the_script_is_sound():
    script = SCRIPT.read_text(encoding="utf-8")
    code = re.sub(r"//.*|\"(?:[^\"\\]|\\.)*\"|(?<=\[)/.+/,", "", script)
    assert [code.count(left) - code.count(right) for left, right in ("()", "{}", "[]")] == [0] * 3
    assert code.strip().startswith("(() => {")
    assert code.strip().endswith("})();")
    if node := shutil.which("node"):
        subprocess.run([node, "--check", SCRIPT], check=True, timeout=30)
