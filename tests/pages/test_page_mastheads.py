# ruff: noqa: E501 - one page, one row
"""The outlet of whole pages whose outlets no table has: mastheads, signatures, logos, feet."""

from __future__ import annotations

import pytest
from page_around_an_article import DAY, MENU, OPENING, TITLE, html_page, text_page

from toolkit.pages import read_page

BAR = "Trang chủ | Giới thiệu | Tin tức | Văn bản | Liên hệ"
CAPITALS = "TRANG CHỦ\nCHÍNH TRỊ\nKINH TẾ\nVĂN HÓA - XÃ HỘI\nQUỐC PHÒNG - AN NINH"


@pytest.mark.parametrize(
    ("above", "under", "start", "below", "source"),
    [
        (f'VOA Tiếng Việt\nTin tức\nViệt Nam\nHoa Kỳ\n{DAY}', '', '', '', 'VOA Tiếng Việt'),
        ('BBC News Tiếng Việt\nBỏ qua để xem nội dung\nThời sự\nKinh tế\nThể thao', 'Lê Thu Hà\nBBC News Tiếng Việt\n6 tháng 3 2023', '', '', 'BBC News Tiếng Việt'),
        ('RFI\nNghe\nViệt Nam\n', 'Đăng ngày: 06/03/2023 - 10:00', '', '', 'RFI'),
        ('BÁO MỚI\nNÓNG\nMỚI\nVIDEO\nCHỦ ĐỀ\nXã hội', 'Báo Tin Tức\n2 giờ trước\n12 liên quan\nGốc', '', '', 'Báo Tin Tức'),
        ('BÁO MỚI\nNÓNG\nMỚI\nVIDEO\nCHỦ ĐỀ\nXã hội', 'Nhịp sống Đồng Bằng\n2 giờ trước\n12 liên quan\nGốc', '', 'Lê Hà\nNguồn Nhịp sống Đồng Bằng: https://nhipsong.vn/a.htm', 'Nhịp sống Đồng Bằng'),
        (f'ĐÀI PHÁT THANH - TRUYỀN HÌNH ĐỒI MÍT\nTiếng nói của Đảng bộ, chính quyền và nhân dân\n{MENU}', '', '', '', 'ĐÀI PHÁT THANH - TRUYỀN HÌNH ĐỒI MÍT'),
        (f'ĐẢNG CỘNG SẢN VIỆT NAM\nBAN DÂN VẬN TỈNH ỦY ĐỒI MÍT\n{CAPITALS}', '', '', '', 'BAN DÂN VẬN TỈNH ỦY ĐỒI MÍT'),
        (f'ỦY BAN NHÂN DÂN TỈNH ĐỒI MÍT\nSỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN\n{BAR}', '', '', '', 'SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN'),
        (f'UBND HUYỆN ĐỒI MÍT\nTRANG THÔNG TIN ĐIỆN TỬ XÃ PHÚ MỸ\n{BAR}', '', '', '', 'TRANG THÔNG TIN ĐIỆN TỬ XÃ PHÚ MỸ'),
        (f'TRANG THÔNG TIN ĐIỆN TỬ TỔNG HỢP\nBAN TUYÊN GIÁO TỈNH ỦY ĐỒI MÍT\n{BAR}', '', '', '', 'BAN TUYÊN GIÁO TỈNH ỦY ĐỒI MÍT'),
        (f'TUYÊN GIÁO ĐỒI MÍT\n{CAPITALS}', '', '', '', 'TUYÊN GIÁO ĐỒI MÍT'),
        (f'CÔNG AN TỈNH ĐỒI MÍT\nVì nước quên thân, vì dân phục vụ\n{CAPITALS}', '', '', '', 'CÔNG AN TỈNH ĐỒI MÍT'),
        (f'LIÊN ĐOÀN LAO ĐỘNG TỈNH ĐỒI MÍT\n{BAR}', '', '', '', 'LIÊN ĐOÀN LAO ĐỘNG TỈNH ĐỒI MÍT'),
        (f'Hội Liên hiệp Phụ nữ tỉnh Quảng Ninh\n{BAR}', '', '', '', 'Hội Liên hiệp Phụ nữ tỉnh Quảng Ninh'),
        (f'TRƯỜNG CHÍNH TRỊ TỈNH ĐỒI MÍT\n{BAR}', '', '', '', 'TRƯỜNG CHÍNH TRỊ TỈNH ĐỒI MÍT'),
        (f'Trường Đại học Đồi Mít\n{BAR}', '', '', '', 'Trường Đại học Đồi Mít'),
        (f'BỆNH VIỆN ĐA KHOA TỈNH ĐỒI MÍT\nHotline: 0909 000 111\n{BAR}', '', '', '', 'BỆNH VIỆN ĐA KHOA TỈNH ĐỒI MÍT'),
        (f'Trung tâm Y tế huyện Đồi Mít\n{BAR}', '', '', '', 'Trung tâm Y tế huyện Đồi Mít'),
        (f'Cổng TTĐT huyện Đồi Mít | Trang chủ\n{CAPITALS}', '', '', '', 'Cổng TTĐT huyện Đồi Mít'),
        (f'{DAY}\nHotline: 0909 000 111\nNHỊP ĐỒNG BẰNG\n{MENU}', '', '', 'NHỊP ĐỒNG BẰNG - Cơ quan ngôn luận của Hội Làm vườn\nTổng Biên tập: Lê Văn Bách', 'NHỊP ĐỒNG BẰNG'),
        ('Đăng nhập | Đăng ký\nDoanh nhân Đồi Mít\nThị trường\nTài chính\nBất động sản', '', '', '® Doanh nhân Đồi Mít giữ bản quyền nội dung trên website này', 'Doanh nhân Đồi Mít'),
        (MENU, '', '', 'Tạp chí điện tử Nhịp Đồng Bằng\nGiấy phép số 12/GP-BTTTT', 'Tạp chí điện tử Nhịp Đồng Bằng'),
        (MENU, '', '', 'Bản quyền thuộc về Báo Nhịp Đồng Bằng. Ghi rõ nguồn khi phát hành lại.', 'Báo Nhịp Đồng Bằng'),
        (MENU, '', '', '© Copyright 2010 - 2023 – Nhịp Đồng Bằng', 'Nhịp Đồng Bằng'),
        (MENU, '', '', '© nhipdongbang.vn - Giấy phép số 12/GP-BTTTT', 'nhipdongbang.vn'),
        (MENU, '', '', 'Bản quyền thuộc về Cổng thông tin điện tử huyện Đồi Mít. Ghi rõ nguồn "www.doimit.gov.vn" khi phát hành lại', 'Cổng thông tin điện tử huyện Đồi Mít'),
        (MENU, '', '', 'Cơ quan chủ quản: UBND huyện Đồi Mít\n© Bản quyền thuộc UBND xã Phú Mỹ', 'UBND xã Phú Mỹ'),
        (MENU, '', '', 'Giấy phép thiết lập trang thông tin điện tử tổng hợp số 12/GP-TTĐT do Sở TT&TT cấp\nChịu trách nhiệm: Lê Văn Bách', None),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'Theo Lê Hà (Báo Lao Động)', 'Báo Lao Động'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'LÊ HÀ\nTheo Người Đưa Tin', 'Người Đưa Tin'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'PV (theo TTXVN)', 'TTXVN'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'Lê Hà (TTXVN)', 'TTXVN'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'T.H (tổng hợp)', 'Nhịp Đồng Bằng'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'Nguồn: baodoimit.vn', 'baodoimit.vn'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'Nguồn bài viết: Báo Đồi Mít', 'Báo Đồi Mít'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'Theo báo Đồi Mít', 'Báo Đồi Mít'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', '(Theo Báo Đồi Mít)', 'Báo Đồi Mít'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'Lê Hà - Cổng TTĐT tỉnh', 'Cổng TTĐT tỉnh'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'Lê Thu Hà\nPhó Chủ tịch Hội Nông dân xã', 'Nhịp Đồng Bằng'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'Đại úy LÊ THU HÀ\nTags: Bộ Y tế, TTXVN\nTin liên quan\nVTV và VOV cùng tổ chức hội thi nấu cơm', 'Nhịp Đồng Bằng'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'LÊ HÀ\nBộ Y tế\nThanh tra\nmưa lũ', 'Nhịp Đồng Bằng'),
        ('Trang chủ\nThanh tra\nHải quan\nTin tức\nKinh tế', '', '', '', None),
        (f'Trang chủ / Tin tức / Tin trong huyện\n{DAY}', '', '', '', None),
        (f'Báo Đồi Mít > Chính trị > Xây dựng Đảng\n{DAY}', '', '', '', 'Báo Đồi Mít'),
        (f'Home » Nhịp Đồng Bằng » Tin tức\n{DAY}', '', '', '© Nhịp Đồng Bằng 2023', 'Nhịp Đồng Bằng'),
        (f'Nhịp Đồng Bằng | Tin tức nông thôn nhanh nhất\n{MENU}', '', '', '', 'Nhịp Đồng Bằng'),
        (f'NHIPDONGBANG.VN\nDiễn đàn của nhà nông\n{MENU}', '', '', '', 'NHIPDONGBANG.VN'),
        (f'Chuyên trang của Báo Đồi Mít\nNhà nông xanh\n{MENU}', '', '', 'Chuyên trang Nhà nông xanh thuộc Báo Đồi Mít', 'Nhà nông xanh'),
        (MENU, '', '(Nhịp Đồng Bằng) – ', '', 'Nhịp Đồng Bằng'),
        ('Thể thao Đồi Mít\nBóng đá\nQuần vợt\nLịch thi đấu', '', '', '', 'Thể thao Đồi Mít'),
        ('Pháp luật Đồi Mít\nPháp đình\nAn ninh\nBạn đọc', '', '', '', 'Pháp luật Đồi Mít'),
        ('PHỤ NỮ ĐỒI MÍT\nGia đình\nTâm sự\nLàm đẹp', '', '', '', 'PHỤ NỮ ĐỒI MÍT'),
        (f'THỜI BÁO ĐỒI MÍT\n{MENU}', '', '', '', 'THỜI BÁO ĐỒI MÍT'),
        (f'Hà Nội\n{MENU}', '', '', '', None),
        ('Góc nhìn\nLê Thu Hà', '', '', '', None),
        (f'XÃ HỘI\n{DAY}', '', '', '', None),
        ('Tin nhanh 24/7\nTrang chủ\nMới nhất\nThời sự\nPháp luật', '', '', '', 'Tin nhanh 24/7'),
        ('ĐIỂM TIN SỚM\nThời sự · Kinh tế · Giáo dục · Thể thao', '', '', '', 'ĐIỂM TIN SỚM'),
        ('TinMới.vn - Tin tức cập nhật 24h\nThời sự\nXã hội\nKinh tế', '', '', '', 'TinMới.vn'),
        ('baodoimit.vn | Thứ Hai, 06/03/2023\nTrang chủ\nThời sự', '', '', '', 'baodoimit.vn'),
        ('Thứ Hai, 06/03/2023 | Hotline: 0909 111 222 | RSS\nBáo Đồi Mít điện tử\nThời sự\nKinh tế', '', '', '', 'Báo Đồi Mít điện tử'),
        (f'BÁO ĐỒI MÍT ONLINE\nCơ quan của Đảng bộ tỉnh Đồi Mít\n{MENU}', '', '(ĐMO)- ', '', 'ĐMO'),
        ('CỔNG THÔNG TIN ĐIỆN TỬ TỈNH QUẢNG NINH\nTrang chủ\nChính quyền\nDoanh nghiệp\nCông dân\nDu khách', '', '', '', 'CỔNG THÔNG TIN ĐIỆN TỬ TỈNH QUẢNG NINH'),
        ('Ủy ban nhân dân\nCổng thông tin điện tử huyện Đồi Mít\nTrang chủ\nTin tức', '', '', '', 'Cổng thông tin điện tử huyện Đồi Mít'),
        ('Trang thông tin điện tử phường 5, quận Gò Vấp\nGiới thiệu\nTin tức', '', '', '', 'Trang thông tin điện tử phường 5, quận Gò Vấp'),
        ('TRANG THÔNG TIN ĐIỆN TỬ PHƯỜNG BẾN NGHÉ - QUẬN 1\nGiới thiệu\nTin tức', '', '', '', 'TRANG THÔNG TIN ĐIỆN TỬ PHƯỜNG BẾN NGHÉ - QUẬN 1'),
        ('UBND XÃ PHÚ MỸ - HUYỆN ĐỒI MÍT - TỈNH QUẢNG NINH\nGiới thiệu\nTin tức', '', '', '', 'UBND XÃ PHÚ MỸ - HUYỆN ĐỒI MÍT - TỈNH QUẢNG NINH'),
        ('XÃ PHÚ MỸ - HUYỆN ĐỒI MÍT\nGiới thiệu\nTin tức', '', '', '', None),
        ('ĐOÀN TNCS HỒ CHÍ MINH\nTỈNH ĐOÀN QUẢNG NINH\nTrang chủ\nTin tức\nHoạt động', '', '', '', 'TỈNH ĐOÀN QUẢNG NINH'),
        ('Hội Nông dân Việt Nam\nHỘI NÔNG DÂN TỈNH QUẢNG NINH\nTrang chủ\nTin tức\nHoạt động', '', '', '', 'HỘI NÔNG DÂN TỈNH QUẢNG NINH'),
        ('MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH QUẢNG NINH\nTrang chủ\nTin tức', '', '', '', 'MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH QUẢNG NINH'),
        ('TẠP CHÍ XÂY DỰNG QUÊ HƯƠNG\nISSN 1859-0000\nSố 3/2023\nNghiên cứu\nTrao đổi', '', '', '', 'TẠP CHÍ XÂY DỰNG QUÊ HƯƠNG'),
        ('CDC ĐỒI MÍT\nTrang chủ\nTin tức\nPhòng chống dịch', '', '', '', 'CDC ĐỒI MÍT'),
        ('Sức khỏe Đồi Mít\nDinh dưỡng\nMẹ và bé\nBác sĩ tư vấn', '', '', '', 'Sức khỏe Đồi Mít'),
        ('Giáo dục Đồi Mít\nTuyển sinh\nDu học\nHọc đường', '', '', '', 'Giáo dục Đồi Mít'),
        (f'{MENU}\n{DAY}', '', 'VOV.VN - ', '', 'VOV.VN'),
        (f'{MENU}\n{DAY}', '', '', 'Vũ Thu Hà/VOV-Đông Bắc', 'VOV-Đông Bắc'),
        (f'{MENU}\n{DAY}', '', '', 'Theo Thông tin Chính phủ', 'Thông tin Chính phủ'),
        (f'{MENU}\n{DAY}', '', '', 'Theo Trí thức trẻ\nLink bài gốc\nLấy link', 'Trí thức trẻ'),
        (f'{MENU}\n{DAY}', '', '', 'Lê Thu Hà\nBạn thấy bài viết này thế nào?\nKém\nHay\nRất hay', None),
        (f'{MENU}\n{DAY}', '', '', 'Lê Thu Hà\nThanh Hóa\nPhú Mỹ\nĐồi Mít\nTin nóng\nGiá vàng hôm nay tăng mạnh', None),
        (f'{MENU}\n{DAY}', '', '', 'Tin, ảnh: Lê Thu Hà - Đài TT-TH huyện Đồi Mít', 'Đài TT-TH huyện Đồi Mít'),
        (f'{MENU}\n{DAY}', '', '', 'Lê Thu Hà - Trung tâm VH-TT&TT huyện', 'Trung tâm VH-TT&TT huyện'),
        (f'{MENU}\n{DAY}', '', '', 'Lê Thu Hà\nTrung tâm Truyền thông - Văn hóa huyện Đồi Mít', 'Trung tâm Truyền thông - Văn hóa huyện Đồi Mít'),
        (f'{MENU}\n{DAY}', '', '', 'Lê Thu Hà (TTVH-TT&TT Đồi Mít)', 'TTVH-TT&TT Đồi Mít'),
        (f'{MENU}\n{DAY}', '', '', 'LÊ HÀ (Báo Người Lao Động)', 'Báo Người Lao Động'),
        (f'Nhịp Đồng Bằng\n{MENU}', 'Nguồn: TTXVN', '', '', 'TTXVN'),
        (f'Nhịp Đồng Bằng\n{MENU}', '06/03/2023 08:15 | Nguồn: Báo Đồi Mít', '', '', 'Báo Đồi Mít'),
        (f'Nhịp Đồng Bằng\n{MENU}', 'Tác giả: Lê Thu Hà | Nguồn: Báo Đồi Mít | 06/03/2023', '', '', 'Báo Đồi Mít'),
        (f'Nhịp Đồng Bằng\n{MENU}', 'Theo Đồi Mít Online - 06/03/2023 08:15', '', '', 'Đồi Mít Online'),
        (f'Nhịp Đồng Bằng\n{MENU}', 'Đồi Mít Online - 06/03/2023 08:15', '', '', 'Đồi Mít Online'),
        (f'Nhịp Đồng Bằng\n{MENU}', 'Nhịp Đồng Bằng - Thứ Hai, 06/03/2023 08:15', '', '', 'Nhịp Đồng Bằng'),
        (f'Nhịp Đồng Bằng\n{MENU}', 'QĐND - Thứ Hai, 06/03/2023, 08:15', '', '', 'QĐND'),
        (f'Nhịp Đồng Bằng\n{MENU}', '06/03/2023 08:15 - ĐMO', '', '', 'ĐMO'),
        (f'Nhịp Đồng Bằng\n{MENU}', '06/03/2023 08:15 AM\nLê Thu Hà\nCTV', '', '', 'Nhịp Đồng Bằng'),
        (f'Trang nhất » Nhịp Đồng Bằng » Tin tức\n{DAY}', '', '', '', None),
        (f'Bạn đang xem: Trang chủ > Tin tức\n{DAY}', '', '', '', None),
    ],
)  # fmt: skip
def test_text_pages(above: str, under: str, start: str, below: str, source: str | None) -> None:
    """``under``: lines between the headline and the text."""
    page = text_page(above, below, start).replace(TITLE, f"{TITLE}\n{under}", 1)
    article = read_page(page)
    assert (article.source, article.title) == (source, TITLE)


@pytest.mark.parametrize(
    ("head", "above", "below", "source"),
    [
        ('', '<div id="header"><a href="/"><img src="/img/logo.svg" alt="logo"></a></div><nav><a href="/">Trang chủ</a></nav>', '<footer><p>Báo Đồi Mít</p><p>Tổng biên tập: Lê Văn Bách</p></footer>', 'Báo Đồi Mít'),
        ('<meta property="og:site_name" content="doimit.vn">', '<a href="https://doimit.vn"><img src="x.png" alt="Đồi Mít Online"></a>', '', 'Đồi Mít Online'),
        ('<meta property="og:site_name" content="doimit.vn">', '', '', 'doimit.vn'),
        ('<meta property="og:site_name" content="Trang chủ">', '<table><tr><td><img src="images/banner_top.gif" alt="SỞ TƯ PHÁP TỈNH ĐỒI MÍT"></td></tr></table>', '', 'SỞ TƯ PHÁP TỈNH ĐỒI MÍT'),
        ('', '<div class="header"><p class="h1">Sở Công Thương tỉnh Đồi Mít</p></div>', '', 'Sở Công Thương tỉnh Đồi Mít'),
        ('', '<div class="top"><a href="https://www.facebook.com/x"><img alt="Facebook" src="fb.png"></a></div><a class="navbar-brand" href="/vi">Nhịp Đồng Bằng</a>', '', 'Nhịp Đồng Bằng'),
        ('', '<a href="/"><img alt="" title="Nhịp Đồng Bằng" src="x.png"></a>', '', 'Nhịp Đồng Bằng'),
        ('<meta property="og:site_name" content="Nhịp Đồng Bằng">', '<a href="/"><img alt="Báo điện tử Nhịp Đồng Bằng" src="x.png"></a>', '', 'Báo điện tử Nhịp Đồng Bằng'),
        ('<meta property="og:site_name" content="Nhịp Đồng Bằng">', '<ul class="breadcrumb"><li><a href="/">Trang chủ</a></li><li><a href="/kt">Kinh tế</a></li></ul>', '', 'Nhịp Đồng Bằng'),
        ('<meta property="og:site_name" content="NHỊP ĐỒNG BẰNG">', '<div class="hd"><span>Nhịp Đồng Bằng</span></div>', '', 'Nhịp Đồng Bằng'),
        ('', '<div class="mobile-menu"><a href="/"><img alt="menu" src="m.png"></a></div><div class="ads-top"><a href="https://x.vn/"><img src="/b.gif" alt="Mua xe máy"></a></div>', '', None),
        ('', '<div class="header-right"><a href="https://dichvucong.gov.vn/"><img src="/dvc.png" alt="Cổng dịch vụ công quốc gia"></a></div><div class="site-title">Đồi Mít Online</div>', '', 'Đồi Mít Online'),
        ('<meta property="og:site_name" content="Nhịp Đồng Bằng">', '<div class="header-right"><a href="https://dichvucong.gov.vn/"><img src="/dvc.png" alt="Cổng dịch vụ công quốc gia"></a></div>', '', 'Nhịp Đồng Bằng'),
        ('', '<h1 id="logo"><a href="/" title="Về trang chủ Nhịp Đồng Bằng">Nhịp Đồng Bằng</a></h1>', '', 'Nhịp Đồng Bằng'),
        ('', '<div class="slogan">Tiếng nói nhà nông</div><a href="/index.php"><b>NHỊP</b> ĐỒNG BẰNG</a>', '', 'NHỊP ĐỒNG BẰNG'),
        ("<meta property='og:site_name' content='Báo điện tử Đồi Mít'>", '<div class="logo"><a href="/">BÁO ĐỒI MÍT</a></div>', '', 'BÁO ĐỒI MÍT'),
        ("<meta property='og:site_name' content='Liferay'>", '<div class="logo"><a href="/web/guest">Sở Xây dựng Đồi Mít</a></div>', '', 'Sở Xây dựng Đồi Mít'),
        ('', '<div class="bn"><h2>CỔNG THÔNG TIN ĐIỆN TỬ</h2><h1>HUYỆN ĐỒI MÍT - TỈNH QUẢNG NINH</h1></div>', '', 'CỔNG THÔNG TIN ĐIỆN TỬ HUYỆN ĐỒI MÍT - TỈNH QUẢNG NINH'),
        ('', '<table width="100%"><tr><td background="banner.jpg"><font size="5">Trang tin điện tử Ban Dân vận Tỉnh ủy Quảng Ninh</font></td></tr></table>', '', 'Trang tin điện tử Ban Dân vận Tỉnh ủy Quảng Ninh'),
        ('', '', '<div class="footer"><p>© 2023 Nhịp Đồng Bằng</p></div>', 'Nhịp Đồng Bằng'),
        ('', '', '<div id="footer"><p>ĐT: 0909</p><p>Bản quyền © 2020 Đài Phát thanh và Truyền hình Đồi Mít</p></div>', 'Đài Phát thanh và Truyền hình Đồi Mít'),
        ('', '<nav class="breadcrumb"><a href="/">Nhịp Đồng Bằng</a> / <a href="/kt">Kinh tế</a></nav>', '', 'Nhịp Đồng Bằng'),
        ('', '<a href="#" class="menu-toggle" title="Menu"></a><a href="/" class="home-icon" title="Trang chủ"></a><img class="logo-main" alt="Nhịp Đồng Bằng" src="/a.svg">', '', 'Nhịp Đồng Bằng'),
    ],
)  # fmt: skip
def test_saved_pages(head: str, above: str, below: str, source: str | None) -> None:
    assert read_page(html_page(head, above, below)).source == source


@pytest.mark.parametrize(
    ("start", "source"),
    [
        ("(LĐTĐ) ", "LĐTĐ"),
        ("(Pháp lý) - ", "Pháp lý"),
        ("KTĐT- ", "KTĐT"),
        ("(SGGPO).- ", "SGGPO"),
        ("BTO-", "BTO"),
        ("BVPL -", "BVPL"),
        ("baophutho.vn ", "baophutho.vn"),
        ("Baoquocte.vn. ", "Baoquocte.vn"),
        ("Hà Nội, ngày 5/3 (TTXVN) - ", "TTXVN"),
        ("HQ Online - ", "HQ Online"),
        ("[ĐSPL] ", "ĐSPL"),
        ("Hà Nội, 5/3 - ", None),
        ("TP.HCM - ", None),
    ],
)  # fmt: skip
def test_datelines_of_the_press(start: str, source: str | None) -> None:
    article = read_page(text_page(DAY, start=start))
    assert (article.source, article.lead or article.body[0]) == (source, OPENING)


@pytest.mark.parametrize("opening", ["(Kỳ 2) - ", "(PV) - ", "(Tin nóng) - ", "Sáng nay - "])
def test_openings_that_name_no_outlet(opening: str) -> None:
    assert read_page(text_page(DAY, start=opening)).source is None


STACK = "Báo Đồi Mít\nThời sự\nKinh tế\nVăn hóa\nThể thao\nGiáo dục"


@pytest.mark.parametrize(
    ("below", "section"),
    [
        ("", None),
        (f"\n{DAY}", None),
        ("\nKinh tế", "Kinh tế"),
        ("\nVăn hóa\nTin nhà quê", "Tin nhà quê"),
        ("\nTIN NHÀ QUÊ", "TIN NHÀ QUÊ"),
        ("\n\nTin nhà quê", "Tin nhà quê"),
    ],
)  # fmt: skip
def test_a_menu_above_the_headline_is_no_section(below: str, section: str | None) -> None:
    assert read_page(text_page(STACK + below)).section == section


def test_the_place_of_issue_is_no_author() -> None:
    article = read_page(text_page("Phú Mỹ, ngày 5 tháng 3 năm 2023"))
    assert (article.author, article.published) == (None, "2023-03-05")
