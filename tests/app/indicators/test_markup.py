"""What an indicator is, as HTML."""

from app.indicators.markup import write_indicator


def test_every_word_is_escaped():
    told = write_indicator("<b>A & B</b>", "<script>1</script>", "“x” < y", False)
    assert told == (
        '<section class="indicator"><h2>&lt;b&gt;A &amp; B&lt;/b&gt;</h2>'
        '<p class="text">&lt;script&gt;1&lt;/script&gt;</p>'
        '<p class="small">“x” &lt; y</p></section>'
    )


def test_what_was_picked_is_marked():
    told = write_indicator("A", "", "", True)
    assert told == '<section class="indicator picked"><h2>A</h2></section>'
