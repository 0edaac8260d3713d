"""A secret is compared in a time that tells nothing of it, or its digest is looked up (A01)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.house.pages import ROOT

PACKAGE = ROOT / "src" / "liveroom"
SECRET = re.compile(r"(^|_)(token|secret|key|keys|seal|cookie|password|given|digest)$")
"""How names of secrets and of their digests end."""
NO_ATTACKER_ASKS = {
    "cli/copying.py: new.link_key != kept.link_key",  # two databases of whoever runs the command
    "store/codec.py: digest(text.salt, text.value) != kept.get(field)",  # of a log, not of a secret
    "store/memory_keys.py: digest != own",  # after a look-up by the same digest
    "store/memory_keys.py: each != digest",  # keys of one table
    "store/people/people_rows.py: checksum(room, key) == known",  # of a row of the database
    "store/people/people_rows.py: checksum(self.room, self.digest, self.name) == self.name_known",
    "store/sqlite/whole_rooms/backup.py: there not in (None, kept_key)",  # a file of the operator's
    "web/access/signed_in.py: row.digest == by",  # the caller's own, which was looked up
    "web/process/run_file.py: run.key == key",  # this process's own file
    "web/ws/handshake.py: key == b'sec-websocket-protocol'",  # the name of a header
}
WHERE_SECRETS_COME_IN = {
    "web/access/operator.py": 4,  # the owner key, the key of the run, and the cookie's seal
    "web/api/operations.py": 1,  # the token of the metrics
}
"""How often each module compares a secret that somebody sent."""


def names(node: ast.AST) -> set[str]:
    """The last names of an operand: of `self.run_key` that is `run_key`."""
    match node:
        case ast.Name(id=name):
            return {name}
        case ast.Attribute(attr=name):
            return {name}
        case ast.Await(value=inner) | ast.Subscript(value=inner) | ast.Starred(value=inner):
            return names(inner)
        case ast.Call(func=ast.Name(id="len")):
            return set()
        case ast.Call(func=func, args=args):
            called = names(func) if isinstance(func, ast.Name) else set[str]()
            return called.union(*map(names, args))
        case ast.Tuple(elts=each) | ast.List(elts=each):
            return set[str]().union(*map(names, each))
        case _:
            return set()


def compared(source: str) -> Iterator[str]:
    """The comparisons of secrets by `==` and `!=`, and by `in` where the others stand in a row."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Compare):
            continue
        is_row = isinstance(node.comparators[0], ast.Tuple | ast.List | ast.Set)
        by_value = isinstance(node.ops[0], ast.Eq | ast.NotEq) or (
            isinstance(node.ops[0], ast.In | ast.NotIn) and is_row
        )
        operands = [node.left, *node.comparators]
        if by_value and any(SECRET.search(name) for each in operands for name in names(each)):
            yield ast.unparse(node)


def modules(*folders: str) -> Iterator[tuple[str, str]]:
    for folder in folders:
        for path in sorted((PACKAGE / folder).rglob("*.py")):
            yield path.relative_to(PACKAGE).as_posix(), path.read_text("utf-8")


def test_no_secret_is_compared_by_its_value() -> None:
    found = {
        f"{path}: {each}"
        for path, source in modules("web", "cli", "store")
        for each in compared(source)
    }
    assert found - NO_ATTACKER_ASKS == set()
    assert NO_ATTACKER_ASKS - found == set()


def test_what_is_sent_is_compared_in_constant_time() -> None:
    used = {path: source.count("tokens.same(") for path, source in modules("web")}
    assert {path: n for path, n in used.items() if n} == WHERE_SECRETS_COME_IN
    source = (PACKAGE / "web/security/tokens.py").read_text("utf-8")
    (same,) = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef) and node.name == "same"
    ]
    assert "hmac.compare_digest" in ast.unparse(same)


def test_a_comparison_that_tells_of_a_secret_is_found() -> None:
    for told in (
        "token == known",
        "caller.owner_key != given",
        "settings.metrics_token in (a, b)",
        "hash(token) == x",
        "row['x'].cookie == y",
    ):
        assert list(compared(told)) != [], told
    for fine in ("token is None", "digest in self._known", "hmac.compare_digest(token, key)"):
        assert list(compared(fine)) == [], fine
