"""Texts that try to get something past the reader, and Hypothesis strategies that make more of them."""

from hypothesis import strategies as st

ATTACKS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<<b>img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>", "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<iframe src=javascript:alert(1)>", "<a href=javascript:alert(1)>x</a>", "<a href='java\tscript:alert(1)'>x</a>",
    "[x](javascript:alert(1))", "[x](javascript:alert((1)))", "[x](JaVaScRiPt:alert(1))", "[x](java\nscript:alert(1))",
    "[x](<javascript:alert(1)>)", "[x](&#106;avascript:alert(1))", "[x](javascript&colon;alert(1))", "[x](%6aavascript:alert(1))",
    "[x](\x01javascript:alert(1))", "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x](vbscript:msgbox(1))", "[x](//evil.example)",
    "[x](\\\\evil.example)", "[x](/\\evil.example)", "[x](https:evil)", "![x](javascript:alert(1))", "![x](//evil.example/x.png)",
    "![x](https://evil.example/x.png)", "[x]\n\n[x]: javascript:alert(1)", "> [x]: javascript:alert(1)\n\n[x]",
    "- [x]: javascript:alert(1)\n\n[x]", "!!! note\n    [x]: javascript:alert(1)\n\n[x]", "[^1]: [x]: javascript:alert(1)\n\n[x][^1]",
    "<javascript:alert(1)>", "`a``<script>alert(1)</script>`", "``a`<script>alert(1)</script>``", '```"><script>alert(1)</script>\nx\n```',
    "```x` y\n<script>alert(1)</script>\n```", '~~~ ` "onload=alert(1)\n<b>\n~~~', "| a |\n|---|\n| ~~~<script>alert(1)</script> |",
    "| a | b |\n|---|---|\n| `x | <script>alert(1)</script>` |", "<!-- --><script>alert(1)</script><!-- -->", "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>", "<?php <script>alert(1)</script> ?>", '<!DOCTYPE html [<!ENTITY x "y">]>',
    "<abbr title='\"><script>alert(1)</script>'>x</abbr>", "<span lang='\" onclick=alert(1) x=\"'>x</span>", "<b onclick=alert(1)>x</b>",
    "<b/onclick=alert(1)>x</b>", "<b\nonclick=alert(1)>x</b>", "<details ontoggle=alert(1) open><summary>x</summary>y</details>",
    "<details open onclick=alert(1)>\n<summary>x</summary>\ny\n</details>", "<summary onclick=alert(1)>x</summary>",
    "{: onclick=alert(1) }", 'x\n{: onclick="alert(1)" }', "# x {onclick=alert(1)}", "![a](b.png){ onload=alert(1) width=5 }",
    "[x](a.md){: target=_blank onclick=alert(1) }", "[a](b 'x\" onclick=\"alert(1)')", "[a](b \"x' onclick='alert(1)\")", '*[<b>]: "><script>\n<b>',
    '*[KPI]: "><script>alert(1)</script>\n\nKPI', '!!! "><script>alert(1)</script>\n    x', '!!! x" onclick=alert(1) "<script>"\n    x',
    '=== "<script>alert(1)</script>"\n    x', "[[a|<script>alert(1)</script>]]", "[[<script>]]", "[[a]](javascript:alert(1))",
    "[![x](javascript:alert(1))](javascript:alert(2))", '[x](<https://a.example/" onclick="alert(1)>)', '<https://a.example/"onclick=alert(1)>',
    "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;", "</p><script>alert(1)</script>", "</div></section>x",
    "<style>*{display:none}</style>", "<link rel=stylesheet href=//evil.example>", "<base href=//evil.example>", "<meta http-equiv=refresh content=0>",
    "<form action=//evil.example><input name=a></form>", "<object data=x></object>", "<embed src=x>", "<video src=x onerror=alert(1)>",
    "<textarea><script>alert(1)</script></textarea>", "<title><b></title>", '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<template><script>alert(1)</script></template>", "<plaintext>x", "<xmp><b></xmp>", "<b><i></b></i>", "<b>*x</b>*", "*<b>x*</b>", "[<b>x](a.md)</b>",
    "# <script>alert(1)</script>", "<h1 id=x>y</h1>", "\ufeff<script>alert(1)</script>", "\u202e<b>x</b>", "\ue0000\ue001", "<!-- chart-1 -->", "<scr<script>ipt>",
)  # fmt: skip

AROUND = (
    "{}", "Words {} words", "# {}", "- {}", "1. {}", "> {}", "| a | b |\n|---|---|\n| {} | x |", '!!! note "{}"\n    x', "!!! note\n    {}",
    '??? tip "x"\n    {}', '=== "{}"\n    {}', "Term\n:   {}", "x[^1]\n\n[^1]: {}", "*{}*", "**{}**", "[{}](a.md)", "![{}](a.png)", "[[a|{}]]", "`{}`",
    "<b>{}</b>", "<details>\n<summary>{}</summary>\n{}\n</details>", "*[KPI]: {}\n\nKPI",
)  # fmt: skip

PIECES = """
<script> </script> <img src=x onerror=alert(1)> <svg onload=alert(1)> <a href=javascript:alert(1)> </a> <b> </b> <i <kbd> </kbd> <sub>
</sub> <abbr title="x"y"> <abbr title='"><u>'> </abbr> <span lang=pl> <span lang='"onclick=1'> </span> <br> <br/> <details> <details open>
</details> <summary> </summary> <!-- --> <![CDATA[ ]]> <?php ?> <style> </style> <math><mtext> <table><td> </td> <p> </p> <div> </div> < > &
&lt; &#60;script&#62; &colon; &Tab; &quot; " ' ` `` ``` ~~~ ~~ * ** *** _ __ [ ] ( ) ![ ]( ](javascript:alert(1)) ](<javascript:a b>)
](data:text/html,x) ](//host) ](/\\host) ](ht&#9;tp://x) ](JaVaScRiPt&colon;x) ](https://x.pl/ł_"onx=") ](a%20b.md) ](x "ti"tle") ](x 'a"b')
<javascript:alert(1)> <https://x.pl> <a@b.pl> [[a]] [[a|b]] [[a\\|b]] [[a|<b>]] [[ ]] [^1] [^1]: [x] [x]: *[w]: { } {:.x} { width=50 }
{ width="5" onload=x } {#id} { .no-glossary } {: onclick=x } !!! ??? ???+ === note "t" "<b>" - + 1. 9) # ## ====== ------ --- > >> | || \\| |---|
:--: : ~ \\ \\< \\[ \\` $ @ %% {{x}} {%x%} w domu Łódź 12 % vegalite mermaid python
""".split()  # noqa: SIM905  # as they would stand in a text
BLANKS = (
    "",
    "",
    " ",
    " ",
    "\n",
    "\n\n",
    "\n    ",
    "\n  ",
    "\n> ",
    "\n- ",
    "\n| ",
    " | ",
    "\n|---|---|\n",
    "\t",
    "\n\n    ",
    "\u00a0",
    "\u2028",
    "\u0000",
)

hostile = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(BLANKS)), max_size=28).map(
    lambda pieces: "".join(piece + blank for piece, blank in pieces)
)


class Words:
    """Markdown whose words are numbered in the order in which a reader meets them; `draw` chooses."""

    def __init__(self, draw):
        self.draw = draw
        self.count = 0

    def word(self):
        self.count += 1
        return f"w{self.count}x"

    def filled(self, form):
        while "{}" in form:
            form = form.replace("{}", self.word(), 1)
        return form

    def line(self):
        forms = self.draw(st.lists(st.sampled_from(LINE_FORMS), min_size=1, max_size=4))
        return " ".join(self.filled(form) for form in forms)

    def inner(self, indent, depth):
        return "\n".join((indent + line).rstrip() for line in self.blocks(depth + 1, 2).split("\n"))

    def block(self, depth):  # noqa: PLR0912  # a branch a form
        kind = self.draw(st.sampled_from(BLOCK_FORMS if depth < 3 else ("line", "head", "table")))
        match kind:
            case "head":
                return "#" * self.draw(st.integers(1, 4)) + " " + self.line()
            case "list":
                return f"- {self.line()}\n- {self.line()}\n\n" + self.inner("  ", depth)
            case "tasks":
                return f"- [ ] {self.line()}\n- [x] {self.line()}"
            case "quote":
                return self.inner("> ", depth)
            case "table":
                head = f"| {self.line()} | `{self.word()} | {self.word()}` |\n|---|--:|\n"
                return head + "\n".join(
                    f"| {self.line()} | {self.line()} \\| {self.word()} | {self.word()}" for _ in range(2)
                )
            case "fence":
                return f"```py\n{self.word()} <b> {self.word()}\n```"
            case "code":
                return f"    {self.word()}\n    {self.word()}"
            case "box":
                return f'!!! note "{self.line()}"\n' + self.inner("    ", depth)
            case "fold":
                return f'??? note "{self.word()}"\n' + self.inner("    ", depth)
            case "tabs":
                one, two = self.word(), self.word()
                return f'=== "{one}"\n    \n=== "{two}"\n' + self.inner("    ", depth) + "\n\n" + self.line()
            case "details":
                return f"<details>\n<summary>{self.line()}</summary>\n\n" + self.inner("", depth) + "\n\n</details>"
            case "definition":
                return f"{self.line()}\n:   {self.line()}"
            case "terms":
                return f"{self.line()}\n:   {self.line()}\n:   {self.line()}\n\n" + self.inner("    ", depth)
            case "unused":
                return f"[{self.word()}]: {self.word()} '{self.word()}'\n*[{self.word()}]: {self.word()}"
            case "table in list":
                return f"- {self.line()}\n\n    | {self.word()} | {self.line()} |\n    |---|---|\n    | {self.line()} |"
            case "titled":
                return f"~~~py {self.word()} '{self.word()}'\n{self.word()}\n~~~"
            case "html":
                return f"<div class=x>\n{self.line()}\n</div>"
            case "deep":
                return "> " * self.draw(st.integers(1, 60)) + self.line()
        return self.line()

    def blocks(self, depth=0, most=5):
        return "\n\n".join(self.block(depth) for _ in range(self.draw(st.integers(1, most))))


LINE_FORMS = (
    "{}", "{}", "*{}*", "**{}**", "~~{}~~", "`{}`", "[{}](a.md)", "[{}](javascript:x)", "<b>{}</b>", "<sub>{}</sub>", "<font>{}</font>", "***{}***",
    "{}\\*", "[[id|{}]]", "**{}<br>{}**", "[{}](<a_b.md>)", "_{}_", "<kbd>{} &amp;_{}_", "[{}]", "![{}](//x/y.png)", "2*{}", "&lt;{}&gt;", "{}<!--c-->", "{}{ .x }", "{}  \n{}", "{}\\\n{}", "{}&nbsp;{}", "🎯{}", "[![{}](//x/y.png)](a.md)", "[{}][r]",
)  # fmt: skip
BLOCK_FORMS = (
    "line",
    "line",
    "head",
    "list",
    "tasks",
    "quote",
    "table",
    "fence",
    "code",
    "box",
    "fold",
    "tabs",
    "details",
    "definition",
    "html",
    "deep",
    "terms",
    "unused",
    "table in list",
    "titled",
)


@st.composite
def numbered(draw):
    """Make a text of numbered words, and return it with how many there are."""
    words = Words(draw)
    return words.blocks(), words.count
