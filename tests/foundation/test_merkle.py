"""The tree of RFC 6962: known values, and every proof against the definition written down plainly."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from ocop.foundation.ledger import merkle

# The test vectors that implementations of Certificate Transparency share: inputs, and the roots of growing trees.
INPUTS = [
    bytes.fromhex(text)
    for text in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]

leaves = st.lists(st.binary(max_size=3).map(merkle.leaf_hash), max_size=40)


def naive(items: list[bytes]) -> bytes:
    """The definition: nothing, one leaf, or two halves split at the largest power of two below the size."""
    if not items:
        return hashlib.sha256(b"").digest()
    if len(items) == 1:
        return items[0]
    split = 1
    while split * 2 < len(items):
        split *= 2
    return hashlib.sha256(b"\x01" + naive(items[:split]) + naive(items[split:])).digest()


def test_the_shared_test_vectors():
    hashes = [merkle.leaf_hash(data) for data in INPUTS]
    assert [merkle.root(hashes[:size]).hex() for size in range(1, 9)] == ROOTS
    assert merkle.root([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@given(leaves)
def test_the_root_is_the_defined_one(items):
    assert merkle.root(items) == naive(items)


@given(leaves, st.integers(0, 45))
def test_a_frontier_taken_up_again_grows_to_the_same_root(items, at):
    begun = merkle.Frontier()
    for leaf in items[:at]:
        begun.append(leaf)
    resumed = merkle.Frontier(begun.size, begun.hashes)
    for leaf in items[at:]:
        resumed.append(leaf)
    assert (resumed.size, resumed.root()) == (len(items), naive(items))


@given(leaves.filter(bool), st.data())
def test_inclusion_is_proved_and_nothing_else_is(items, data):
    size, top = len(items), naive(items)
    index = data.draw(st.integers(0, size - 1))
    proof = merkle.inclusion_proof(items, index)
    assert merkle.verify_inclusion(items[index], index, size, proof, top)
    other = merkle.leaf_hash(b"another")
    spoiled = [merkle.node_hash(part, part) for part in proof[:1]] + proof[1:]
    assert [
        merkle.verify_inclusion(other, index, size, proof, top),
        merkle.verify_inclusion(items[index], index, size, proof, other),
        merkle.verify_inclusion(items[index], index, size, [*proof, other], top),
        bool(proof) and merkle.verify_inclusion(items[index], index, size, proof[:-1], top),
        bool(proof) and merkle.verify_inclusion(items[index], index, size, spoiled, top),
        merkle.verify_inclusion(items[index], size, size, proof, top),
        merkle.verify_inclusion(items[index], -1, size, proof, top),
    ] == [False] * 7


@given(leaves, st.data())
def test_consistency_is_proved_and_nothing_else_is(items, data):
    size = len(items)
    old = data.draw(st.integers(0, size))
    before, after = naive(items[:old]), naive(items)
    proof = merkle.consistency_proof(items, old)
    assert merkle.verify_consistency(old, size, before, after, proof)
    other = merkle.leaf_hash(b"another")
    assert [
        merkle.verify_consistency(old, size, other, after, proof),
        bool(old) and merkle.verify_consistency(old, size, before, other, proof),
        merkle.verify_consistency(old, size, before, after, [*proof, other]),
        bool(proof) and merkle.verify_consistency(old, size, before, after, proof[:-1]),
        merkle.verify_consistency(size + 1, size, before, after, proof),
    ] == [False] * 5


@given(leaves.filter(bool), st.data())
def test_a_tree_whose_past_was_rewritten_is_not_consistent(items, data):
    old = data.draw(st.integers(1, len(items)))
    at = data.draw(st.integers(0, old - 1))
    rewritten = [*items]
    rewritten[at] = merkle.leaf_hash(b"rewritten")
    proof = merkle.consistency_proof(rewritten, old)
    assert not merkle.verify_consistency(old, len(items), naive(items[:old]), naive(rewritten), proof)
