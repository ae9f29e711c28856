#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the tokenizers and vectors of this folder with the original libraries.

    python3 -m venv venv && venv/bin/pip install tokenizers sentencepiece
    venv/bin/python tests/data/tokenizers/make.py

Each folder is a small tokenizer with the normalizer, pre-tokenizer, post-processor and decoder of a family of
models and a vocabulary trained on texts of this repository. texts.jsonl holds the texts; <folder>/vectors.jsonl one
line a text, {"ids", "special", "decoded"} (without and with special tokens; {} = no vector), then lines {"random",
"decoded"}: any ids of the vocabulary.
"""
import json
import pathlib
import random

import sentencepiece
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
BYTES = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
CONTRACTION = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)"
TAIL = r"\s*[\r\n]+|\s+(?!\S)|\s+"
PATTERNS = {
    "qwen": CONTRACTION + r"|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|" + TAIL,
    "llama3": CONTRACTION + r"|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|" + TAIL,
    "o200k": r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+" + CONTRACTION + "?|"
             r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*" + CONTRACTION + "?|"
             r"\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|" + TAIL,
}
DEEPSEEK = [
    r"\p{N}{1,3}",
    "[一-龥\u3040-ゟ゠-ヿ]+",
    "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\\r\\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+|"
    " ?[\\p{P}\\p{S}]+[\\r\\n]*|" + TAIL,
]
DEEPSEEK_CODER = ["[\r\n]", r"\s?\p{L}+", r"\s?\p{P}+", "[一-龥ࠀ-一가-퟿]+"]


def isolated(pattern):
    return pre_tokenizers.Split(Regex(pattern), "isolated")


def corpus():
    names = ["README.md", "README.zh_CN.md", "CONTRIBUTING.md", "CHANGELOG.md", "src/core/health.cpp"]
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in names]
    return [line for text in texts for line in text.splitlines(keepends=True)] + test_texts()


def byte_level(name, pre, size=1500, normalizer=None, added=(), bos=None):
    tokenizer = Tokenizer(models.BPE(ignore_merges=name == "llama3"))
    tokenizer.pre_tokenizer = pre
    if normalizer:
        tokenizer.normalizer = normalizer
    trainer = trainers.BpeTrainer(vocab_size=size, special_tokens=[], show_progress=False,
                                  initial_alphabet=pre_tokenizers.ByteLevel.alphabet())
    tokenizer.train_from_iterator(corpus(), trainer)
    tokenizer.decoder = decoders.ByteLevel()
    special = [AddedToken(text, special=True, normalized=False) for text in (["<|bos|>", "<|im_start|>", "<|im_end|>"])]
    tokenizer.add_special_tokens(special)
    tokenizer.add_tokens([AddedToken(text, **options) for text, options in added])
    byte_processor = processors.ByteLevel(trim_offsets=False)
    if bos:
        template = processors.TemplateProcessing(
            single=f"{bos} $A", pair=f"{bos} $A {bos} $B:1", special_tokens=[(bos, tokenizer.token_to_id(bos))])
        tokenizer.post_processor = processors.Sequence([byte_processor, template])
    else:
        tokenizer.post_processor = byte_processor
    return tokenizer


def llama2():
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    tokenizer.normalizer = normalizers.Sequence([normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")])
    alphabet = ["<unk>", "<s>", "</s>"] + [f"<0x{byte:02X}>" for byte in range(256)]
    trainer = trainers.BpeTrainer(vocab_size=1500, special_tokens=alphabet, show_progress=False, limit_alphabet=200,
                                  max_token_length=16)
    # The normalized lines would be one word each: train on words.
    tokenizer.pre_tokenizer = pre_tokenizers.Split("▁", "merged_with_next")
    tokenizer.train_from_iterator(corpus(), trainer)
    document = json.loads(tokenizer.to_str())
    document["pre_tokenizer"] = None
    document["added_tokens"] = [t for t in document["added_tokens"] if not t["content"].startswith("<0x")]
    for token in document["added_tokens"]:
        token["normalized"] = False
    tokenizer = Tokenizer.from_str(json.dumps(document))
    tokenizer.decoder = decoders.Sequence([decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse(),
                                           decoders.Strip(" ", 1, 0)])
    tokenizer.post_processor = processors.TemplateProcessing(single="<s> $A", pair="<s> $A <s> $B",
                                                             special_tokens=[("<s>", 1)])
    return tokenizer


def test_texts():
    chosen = [
        "", " ", "  ", "\n", "\r\n", "\t", "a", "I", " a", "a ", "Hello, world!", "Hello  world", "Hello\n\nworld  \n",
        "It's we're I'VE you'll 'S 'ſ O'Neil's can'T", "   leading", "trailing   ", "tabs\t\tand \t mixed\r\n\r\n x",
        "x1 12 123 1234 12345 1,234.56 ½ ² Ⅷ ٣٤٥", "snake_case camelCase HTTPServer iOS XMLHttpRequest2",
        "def f(x):\n    return x ** 2  # square\n\n\nclass A:\n\tpass\n", "a/b//c\\d <tag attr=\"v\"/> {[(x)]} -->",
        "你好,世界!今天天气怎么样?", "日本語のテキスト カタカナ ひらがな 漢字", "한국어 텍스트입니다.", "Привет, мир!", "مرحبا بالعالم",
        "naïve café résumé", "cafe\u0301 e\u0301 \u1112\u1161\u11ab \u212b \ufb01", "नमस्ते दुनिया क्षत्रिय", "สวัสดีชาวโลก",
        "🙂 👩‍👩‍👧‍👦 🏳️‍🌈 🇩🇪", "zero\u200bwidth nbsp\u00a0here em\u2003space line\u2028sep", "ǅ ǈ ǲ Ǆungla ﬀ ꟶ ʰ",
        "<|im_start|>user\nHi<|im_end|>\n", "a<|bos|>b <|im_end|><|im_end|> <|im_", "<tool> x <tool>y <mask>  z  <mask>",
        "wordish word word. awordb é_word word", "!!! ... ??? ,.;:' $€£¥ +-*/=<>^~`|", "a\u0301\u0302b \u0301x !\u0301y",
        "x" * 70, "ab" * 100, " " * 40 + "x", "\n" * 20 + "y", "=" * 64 + "\n", "1" * 30, "aAbBcC" * 12, "\u0000\u0001\u007f\u0085",
        "mixed 中文and English混排 text、標點。", "Der schnelle braune Fuchs springt über den faulen Hund; 42 % sind's.",
    ]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    chinese = (ROOT / "README.zh_CN.md").read_text(encoding="utf-8")
    return chosen + [readme[:3000], chinese[:1500]] + mixtures()


def mixtures():
    dice = random.Random(20260101)
    parts = ["a", "B", "é", "ß", "ſ", "中", "の", "カ", "1", "٣", "½", " ", " ", "\n", "\r", "\t", "\u00a0", "\u2028", "'", "'s", "'LL", ".",
             "!", "/", "_", "-", "$", "€", "\u0301", "ǅ", "ʰ", "🙂", "\u200d", "<|im_end|>", "word", "the ", "\u180e", "\u1680", "क", "्"]
    return ["".join(dice.choice(parts) for _ in range(dice.randint(3, 40))) for _ in range(150)]


def write_vectors(folder, encode, decode, size, ties=()):
    dice = random.Random(7)
    with open(folder / "vectors.jsonl", "w", encoding="utf-8") as out:
        for text in test_texts():
            if text in ties:
                out.write("{}\n")
                continue
            plain, special = encode(text, False), encode(text, True)
            line = {"ids": plain, "decoded": decode(plain)}
            if special != plain:
                line["special"] = special
            out.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
        for _ in range(60):
            ids = [dice.randrange(size) for _ in range(dice.randint(1, 30))]
            out.write(json.dumps({"random": ids, "decoded": decode(ids)}, ensure_ascii=False, separators=(",", ":")) + "\n")


def save(name, tokenizer):
    folder = HERE / name
    folder.mkdir(exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    write_vectors(folder, lambda text, special: tokenizer.encode(text, add_special_tokens=special).ids,
                  lambda ids: tokenizer.decode(ids, skip_special_tokens=False), tokenizer.get_vocab_size())


def save_sentences(name, model_type, **options):
    folder = HERE / name
    folder.mkdir(exist_ok=True)
    sentences = (line.strip("\n") for line in corpus() if line.strip())
    with open(folder / "tokenizer.model", "wb") as out:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=sentences, model_writer=out, model_type=model_type, vocab_size=900, minloglevel=2,
            normalization_rule_name="identity", **options)
    model = sentencepiece.SentencePieceProcessor(model_file=str(folder / "tokenizer.model"))
    with open(folder / "tokenizer_config.json", "w", encoding="utf-8") as out:
        json.dump({"add_bos_token": True, "add_eos_token": False}, out)
    # Of equally likely ways to split, versions of the library choose different ones.
    ties = [text for text in test_texts() if text.startswith(("abab", "def f"))] if model_type == "unigram" else []
    write_vectors(folder, lambda text, special: ([model.bos_id()] if special else []) + model.encode(text),
                  model.decode, model.get_piece_size(), ties)


def main():
    with open(HERE / "texts.jsonl", "w", encoding="utf-8") as out:
        for text in test_texts():
            out.write(json.dumps(text, ensure_ascii=False) + "\n")
    added = [("<tool>", {}), ("<mask>", {"lstrip": True, "rstrip": True}), ("word", {"single_word": True})]
    save("gpt2", byte_level("gpt2", pre_tokenizers.ByteLevel(add_prefix_space=False), added=added))
    save("prefixspace", byte_level("prefixspace", pre_tokenizers.ByteLevel(add_prefix_space=True), size=800))
    for name in ("qwen", "llama3", "o200k"):
        save(name, byte_level(name, pre_tokenizers.Sequence([isolated(PATTERNS[name]), BYTES]),
                              normalizer=normalizers.NFC() if name == "qwen" else None,
                              bos="<|bos|>" if name == "llama3" else None))
    save("deepseek", byte_level("deepseek", pre_tokenizers.Sequence([isolated(p) for p in DEEPSEEK] + [BYTES]),
                                normalizer=normalizers.Sequence([]), bos="<|bos|>"))
    save("deepseekcoder", byte_level(
        "deepseekcoder", pre_tokenizers.Sequence(
            [isolated(p) for p in DEEPSEEK_CODER] + [pre_tokenizers.Digits(individual_digits=True), BYTES]), size=800))
    save("llama2", llama2())
    save_sentences("sentencepiece_bpe", "bpe", byte_fallback=True, split_digits=True, character_coverage=0.99)
    save_sentences("sentencepiece_unigram", "unigram", character_coverage=0.99)


main()
