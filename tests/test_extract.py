"""All visible text of a saved page and nothing that no reader sees, from whatever bytes; or a sentence, never more."""

import gzip
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crossbearing.extract import UnreadableError, extract
from crossbearing.extract.extracted import library
from crossbearing.quotes import words


def seen(page: str | bytes, name: str = "page.html") -> str:
    """The words of a page, joined by spaces."""
    return " ".join(words(extract(page if isinstance(page, bytes) else page.encode(), name).text))


def unreadable(data: bytes, name: str) -> str:
    with pytest.raises(UnreadableError) as refused:
        extract(data, name)
    return str(refused.value)


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>heli<b>cop</b>ter <i>was</i><em> hit</em></p>", "helicopter was hit"),
        ("<p>heli&shy;cop<wbr>ter</p>", "helicopter"),
        ("<p>A&nbsp;B &mdash; caf&eacute; &#x442;&#1072;&#1082; &amp; R&amp;D &lt;b&gt;", "a b café так r d < b >"),
        ("<p>one</p><p>two</p><div>three<div>four</div>five</div>six<br>seven", "one two three four five six seven"),
        ("<h1>Head</h1>text<blockquote>said</blockquote><pre>a\n  b</pre>", "head text said a b"),
        ("<ul><li>one<li>two</ul><ol><li>three</ol><dl><dt>four<dd>five</dl>six", "one two three four five six"),
        ("<table><caption>c</caption><tr><th>a<th>b<tr><td>1<td>2</table>", "c a b 1 2"),
        ("<table><tr><td>menu<br>home<td>The crew<p>was safe.</table>", "menu home the crew was safe"),
        ("<section>one</section><section>two</section><form>three<fieldset>four</form>", "one two three four"),
        ("<td>one<td>two<li>three<option>four", "one two three four"),
        ("He <q>said</q> so", "he said so"),
        ("<a href=x>link</a>, <button>press</button> <label>a</label><textarea>b</textarea>c", "link press a b c"),
        ("<details><summary>more</summary>of it</details><p hidden=until-found>found", "more of it found"),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "漢 kan"),
        ("<p>a<!-- not --><?php not ?>b<![CDATA[not]]>c", "abc"),
        ("<p>x² H<sub>2</sub>O 5<sup>th</sup>", "x2 h2o 5th"),
        ("<p dir=rtl>قصفت <b>الطائرة</b></p>", "قصفت الطائرة"),
    ],
)  # fmt: skip
def test_what_a_reader_sees_is_read(page: str, text: str) -> None:
    assert seen(page) == text


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>not</script>", "<style>not{}</style>", "<template>not</template>", "<noscript>not</noscript>",
        "<p hidden>not</p>", "<div hidden><b>not</b></div>", "<p style='display:none'>not</p>",
        "<span style='color: red; display: none'>not</span>", "<i style='display:none!important'>not</i>",
        "<svg><title>not</title><text>not</text></svg>",
        "<iframe>not</iframe>", "<object>not</object>", "<video>not</video>", "<audio>not</audio>",
        "<canvas>not</canvas>", "<datalist><option>not</datalist>", "<dialog>not</dialog>", "<img alt=not>",
        "<input value=not>", "<!-- not -->", "<meta name=description content=not>", "<noframes>not</noframes>",
    ],
)  # fmt: skip
def test_what_no_reader_sees_is_not_read_and_what_follows_is(unseen: str) -> None:
    assert seen(f"<p>before</p>{unseen}after<p>end</p>") == "before after end"
    assert seen(f"<p>before {unseen} after</p>") == "before after"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>x</p></body></html><p>after</p> tail", "x after tail"),
        ("<p>a<b>b<i>c</b>d</i><div>e</div>f", "abcd e f"),
        ("<table><tr><td>a<p>b</table>c<li>d", "a b c d"),
        ("plain<", "plain <"),
        ("<p a='1' a=2 =x <b>bold</b>", "bold"),
        ("<div>" * 300 + "deep" + "</div>" * 300 + "after", "deep after"),
        ("<p>a&#0;b&#xd800;c&#99999999;d &#x80; &bogus;", "a b c d € bogus"),
        ("<html><head><title>T</title><body><p>x<html><body><p>y", "t x y"),
    ],
)
def test_broken_pages_are_read_to_the_end(page: str, text: str) -> None:
    assert " ".join(word for word in seen(page).split() if word != "\ufffd") == text


def test_a_page_that_a_script_was_to_show_is_read() -> None:
    assert seen("<html hidden><body style='display:none'>text</body>") == "text"


def test_the_title_comes_first_and_is_told_apart() -> None:
    page = "<svg><title>not</title></svg><head><title> Down &amp;\n out </title></head><p>Text"
    read = extract(page.encode(), "x.html")
    assert (read.title, read.text.split("\n")[0]) == ("", "Text")
    read = extract(b"<!doctype html><title> Down &amp;\n out </title><p>Text<svg><title>not</title></svg>", "x")
    assert (read.title, read.text.strip()) == ("Down & out", "Down & out\n\nText")
    assert (read.media_type, read.extractor) == ("text/html", library("inscriptis"))


RUSSIAN = "<p>Вертолёт сбит"


@pytest.mark.parametrize(
    "page",
    [
        RUSSIAN.encode(),
        f"\ufeff{RUSSIAN}".encode(),
        f"\ufeff{RUSSIAN}".encode("utf-16-le"),
        f"\ufeff{RUSSIAN}".encode("utf-16-be"),
        f"<meta charset=windows-1251>{RUSSIAN}".encode("cp1251"),
        f"<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>{RUSSIAN}".encode("koi8-r"),
        f"<META CHARSET = 'Windows-1251' >{RUSSIAN}".encode("cp1251"),
        f"<script charset=utf-8></script><meta charset=windows-1251>{RUSSIAN}".encode("cp1251"),
        f"<script charset=koi8-r></script>{RUSSIAN}".encode(),
        f"<meta charset=windows-1251>{RUSSIAN}".encode(),
        f"<meta charset=nonsense>{RUSSIAN}".encode(),
        f"<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml'>{RUSSIAN}".encode(),
    ],
)
def test_letters_are_read_as_a_browser_reads_them(page: bytes) -> None:
    assert seen(page) == "вертолёт сбит"


def test_old_pages_in_western_letters_keep_their_quotation_marks() -> None:
    assert extract(b"<meta charset=iso-8859-1><p>\x93don\x92t\x94 caf\xe9", "x.html").text.strip() == "“don’t” café"
    assert extract(b"<p>\x93don\x92t\x94 caf\xe9", "x.html").text.strip() == "“don’t” café"


def test_one_spoilt_byte_spoils_no_more_than_itself() -> None:
    page = f"<meta charset=utf-8>{RUSSIAN}".encode()
    assert seen(page + b" \xff " + "вчера".encode()) == "вертолёт сбит \ufffd вчера"


@pytest.mark.parametrize("page", [b"", b"  \n", b"<p hidden>not</p>", b"<script>not</script>"])
def test_a_page_without_text_is_told_so(page: bytes) -> None:
    assert unreadable(page, "x.html") in (
        "no web page can be read from it; save the page again, as HTML",
        "no text is in it; save the page again, once all of it is shown",
    )


def test_a_page_nested_without_end_is_told_so() -> None:
    told = unreadable(b"<div>" * 1900 + b"deep", "x.html")
    assert told == "the page is nested too deeply to be read; save its text instead"


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"<p>a", "x.html", "text/html"),
        (b"a", "x.HTM", "text/html"),
        (b"a", "x.xhtml", "text/html"),
        (b"\xef\xbb\xbf <!DOCTYPE html>a", "page", "text/html"),
        (b"<!-- saved from url=(0022)http://a.example/ -->\r\n<HTML>a", "page", "text/html"),
        (b"<p>a", "x.txt", "text/plain"),
        (b"a < b", "page", "text/plain"),
        (b"", "page", ""),
    ],
)
def test_what_sort_of_file_it_is_shows_in_its_name_and_its_first_bytes(data: bytes, name: str, kind: str) -> None:
    if kind:
        assert extract(data, name).media_type == kind
    else:
        assert unreadable(data, name) == "no text is in it; save the page again, once all of it is shown"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_plain_text_is_itself(encoding: str) -> None:
    read = extract("Так\r\n<b>и</b> ".encode(encoding), "x.txt")
    assert (read.text, read.title, read.media_type, read.extractor) == (
        "Так\r\n<b>и</b> ", "", "text/plain", "crossbearing 1",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        ("Так".encode("cp1251"), "x.txt", "byte 0xD2 at 0 is not UTF-8; save the text as UTF-8"),
        (b"good, then \xff", "x", "byte 0xFF at 11 is not UTF-8; save the text as UTF-8"),
        (b"\xff\xfea", "x.txt", "byte 0x61 at 2 is not UTF-16; save the text as UTF-8"),
        (b"\x89PNG\r\n", "x.png", "byte 0x89 at 0 is not UTF-8; save the text as UTF-8"),
        (
            b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n<p>a",
            "x.mhtml",
            "a whole page in one file (MHTML) cannot be read; save it as HTML",
        ),
    ],
)
def test_what_is_no_text_is_told_in_an_editors_words(data: bytes, name: str, told: str) -> None:
    assert unreadable(data, name) == told


def pdf(text: str, title: str = "", *, extra: str = "") -> bytes:
    """A page that shows these lines; each letter has a number of its own, whose meaning a table in the file tells."""
    letters = sorted(set(text) - {"\n"})
    codes = {letter: f"{number:02x}" for number, letter in enumerate(letters, start=1)}
    lines = [f"<{''.join(codes[letter] for letter in line)}> Tj 0 -14 Td" for line in text.split("\n")]
    shown = f"BT /F 12 Tf 20 250 Td {' '.join(lines)} ET"
    means = "\n".join(f"<{code}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items())
    table = f"1 begincodespacerange <00> <ff> endcodespacerange {len(codes)} beginbfchar\n{means}\nendbfchar"
    return f"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length {len(shown)}>>stream
{shown}
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>endobj
6 0 obj<</Length {len(table)}>>stream
{table}
endstream endobj
7 0 obj<</Title<feff{title.encode("utf-16-be").hex()}>>>endobj
trailer<</Root 1 0 R/Info 7 0 R/Size 8{extra}>>
startxref
0
%%EOF""".encode()


def test_a_pdf_is_read_with_its_title_and_its_lines_joined() -> None:
    read = extract(pdf("The heli-\ncopter was hit,\nso\u00ad\nto speak", "A title"), "x.pdf")
    assert (read.title, read.media_type, read.extractor) == ("A title", "application/pdf", library("pypdf"))
    assert " ".join(words(read.text)) == "a title the helicopter was hit soto speak"


def test_a_pdf_in_cyrillic_is_read_whatever_its_name() -> None:
    assert seen(pdf("Вертолёт «Ми-8» сбит\nв Латакии"), "x.html") == "вертолёт ми8 сбит в латакии"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.4\nnothing more", "the PDF is damaged; save it again"),
        (pdf(" "), "the PDF holds no text, only pictures; recognise its text first"),
        (pdf("a")[:400], "the PDF is damaged; save it again"),
        (
            pdf("a", extra=f"/ID[<0><0>]/Encrypt<</Filter/Standard/V 2/R 3/P -4/O<{'0' * 64}>/U<{'0' * 64}>>>"),
            "the PDF is encrypted; print it to a new PDF first",
        ),
    ],
)  # fmt: skip
def test_a_pdf_that_cannot_be_read_is_told_so(data: bytes, told: str) -> None:
    assert unreadable(data, "x.pdf") == told


Record = tuple[str, str, bytes]
MOVED: Record = ("301 Moved Permanently", "text/html", b"<p>Moved")
PICTURE: Record = ("200 OK", "image/png", b"\x89PNG")
PAGE: Record = ("200 OK", "text/html; charset=utf-8", RUSSIAN.encode())


def warc(*records: Record, packed: bool = False, more: tuple[tuple[str, str], ...] = ()) -> bytes:
    """A web archive; an answer without a status is one of the name service."""
    file = BytesIO()
    writer = WARCWriter(file, gzip=packed)
    for status, kind, body in records:
        heads = StatusAndHeaders(status, [("Content-Type", kind), *more], protocol="HTTP/1.1") if status else None
        record = writer.create_warc_record(
            "http://a.example/" if status else "dns:a.example",
            "response",
            payload=BytesIO(body),
            http_headers=heads,
            warc_content_type=kind,
        )
        writer.write_record(record)
    return file.getvalue()


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("name", ["x.warc", "x.warc.gz", "x"])
def test_of_a_web_archive_the_page_is_read_that_was_answered_with_200(name: str, *, packed: bool) -> None:
    name_service: Record = ("", "text/dns", b"a.example 127.0.0.1")
    data = warc(name_service, MOVED, PICTURE, ("404 Not Found", "text/html", b"<p>no"), PAGE, PAGE, packed=packed)
    read = extract(data, name)
    assert (" ".join(words(read.text)), read.media_type) == ("вертолёт сбит", "application/warc")
    assert read.extractor == f"{library('warcio')}, {library('inscriptis')}"


@pytest.mark.parametrize(
    "record",
    [
        ("200 OK", "text/html; charset=windows-1251", RUSSIAN.encode("cp1251")),
        ("200 OK", 'Text/HTML;charset="Windows-1251"', RUSSIAN.encode("cp1251")),
        ("200 OK", "text/html; charset=nonsense", RUSSIAN.encode()),
        ("200 OK", "text/html", f"<meta charset=koi8-r>{RUSSIAN}".encode("koi8-r")),
        ("200 OK", "application/xhtml+xml", RUSSIAN.encode()),
        ("200 OK", "text/plain; charset=windows-1251", "Вертолёт сбит".encode("cp1251")),
        ("200 OK", "application/pdf", pdf("Вертолёт сбит")),
    ],
)
def test_what_the_server_said_of_its_letters_counts(record: Record) -> None:
    assert seen(warc(record), "x.warc") == "вертолёт сбит"


def test_a_packed_answer_is_unpacked() -> None:
    assert (
        seen(warc((*PAGE[:2], gzip.compress(PAGE[2], mtime=0)), more=(("Content-Encoding", "gzip"),)), "x")
        == "вертолёт сбит"
    )


NO_PAGE = "the web archive (WARC) holds no page that was answered with 200"
DAMAGED = "the web archive (WARC) is damaged; save it again"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (warc(MOVED), NO_PAGE),
        (warc(PICTURE), NO_PAGE),
        (warc(("200 OK", "text/html", b" ")), NO_PAGE),
        (b"", NO_PAGE),
        (b"WARC/", DAMAGED),
        (b"no archive", DAMAGED),
        (gzip.compress(b"no archive", mtime=0), DAMAGED),
        (b"\x1f\x8b\x08no gzip", DAMAGED),
        (
            warc(PAGE, more=(("Content-Encoding", "br"),)),
            "the page in the web archive (WARC) is packed as br; save it again without",
        ),
        (warc(("200 OK", "application/pdf", b"%PDF-")), "the PDF is damaged; save it again"),
    ],
)
def test_a_web_archive_without_a_page_is_told_so(data: bytes, told: str) -> None:
    assert unreadable(data, "x.warc") == told


GOOD = {
    "x.html": f"<!doctype html><meta charset=utf-8><title>T</title><table><tr><td>a<ol><li>b</table>{RUSSIAN}".encode(),
    "x.pdf": pdf("The heli-\ncopter", "A title"),
    "x.warc": warc(MOVED, PAGE),
    "x.warc.gz": warc(MOVED, PAGE, packed=True),
    "x.txt": "Так и сяк".encode("utf-16"),
}


def is_read_or_told(data: bytes, name: str) -> None:
    try:
        told = extract(data, name).text
    except UnreadableError as error:
        told = str(error)
        assert told[-1].isalnum()
        assert "\n" not in told
    assert told.strip()


@given(
    st.binary(max_size=300),
    st.sampled_from([*GOOD, "x"]),
    st.sampled_from([b"", b"%PDF-1.4\n", b"WARC/1.0\r\n", b"<html>", b"\x1f\x8b"]),
)
def test_any_bytes_are_read_or_told_in_one_sentence(data: bytes, name: str, start: bytes) -> None:
    is_read_or_told(start + data, name)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(GOOD)), st.data())
def test_any_damage_to_a_file_is_read_or_told_in_one_sentence(name: str, data: st.DataObject) -> None:
    damaged = GOOD[name]
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(damaged)))
        end = start + data.draw(st.integers(0, 20))
        other = data.draw(st.integers(0, len(damaged)))
        damaged = (
            damaged[:start]
            + data.draw(st.sampled_from([b"", b"\0", b"<<", damaged[other : other + 30]]))
            + damaged[end:]
        )
    is_read_or_told(damaged, name)
