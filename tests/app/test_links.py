"""Names of communes as links: which are, which are not, and where they lead."""

import re

from app.links import MANY, link_names

LINK = '<a class="name" href="./ho-so-xa?quy=2024-Q2&amp;xa={unit}">{text}</a>'


def link(unit, text):
    return LINK.format(unit=unit, text=text)


def test_a_name_within_a_text_and_one_that_stands_alone(view):
    html = "<li>Xã Đăk Pne còn 45 hộ; xã Đăk Ruồng không.</li><th>Đăk\N{NO-BREAK SPACE}Rve</th>"
    assert link_names(html, view) == (
        f"<li>{link('dak-pne', 'Xã Đăk Pne')} còn 45 hộ; {link('dak-ruong', 'xã Đăk Ruồng')} "
        f"không.</li><th>{link('dak-rve', 'Đăk' + chr(160) + 'Rve')}</th>"
    )


def test_attributes_links_and_other_words_stay(view):
    html = '<td title="xã Đăk Pne">Cầu Đăk Pne, xã Đăk Pneu</td><a href="x">xã Đăk Pne</a>'
    assert link_names(html, view) == html


def test_the_longer_of_two_names_is_not_the_shorter_one(view):
    two = view._replace(commune_labels={"a": "xã Mẫu 1", "b": "xã Mẫu 10"})
    assert link_names("<p>xã Mẫu 10, xã Mẫu 1.</p>", two) == (
        f"<p>{link('b', 'xã Mẫu 10')}, {link('a', 'xã Mẫu 1')}.</p>"
    )


def test_a_name_is_taken_as_it_is_written(view):
    odd = view._replace(commune_labels={"a": "xã <b> & (c"})
    assert link_names("<p>xã &lt;b&gt; &amp; (c</p>", odd) == (
        f"<p>{link('a', 'xã &lt;b&gt; &amp; (c')}</p>"
    )


def test_of_a_country_no_text_is_searched(view):
    labels = {f"xa-{n}": f"xã {n}" for n in range(MANY + 1)}
    assert link_names("<p>xã 1</p>", view._replace(commune_labels=labels)) == "<p>xã 1</p>"


def test_what_is_chosen_is_kept(view):
    html = link_names("<p>xã Đăk Pne</p>", view._replace(comparison="last_year", as_reported="x"))
    [address] = re.findall('href="(.*?)"', html)
    assert address == ("./ho-so-xa?quy=2024-Q2&amp;so_sanh=cung-ky&amp;xa=dak-pne&amp;ban=khi-chot")
