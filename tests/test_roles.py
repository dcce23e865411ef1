"""Who may write: whoever sits at this computer, and nobody where others could reach the server."""

import tomllib

import pytest

from app import roles
from tests.app.test_web import ask, site
from tests.browser.server import ROOT


@pytest.fixture(autouse=True)
def forget(monkeypatch):
    """What one test found out about the server is not true for the next."""
    monkeypatch.setattr(roles, "_reached_from_outside", False)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.2", "::1", "localhost", "unix:///run/x"])
def test_whoever_sits_at_this_computer_may_write(listen, address):
    listen(address)
    assert roles.may_write()
    assert roles.explain_refusal() == ""


@pytest.mark.parametrize(
    "address",
    [None, "", "0.0.0.0", "::", "192.168.1.5", "fe80::1", "kon-ray.example", "127.0.0.1.example"],
)
def test_on_any_other_address_nobody_may(listen, address):
    listen(address)
    assert not roles.may_write()
    assert roles.explain_refusal() == roles.READING_ONLY


def test_as_it_comes_the_server_listens_to_this_computer():
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["server"]["address"] == "127.0.0.1"


@pytest.mark.parametrize(
    ("server", "may"),
    [
        (("127.0.0.1", 8501), True),
        (("::1", 8501), True),
        (("/run/konray.sock", None), True),
        (None, True),
        (("192.168.1.5", 8501), False),
        (("10.0.0.2", 80), False),
    ],
)
def test_a_server_that_others_reached_is_for_reading_from_then_on(server, may):
    ask(site(), "/_stcore/health", server=server)
    assert roles.may_write() is may
    ask(site(), "/_stcore/health", server=("127.0.0.1", 8501))
    assert roles.may_write() is may


def test_uploads_are_closed_where_nobody_may_write(listen):
    path = "/_stcore/upload_file/session/file"
    assert ask(site(), path, "PUT")[0] == 200
    listen("0.0.0.0")
    status, _, body = ask(site(), path, "PUT")
    assert (status, body.decode()) == (403, roles.READING_ONLY)
