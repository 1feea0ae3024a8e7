"""Fixtures that every test may use."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from toolkit.articles import Article
    from toolkit.codebook import Codebook
    from toolkit.experiment.classify import ClassifyResult
    from toolkit.labels import Labels
    from toolkit.model import Classifier

ROOT = Path(__file__).parent.parent

settings.register_profile("toolkit", deadline=None)  # a busy machine is no failure
settings.load_profile("toolkit")


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session", autouse=True)
def store_of_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test touches the store of segmented text that the user has."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TOOLKIT_CACHE", str(tmp_path_factory.mktemp("cache")))
        patch.delenv("TOOLKIT_CACHE_SIZE", raising=False)
        yield


@pytest.fixture(scope="session")
def real_data() -> Path:
    """Real pages and articles, which are not part of the repository."""
    folder = os.environ.get("TOOLKIT_REAL_DATA")
    if not folder or not Path(folder).is_dir():
        pytest.skip("TOOLKIT_REAL_DATA names no folder with real pages: not checked on them")
    return Path(folder)


# -- a small corpus on the two themes of tests/fixtures/codebook_schools.yaml ------------

SCHOOLING = (
    "Sáng nay, Trường THCS Bến Nghè khai giảng năm học mới với 640 học sinh.",
    "Cô giáo Đoàn Thị Mẫn cho biết sách giáo khoa đã về đủ cho từng lớp.",
    "Phụ huynh đề nghị nhà trường công khai các khoản thu và học phí.",
    "Sở công bố đề thi tham khảo của kỳ thi tốt nghiệp để giáo viên ôn tập.",
    "Chỉ tiêu tuyển sinh lớp 10 tăng 120 em so với năm trước.",
    "Thầy Lương Văn Khuê nói bếp ăn bán trú sẽ mở lại vào thứ hai.",
    "Nhiều giáo viên chủ nhiệm đến tận nhà vận động học sinh trở lại lớp.",
    "Quy định mới siết chặt việc dạy thêm, học thêm ngoài giờ.",
)
TRAFFIC = (
    "Cảnh sát giao thông lập biên bản 14 tài xế vi phạm nồng độ cồn.",
    "Vụ tai nạn giao thông ở ngã tư Cầu Đá khiến hai xe máy hư hỏng nặng.",
    "Ùn tắc giao thông kéo dài ba cây số từ lúc 17:30.",
    "Tài xế ô tô vượt đèn đỏ bị tước giấy phép lái xe hai tháng.",
    "Sở điều chỉnh phân luồng giao thông trên đường Hàng Lau.",
    "Tuyến xe buýt nhanh thêm chuyến vào giờ cao điểm.",
    "Xe tải chạy quá tốc độ, chưa qua đăng kiểm, bị dừng kiểm tra.",
    "Kẹt xe khiến người đi làm về nhà muộn hơn một giờ.",
)
OTHER = (
    "Nông dân làng Mơ thu hoạch bưởi sớm hơn mọi năm.",
    "Đội bóng chuyền nữ xã An Lạc thắng cả ba trận vòng bảng.",
    "Mưa lớn làm nước sông Trà lên nhanh trong đêm.",
    "Chợ hoa họp từ bốn giờ sáng, giá cúc vàng giảm nhẹ.",
    "Nghệ nhân Phùng Bá Thoan dệt xong tấm thổ cẩm dài chín mét.",
    "Giá cà phê nhân sáng nay đứng ở mức 61.500 đồng mỗi ký.",
    "Đoàn chèo về diễn hai tối tại đình làng Vạn.",
    "Hợp tác xã nuôi tôm thử giống mới trên sáu ao.",
)
# Sentences of schooling, of traffic and of neither, then the labels of the two themes.
PLAN = [(3, 0, 1, 2, 0)] * 9 + [(0, 3, 1, 0, 2)] * 9 + [(2, 1, 0, 2, 1)] * 3
PLAN += [(1, 2, 0, 1, 2)] * 3 + [(0, 0, 4, 0, 0)] * 12
THEMES = ("schooling", "traffic")


def _invent() -> tuple[list[Article], list[tuple[str, str, int]]]:
    """Articles of four sentences, with a row (id, theme, label) for each article and theme."""
    from toolkit.articles import Article

    articles: list[Article] = []
    rows: list[tuple[str, str, int]] = []
    for number, (schooling, traffic, other, *levels) in enumerate(PLAN):
        counts = ((SCHOOLING, schooling), (TRAFFIC, traffic), (OTHER, other))
        lines = [
            bank[(number * 3 + step * (number % 2 + 1)) % len(bank)]
            for bank, count in counts
            for step in range(count)
        ]
        title = " ".join(lines[0].split()[:6]).rstrip(",.")
        article_id = f"n{number:02}"
        story = f"s{number // 2}" if number < 4 else None
        articles.append(
            Article(article_id, title, None, tuple(lines), published="2023-09-05", story=story)
        )
        rows += [(article_id, theme, level) for theme, level in zip(THEMES, levels, strict=True)]
    return articles, rows


@pytest.fixture(scope="session")
def articles() -> list[Article]:
    """36 invented articles: schooling, traffic, both, neither. Two pairs are one story each."""
    return _invent()[0]


@pytest.fixture(scope="session")
def labels() -> Labels:
    """The labels of `articles`: 2 for main, 1 for present, 0 for absent."""
    from toolkit.labels import Label

    found: Labels = {}
    for article_id, theme, level in _invent()[1]:
        found.setdefault(article_id, {})[theme] = Label(level)
    return found


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    """A codebook on two themes that no config of the repository names."""
    from toolkit.codebook import load_codebook

    return load_codebook(ROOT / "tests/fixtures/codebook_schools.yaml")


SMALL = """
task: classify
codebook: codebook.yaml
articles: [articles.jsonl]
labels: [labels.csv]
features:
  words: {high: 2}
  phrases:
model: {name: linear_svm}
evaluation: {folds: 3, resamples: 100}
"""


@pytest.fixture(scope="session")
def small_config() -> str:
    """The config of `small_model`, whose files `small_project` writes."""
    return SMALL


@pytest.fixture(scope="session")
def small_result(articles: list[Article], labels: Labels, codebook: Codebook) -> ClassifyResult:
    """A quick training on the invented articles."""
    from toolkit.config import read_as, yaml12
    from toolkit.experiment.classify import ClassifyExperiment, run_classify

    experiment = read_as(yaml12.parse(SMALL, "small.yaml"), ClassifyExperiment)
    return run_classify(experiment, articles, labels, codebook)


@pytest.fixture(scope="session")
def small_model(small_result: ClassifyResult) -> Classifier:
    """The classifier of `small_result`; it is not changed by use."""
    return small_result.model


@pytest.fixture(scope="session")
def small_project(tmp_path_factory: pytest.TempPathFactory, codebook: Codebook) -> Path:
    """A folder with a config, codebook, articles and labels as a user would have them.

    A test that writes copies it first.
    """
    from toolkit.articles import write_articles

    folder = tmp_path_factory.mktemp("project")
    articles, rows = _invent()
    (folder / "small.yaml").write_text(SMALL, encoding="utf-8")
    (folder / "codebook.yaml").write_text(
        Path(codebook.path).read_text(encoding="utf-8"), encoding="utf-8"
    )
    write_articles(articles, folder / "articles.jsonl")
    with (folder / "labels.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "theme", "label"))
        writer.writerows(rows)
    return folder
