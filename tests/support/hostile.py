"""Text that strangers could send to do harm, by what it is meant for."""

HOSTILE = {
    "shell": "$(touch pwned) `touch pwned` ; touch pwned && touch pwned\n\"'; touch pwned #",
    "expression": "${{ github.token }} ${{ secrets.GITHUB_TOKEN }}",
    "workflow command": "::set-output name=x::y\n::add-mask::x\n::stop-commands::x",
    "heredoc": "EOF\ntouch pwned\nEOF\n__EOF__",
    "YAML": "- !!python/object/apply:os.system ['touch pwned']\n--- \ntitle: *x\n'\"",
    "Markdown": "@everyone @a/team #1 GH-2 list/of-papers#3 [x](javascript:alert(1)) ![i](https://x.test/i.png)",
    "entities": "&#64;everyone &#x40;everyone &commat;everyone &#0000064;everyone &num;1 &#35;1",
    "fences": "```\n````\n~~~\n`````` x\n</details>\n<!-- site_builder: report -->",
    "HTML": "<script>alert(1)</script><img src=x onerror=alert(1)><!-- hidden -->",
    "path": "../../../.github/workflows/ci.yml\n/etc/passwd\ncontent/papers/../../x\x00y",
    "bidi": "safe \u202egnp.exe\u202c \u2066x\u2069 \u200bzero\u200d\ufeff width",
    "homoglyph": "\u0430r\u03a7iv.org/abs/2305.14314 \uff12\uff13\uff10\uff15.14314",
    "option": "--help\n-rf /\n--output=/etc/passwd",
    "long": "a" * 300_000,
    "many lines": "x\n" * 100_000,
    "control": "\x1b[2J\x1b]0;title\x07 \x08\x0c\x7f",
}
