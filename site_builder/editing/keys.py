"""A key for a paper: what its authors call it, or a few words of its title."""

import re
import unicodedata
from collections.abc import Collection, Iterator

from site_builder.text import markdown, slugs

RESERVED = frozenset("con prn aux nul com1 com2 com3 com4 lpt1 lpt2 lpt3 lpt4".split())
"""Names that Windows gives to devices: no file there can have one."""
MAX_WORDS = 5
_SMALL = frozenset(
    "a an the and or nor but of in on for to from by with without via at as is are be can do does "
    "its it their our your how what when where why which who whether into onto over under between "
    "through using towards toward than that this these those not all vs versus s t".split()
)
_NO_NAME = frozenset(
    "position survey tutorial demo perspective technical-report position-paper short-paper "
    "a-survey extended-abstract research-note invited-talk opinion part-i part-ii".split()
)
"""Heads of titles that tell a kind of paper."""
_COMMON = frozenset(
    "LLM LLMS LLAMA VLM VLMS MLLM MLLMS LVLM LVLMS LM PLM PLMS NLP NLU NLG SOTA GPU GPUS CPU TPU "
    "PEFT PETL LORA MOE CNN CNNS RNN RNNS GNN GNNS GCN GCNS DNN DNNS ANN ANNS MLP LSTM GRU GAN "
    "GANS VAE VAES VIT VITS BERT GPT GPT-2 GPT-3 GPT-4 CLIP RESNET RL RLHF DRL MARL IRL MDP MDPS "
    "POMDP SGD ADAM ML AI AGI NAS QA VQA ASR TTS NMT SMT MT NER OCR API APIS FLOPS SAM NERF 3DGS "
    "3D 2D 4D 1D 6D RGB RGB-D LIDAR SLAM MRI CT IOU MAP PCA SVM SVMS HMM GMM EM MCMC ELBO KL FID "
    "ODE ODES PDE PDES SDE UDA DA OOD ID FL DP NTK PAC IID CIFAR-10 CIFAR-100 MNIST IMAGENET COCO "
    "SVHN UCI USA UK ICML NEURIPS NIPS ICLR CVPR WMT GLUE MT-BENCH CSP SAT MILP ASP BFS MCTS TD "
    "MAML UCB UCB1 DQN A3C SAC TRPO CRF CRFS R-CNN YOLO U-NET UNET BFGS L-BFGS RANSAC RKHS EEG ECG "
    "CTC HPO AUTOML IOT IR KG KGS LFD CHATGPT OPENAI TENSORFLOW XGBOOST ADABOOST WORDNET SHAPENET "
    "KITTI SCANNET SQUAD KINETICS LSTMS BILSTM SEQ2SEQ WORD2VEC JPEG HDR UAV UAVS GNSS IMU MPC "
    "K-NN KNN RAG ICL COT DPO PPO SFT KV CUDA FPGA SGLD GP GPS BO TV URL GITHUB "
    "PYTORCH".split()
)
"""Names and acronyms that belong to the field, not to one paper."""
_VERB = r"(?:propos|present|introduc|develop|devis|design|call|dub|nam|term|releas|describ)"
_WE = re.compile(
    r"\b(?:we|this (?:paper|work|article)|our (?:method|approach|work))\s+"
    rf"(?:\w+ly\s+|then\s+|also\s+|further\s+|here\s+)?{_VERB}(?:e|es|s)?\s+(?P<object>[^.;:]{{3,120}})",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:dubbed|named|termed|called|namely|(?:which|that|method|framework|model|approach)"
    r"(?:,)? we (?:call|name|term|dub))(?: as)?,?\s+(?:the |a |an |our )?(?P<object>[^.;:]{2,60})",
)
_NAME = r"(?P<name>[A-Za-z0-9][\w+@*^$-]*[\w+*]|[A-Z]{3,})"
_FIRST = re.compile(
    rf"(?:(?:an?|the|our|novel|new|simple)\s+)*[\"“‘*\\]*{_NAME}[\"”’*\\]*(?=[\s,(.;]|$)"
)
_IN_BRACKETS = re.compile(rf"(?P<before>[^()]{{5,90}}?)\s\([\"“*\\]*{_NAME}[\"”*\\]*\)")
_TURN = re.compile(
    r"(?<![\w-])(?:for|of|with|using|to|in|on|by|via|from|that|which|based|where|called|as|and|against|"
    r"into|between|over|under|within|through|across)(?![\w-])"
)
_QUALITY = re.compile(
    r"-(?:based|specific|free|aware|like|style|driven|guided|level|type|enabled|wise|trained|inspired|"
    r"powered|only|agnostic|invariant|hard|complete|fold|regularized|optimal|assisted|augmented|"
    r"enhanced|generated|centric|convex|smooth|norm|constrained|supervised|accelerated|unbiased|attention)$",
    re.IGNORECASE,
)
WORDS = {"small": _SMALL, "no name": _NO_NAME, "reserved": RESERVED}
"""Words that are no key, or not alone."""


def key_for(title: str, abstract: str, taken: Collection[str], year: str | None = None) -> str:
    """A key no other paper has: the paper's name if title or abstract tell it, else title words.

    The same arguments give the same key. Raises ValueError when the title holds no letter or
    digit.
    """
    if not any(map(str.isalnum, title)) or not _slug(_spoken(title)):
        raise ValueError(f"{title!r} holds no letter or digit")
    base = _head(title) or _proposed(abstract) or _from_title(_words(title))
    for key in _variants(_cut(base), title, year):
        if key not in taken and key not in RESERVED:
            return key
    raise AssertionError("the variants never end")


def _variants(base: str, title: str, year: str | None) -> Iterator[str]:
    """The key, then with a further word of the title, with the year, with a number."""
    yield base
    parts = set(base.split("-"))
    for word in _words(title):
        if word not in _SMALL and not set(word.split("-")) <= parts:
            yield _cut(f"{_cut(base, slugs.MAX_KEY - len(word) - 1)}-{word}")
            break
    if year:
        yield f"{_cut(base, slugs.MAX_KEY - 5)}-{year}"
    number = 1
    while number := number + 1:
        yield f"{_cut(base, slugs.MAX_KEY - 9)}-{number}"


def _cut(key: str, length: int = slugs.MAX_KEY) -> str:
    """A key of at most so many characters, cut between words where one can."""
    if len(key) <= length:
        return key
    short = key[: length + 1].rpartition("-")[0] or key[:length]
    return short.strip("-")


def _spoken(title: str) -> str:
    """A title as words; lone Greek letters and formulas by their names."""
    title = markdown.title_text(title) if "$" in title else title
    return re.sub(r"(?<![^\W\d_])[^\W\d_](?![^\W\d_])", _greek, title)


def _greek(letter: re.Match[str]) -> str:
    name = unicodedata.name(unicodedata.normalize("NFKD", letter[0])[0], "")
    return f" {name.split()[-1].lower()} " if name.startswith("GREEK") else letter[0]


def _slug(words: str) -> str:
    try:
        return slugs.slug(words)
    except ValueError:
        return ""


def _words(title: str) -> list[str]:
    """The words of a title as words of a key; a hyphened word is one."""
    return [slug for word in _spoken(title).split() if (slug := _slug(word))]


def _head(title: str) -> str:
    """The name before a title's colon, when it has at most three words."""
    name, colon, rest = _spoken(title).partition(": ")
    if not colon or not rest.strip() or len(name.split()) > 3:
        return ""
    slug = _slug(name)
    return "" if slug in _NO_NAME or slug in _SMALL else slug


def _proposed(abstract: str) -> str:
    """The name by which the authors say they call what they propose, when that is certain."""
    for clause in (_WE, _CALLED):
        for found in clause.finditer(abstract):
            if name := _name_in(found["object"]):
                return _slug(name.replace("$", ""))
    return ""


def _name_in(phrase: str) -> str:
    first = _FIRST.match(phrase)
    if first and _is_name(first["name"]):
        return first["name"]
    bracket = _IN_BRACKETS.match(phrase)
    if bracket and _is_name(bracket["name"]) and not _TURN.search(bracket["before"]):
        initials = [word[0].lower() for word in re.findall(r"[^\W_]+", bracket["before"])]
        if bracket["name"][0].lower() in initials:
            return bracket["name"]
    return ""


def _is_name(word: str) -> bool:
    """Whether a word looks like a name somebody made: MeZO and ENAMEL, not LLM or GAN-based."""
    if word.upper() in _COMMON or word.upper().rstrip("S") in _COMMON or _QUALITY.search(word):
        return False
    letters = re.sub(r"[\W_]", "", word)
    inner = any(char.isupper() for part in word.split("-") for char in part[1:])
    if not letters or not any(char.isupper() for char in letters):
        return False
    return (inner and len(letters) >= 3) or (len(letters) >= 3 and any(map(str.isdigit, letters)))


def _from_title(words: list[str]) -> str:
    """Two to five words of the title that carry its meaning."""
    carrying = [word for word in words if word not in _SMALL] or words
    chosen: list[str] = []
    for word in carrying[:MAX_WORDS]:
        if len(chosen) >= 2 and len("-".join([*chosen, word])) > 40:
            break
        chosen.append(word)
    return "-".join(chosen)
