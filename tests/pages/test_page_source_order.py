# ruff: noqa: E501 - one page, one row
"""Which outlet a page names, in order: for the article, in the dateline, above, in the head, below."""

from __future__ import annotations

import pytest
from page_around_an_article import DAY, MENU, SITE, TITLE, html_page, text_page

from toolkit.pages import read_page

BAR = "Trang chủ | Giới thiệu | Tin tức | Văn bản | Liên hệ"
LINKS = '<nav><a href="/gt">Giới thiệu</a><a href="/tt">Tin tức</a></nav>'


@pytest.mark.parametrize(
    ("above", "under", "start", "below", "source"),
    [
        # hospitals, institutes
        (f'BỆNH VIỆN SẢN NHI TỈNH QUẢNG NINH\nTận tâm vì sức khỏe người bệnh\n{BAR}', '', '', '', 'BỆNH VIỆN SẢN NHI TỈNH QUẢNG NINH'),
        (f'SỞ Y TẾ TỈNH ĐỒI MÍT\nBỆNH VIỆN Y DƯỢC CỔ TRUYỀN\nCấp cứu: 115\n{BAR}', '', '', '', 'BỆNH VIỆN Y DƯỢC CỔ TRUYỀN'),
        ('Bệnh viện Đa khoa Hồng Ngọc Đồi Mít\nĐặt lịch khám\nBảng giá\nTin tức', '', '', '', 'Bệnh viện Đa khoa Hồng Ngọc Đồi Mít'),
        ('BVĐK ĐỒI MÍT\nKhoa phòng\nTin tức\nHướng dẫn khám bệnh', '', '', '', 'BVĐK ĐỒI MÍT'),
        ('Viện Sốt rét - Ký sinh trùng - Côn trùng Đồi Mít\nGiới thiệu\nTin tức\nNghiên cứu', '', '', '', 'Viện Sốt rét - Ký sinh trùng - Côn trùng Đồi Mít'),
        (f'BỘ Y TẾ\nBỆNH VIỆN PHỔI TRUNG ƯƠNG ĐỒI MÍT\n{BAR}', '', '', '', 'BỆNH VIỆN PHỔI TRUNG ƯƠNG ĐỒI MÍT'),
        # schools
        ('TRƯỜNG ĐẠI HỌC SƯ PHẠM ĐỒI MÍT\nDOI MIT UNIVERSITY OF EDUCATION\nTuyển sinh\nĐào tạo\nTin tức', '', '', '', 'TRƯỜNG ĐẠI HỌC SƯ PHẠM ĐỒI MÍT'),
        ('BỘ GIÁO DỤC VÀ ĐÀO TẠO\nTRƯỜNG ĐẠI HỌC ĐỒI MÍT\nTuyển sinh\nĐào tạo\nTin tức', '', '', '', 'TRƯỜNG ĐẠI HỌC ĐỒI MÍT'),
        ('DOI MIT UNIVERSITY\nTrường Đại học Đồi Mít\nTuyển sinh\nĐào tạo\nTin tức', '', '', '', 'Trường Đại học Đồi Mít'),
        ('Học viện Nông nghiệp Đồi Mít\nVN | EN\nGiới thiệu\nTuyển sinh\nTin tức', '', '', '', 'Học viện Nông nghiệp Đồi Mít'),
        ('Trường THPT Chuyên Đồi Mít\nGiới thiệu\nTin tức\nThư viện ảnh', '', '', '', 'Trường THPT Chuyên Đồi Mít'),
        (f'TRƯỜNG CAO ĐẲNG NGHỀ ĐỒI MÍT\n{BAR}', '', '', '', 'TRƯỜNG CAO ĐẲNG NGHỀ ĐỒI MÍT'),
        # associations
        ('HIỆP HỘI CÀ PHÊ - CA CAO VIỆT NAM\nVIETNAM COFFEE COCOA ASSOCIATION\nGiới thiệu\nHội viên\nTin tức', '', '', '', 'HIỆP HỘI CÀ PHÊ - CA CAO VIỆT NAM'),
        ('VICOFA\nHiệp hội Cà phê - Ca cao Đồi Mít\nGiới thiệu\nHội viên\nTin tức', '', '', '', 'Hiệp hội Cà phê - Ca cao Đồi Mít'),
        (f'LIÊN HIỆP CÁC HỘI KHOA HỌC VÀ KỸ THUẬT TỈNH QUẢNG NINH\n{BAR}', '', '', '', 'LIÊN HIỆP CÁC HỘI KHOA HỌC VÀ KỸ THUẬT TỈNH QUẢNG NINH'),
        (f'Hội Cựu chiến binh tỉnh Quảng Ninh\nTrung thành - Đoàn kết - Gương mẫu - Đổi mới\n{BAR}', '', '', '', 'Hội Cựu chiến binh tỉnh Quảng Ninh'),
        (f'Liên minh Hợp tác xã tỉnh Quảng Ninh\n{BAR}', '', '', '', 'Liên minh Hợp tác xã tỉnh Quảng Ninh'),
        (f'TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\n{BAR}', '', '', '', 'TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM'),
        # the Party, councils
        (f'ĐẢNG BỘ TỈNH QUẢNG NINH\nTỈNH ỦY QUẢNG NINH\n{BAR}', '', '', '', 'TỈNH ỦY QUẢNG NINH'),
        ('ĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG BỘ HUYỆN ĐỒI MÍT\nTrang chủ\nTin tức\nVăn kiện', '', '', '', 'ĐẢNG BỘ HUYỆN ĐỒI MÍT'),
        ('HUYỆN ỦY ĐỒI MÍT\nTrang thông tin điện tử\nTrang chủ\nTin tức', '', '', '', 'HUYỆN ỦY ĐỒI MÍT'),
        ('Trang Thông tin điện tử Huyện ủy Đồi Mít\nTrang chủ\nTin tức', '', '', '', 'Trang Thông tin điện tử Huyện ủy Đồi Mít'),
        (f'BAN TỔ CHỨC TỈNH ỦY QUẢNG NINH\n{BAR}', '', '', '', 'BAN TỔ CHỨC TỈNH ỦY QUẢNG NINH'),
        (f'ỦY BAN KIỂM TRA TỈNH ỦY ĐỒI MÍT\n{BAR}', '', '', '', 'ỦY BAN KIỂM TRA TỈNH ỦY ĐỒI MÍT'),
        (f'BAN NỘI CHÍNH TRUNG ƯƠNG\n{BAR}', '', '', '', 'BAN NỘI CHÍNH TRUNG ƯƠNG'),
        (f'HỘI ĐỒNG NHÂN DÂN TỈNH QUẢNG NINH\n{BAR}', '', '', '', 'HỘI ĐỒNG NHÂN DÂN TỈNH QUẢNG NINH'),
        (f'ĐOÀN ĐBQH VÀ HĐND TỈNH QUẢNG NINH\n{BAR}', '', '', '', 'ĐOÀN ĐBQH VÀ HĐND TỈNH QUẢNG NINH'),
        # the army, the police
        (f'BÁO QUÂN KHU ĐỒI MÍT\nCơ quan của Đảng ủy - Bộ Tư lệnh Quân khu\n{MENU}', '', '', '', 'BÁO QUÂN KHU ĐỒI MÍT'),
        (f'BỘ CHỈ HUY QUÂN SỰ TỈNH QUẢNG NINH\n{BAR}', '', '', '', 'BỘ CHỈ HUY QUÂN SỰ TỈNH QUẢNG NINH'),
        (f'BỘ ĐỘI BIÊN PHÒNG TỈNH QUẢNG NINH\n{BAR}', '', '', '', 'BỘ ĐỘI BIÊN PHÒNG TỈNH QUẢNG NINH'),
        (f'CỤC CẢNH SÁT GIAO THÔNG\n{BAR}', '', '', '', 'CỤC CẢNH SÁT GIAO THÔNG'),
        (f'BỘ CÔNG AN\nCÔNG AN TỈNH QUẢNG NINH\n{BAR}', '', '', '', 'CÔNG AN TỈNH QUẢNG NINH'),
        # courts, firms, the Church
        (f'TÒA ÁN NHÂN DÂN TỈNH QUẢNG NINH\n{BAR}', '', '', '', 'TÒA ÁN NHÂN DÂN TỈNH QUẢNG NINH'),
        (f'VIỆN KIỂM SÁT NHÂN DÂN TỈNH QUẢNG NINH\n{BAR}', '', '', '', 'VIỆN KIỂM SÁT NHÂN DÂN TỈNH QUẢNG NINH'),
        (f'BẢO HIỂM XÃ HỘI TỈNH QUẢNG NINH\n{BAR}', '', '', '', 'BẢO HIỂM XÃ HỘI TỈNH QUẢNG NINH'),
        (f'VƯỜN QUỐC GIA ĐỒI MÍT\n{BAR}', '', '', '', 'VƯỜN QUỐC GIA ĐỒI MÍT'),
        (f'Bảo tàng tỉnh Quảng Ninh\n{BAR}', '', '', '', 'Bảo tàng tỉnh Quảng Ninh'),
        (f'TẬP ĐOÀN THAN ĐỒI MÍT\n{BAR}', '', '', '', 'TẬP ĐOÀN THAN ĐỒI MÍT'),
        (f'CÔNG TY ĐIỆN LỰC QUẢNG NINH\n{BAR}', '', '', '', 'CÔNG TY ĐIỆN LỰC QUẢNG NINH'),
        ('GIÁO PHẬN ĐỒI MÍT\nTin giáo phận\nLời Chúa\nSuy niệm', '', '', '', 'GIÁO PHẬN ĐỒI MÍT'),
        (f'Chi cục Kiểm lâm tỉnh Quảng Ninh\n{BAR}', '', '', '', 'Chi cục Kiểm lâm tỉnh Quảng Ninh'),
        (f'TỈNH ĐOÀN QUẢNG NINH\nTiên phong - Bản lĩnh - Đoàn kết\n{BAR}', '', '', '', 'TỈNH ĐOÀN QUẢNG NINH'),
        # English names
        ('Doi Mit News\nThe voice of hill farmers\nThời sự\nKinh tế\nThể thao', '', '', '', 'Doi Mit News'),
        (f'VIETNAM PEPPER ASSOCIATION\nHIỆP HỘI HỒ TIÊU ĐỒI MÍT\n{BAR}', '', '', '', 'HIỆP HỘI HỒ TIÊU ĐỒI MÍT'),
        (f'PEOPLE\'S COMMITTEE OF DOI MIT PROVINCE\nCỔNG THÔNG TIN ĐIỆN TỬ TỈNH ĐỒI MÍT\n{BAR}', '', '', '', 'CỔNG THÔNG TIN ĐIỆN TỬ TỈNH ĐỒI MÍT'),
        ('Radio Free Hill - Tiếng Việt\nTin tức\nViệt Nam\nThế giới', '', '', '', 'Radio Free Hill - Tiếng Việt'),
        ('NHK WORLD-JAPAN\nTiếng Việt\nTin tức\nHọc tiếng Nhật', '', '', '', 'NHK WORLD-JAPAN'),
        # slogans, labels
        (f'Nhanh - Đúng - Trúng\nBÁO ĐỒI MÍT\n{MENU}', '', '', '', 'BÁO ĐỒI MÍT'),
        (f'Tiếng nói của Đảng bộ, chính quyền và nhân dân Đồi Mít\nBÁO ĐỒI MÍT ĐIỆN TỬ\n{MENU}', '', '', '', 'BÁO ĐỒI MÍT ĐIỆN TỬ'),
        (f'Logo Báo Đồi Mít\n{MENU}', '', '', '', 'Báo Đồi Mít'),
        (f'[Logo: Báo Đồi Mít]\n{MENU}', '', '', '', 'Báo Đồi Mít'),
        (f'Báo Đồi Mít (logo)\n{MENU}', '', '', '', 'Báo Đồi Mít'),
        (f'Báo Đồi Mít - Tin tức Đồi Mít 24h\n{MENU}', '', '', '', 'Báo Đồi Mít'),
        (f'Trang chủ Báo Đồi Mít\n{MENU}', '', '', '', 'Báo Đồi Mít'),
        (f'Chào mừng bạn đến với Cổng thông tin điện tử xã Phú Mỹ\n{BAR}', '', '', '', 'Cổng thông tin điện tử xã Phú Mỹ'),
        (f'Bạn đang ở: Báo Đồi Mít » Kinh tế » Nhà nông\n{DAY}', '', '', '', 'Báo Đồi Mít'),
        # feet
        (MENU, '', '', 'Cơ quan chủ quản: Tỉnh ủy Đồi Mít\nBáo Đồi Mít giữ bản quyền nội dung trên website này', "Báo Đồi Mít"),
        (MENU, '', '', 'Đơn vị quản lý: Văn phòng Tỉnh ủy\n© Trang thông tin điện tử Đảng bộ tỉnh Đồi Mít', 'Trang thông tin điện tử Đảng bộ tỉnh Đồi Mít'),
        (MENU, '', '', 'TẠP CHÍ NHÀ NÔNG ĐIỆN TỬ\nCơ quan chủ quản: Hội Làm vườn\nTổng Biên tập: Lê Văn Bách', 'TẠP CHÍ NHÀ NÔNG ĐIỆN TỬ'),
        (MENU, '', '', 'Cơ quan của Hội Làm vườn\nTòa soạn Báo Đồi Mít: 12 phố Chợ\nĐiện thoại: 0909', 'Báo Đồi Mít'),
        (MENU, '', '', 'Bệnh viện Đa khoa Đồi Mít\nĐịa chỉ: số 5 phố Chợ, thị trấn Mít\nĐiện thoại: 0909', 'Bệnh viện Đa khoa Đồi Mít'),
        (MENU, '', '', 'TRƯỜNG ĐẠI HỌC ĐỒI MÍT\nĐịa chỉ: số 5 phố Chợ\nEmail: a@b.vn', 'TRƯỜNG ĐẠI HỌC ĐỒI MÍT'),
        (MENU, '', '', 'HIỆP HỘI CHÈ ĐỒI MÍT\nVăn phòng: số 5 phố Chợ\nEmail: a@b.vn', 'HIỆP HỘI CHÈ ĐỒI MÍT'),
        (MENU, '', '', 'Được phát triển bởi Công ty Kênh Mương\nTrang TTĐT Sở Thủy lợi tỉnh Đồi Mít', 'Trang TTĐT Sở Thủy lợi tỉnh Đồi Mít'),
        (MENU, '', '', 'Ghi rõ nguồn "Báo Đồi Mít" khi phát hành lại thông tin từ website này', 'Báo Đồi Mít'),
        (MENU, '', '', '® Ghi rõ nguồn "Nhịp Đồng Bằng" khi phát hành lại thông tin', 'Nhịp Đồng Bằng'),
        # named for the article
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'Theo TTXVN/Báo Tin tức', 'TTXVN/Báo Tin tức'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'Lê Thu Hà (TTXVN/Vietnam+)', 'TTXVN/Vietnam+'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'Theo Lê Thu Hà/VOV.VN', 'VOV.VN'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'Theo VnExpress, Dân trí', 'VnExpress, Dân trí'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'Nguồn tin: Cổng TTĐT tỉnh Đồi Mít', 'Cổng TTĐT tỉnh Đồi Mít'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'Nguồn trích dẫn: Báo Đồi Mít', 'Báo Đồi Mít'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'Bài viết gốc: Báo Đồi Mít', 'Báo Đồi Mít'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'Theo: Báo Đồi Mít điện tử', 'Báo Đồi Mít điện tử'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', '(Nguồn: TTXVN)', 'TTXVN'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', '[Theo Báo Đồi Mít]', 'Báo Đồi Mít'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'Tổng hợp từ Báo Đồi Mít', 'Báo Đồi Mít'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'Nguồn: Bệnh viện Đa khoa Đồi Mít', 'Bệnh viện Đa khoa Đồi Mít'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'Nguồn: Văn phòng UBND xã', 'Văn phòng UBND xã'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'Báo Lao Động - Lê Thu Hà', 'Báo Lao Động'),
        # datelines
        (f'Nhịp Đồng Bằng\n{MENU}', '', '[Báo Đồi Mít] - ', '', 'Báo Đồi Mít'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '(BĐM Online): ', '', 'BĐM Online'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', 'Quảng Ninh (TTXVN) - ', '', 'TTXVN'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', 'TTXVN (Quảng Ninh 5/3) - ', '', 'TTXVN'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '(Cổng TTĐT tỉnh) - ', '', 'Cổng TTĐT tỉnh'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '(HNMO) – ', '', 'HNMO'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', 'QNP - ', '', 'QNP'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '(Baodoimit.vn) - ', '', 'Baodoimit.vn'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', 'ĐCSVN - ', '', 'ĐCSVN'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '(Mặt trận) - ', '', 'Mặt trận'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', 'TCCT ', '', 'TCCT'),
        # the line below the headline
        (f'Nhịp Đồng Bằng\n{MENU}', 'Báo Đồi Mít | Thứ Hai, 06/03/2023 08:15', '', '', 'Báo Đồi Mít'),
        (f'Nhịp Đồng Bằng\n{MENU}', 'Theo Báo Đồi Mít | 06/03/2023', '', '', 'Báo Đồi Mít'),
        (f'Nhịp Đồng Bằng\n{MENU}', 'Lê Thu Hà (Báo Đồi Mít)\n06/03/2023 08:15', '', '', 'Báo Đồi Mít'),
        (f'Nhịp Đồng Bằng\n{MENU}', 'Nguồn: Đài PTTH tỉnh | Lượt xem: 12', '', '', 'Đài PTTH tỉnh'),
        # letterheads, banners, signatures
        ('SỞ GIÁO DỤC VÀ ĐÀO TẠO ĐỒI MÍT\nPHÒNG GD&ĐT HUYỆN MÍT\nGiới thiệu\nTin tức\nThông báo', '', '', '', 'PHÒNG GD&ĐT HUYỆN MÍT'),
        ('Phòng Giáo dục và Đào tạo huyện Đồi Mít\nTrang chủ\nTin tức\nVăn bản', '', '', '', 'Phòng Giáo dục và Đào tạo huyện Đồi Mít'),
        ('TTXVN\nTin tức\nThời sự\nThế giới', '', '', '', 'TTXVN'),
        ('Tuyengiaodoimit.vn\nTrang chủ\nTin tức', '', '', '', 'Tuyengiaodoimit.vn'),
        ('UBND TỈNH ĐỒI MÍT\nBAN DÂN TỘC\nTrang chủ\nTin tức', '', '', '', 'BAN DÂN TỘC'),
        ('Cổng thông tin điện tử\nBAN QUẢN LÝ KHU KINH TẾ ĐỒI MÍT\nTrang chủ\nTin tức', '', '', '', 'BAN QUẢN LÝ KHU KINH TẾ ĐỒI MÍT'),
        ('Cổng thông tin\nTỈNH QUẢNG NINH\nTrang chủ\nTin tức', '', '', '', "Cổng thông tin TỈNH QUẢNG NINH"),
        ('Trung tâm Kiểm soát bệnh tật tỉnh Quảng Ninh (CDC Quảng Ninh)\nTrang chủ\nTin tức', '', '', '', 'Trung tâm Kiểm soát bệnh tật tỉnh Quảng Ninh (CDC Quảng Ninh)'),
        ('ĐÀI TRUYỀN THANH XÃ PHÚ MỸ\nTin tức\nGương sáng', '', '', '', 'ĐÀI TRUYỀN THANH XÃ PHÚ MỸ'),
        ('Truyền hình Đồi Mít\nTin tức\nThời sự\nChuyên mục', '', '', '', 'Truyền hình Đồi Mít'),
        ('DMTV\nTin tức\nThời sự\nChuyên mục', '', '', '', 'DMTV'),
        ('Người Đồi Mít\nThời sự\nKinh tế\nVăn hóa', '', '', '', 'Người Đồi Mít'),
        ('Tạp chí Cộng đồng Đồi Mít | ISSN 1234-5678\nThời sự\nKinh tế', '', '', '', 'Tạp chí Cộng đồng Đồi Mít'),
        ('TẠP CHÍ ĐIỆN TỬ NHÀ NÔNG ĐỒI MÍT - HỘI LÀM VƯỜN VIỆT NAM\nThời sự\nKinh tế', '', '', '', 'TẠP CHÍ ĐIỆN TỬ NHÀ NÔNG ĐỒI MÍT'),
        ('QUÂN ĐỘI NHÂN DÂN VIỆT NAM\nBÁO QUÂN KHU ĐỒI MÍT\nThời sự\nKinh tế', '', '', '', 'BÁO QUÂN KHU ĐỒI MÍT'),
        ('Thứ Hai, 06/03/2023\nĐăng nhập | Đăng ký\nBáo Đồi Mít\nThời sự', '', '', '', 'Báo Đồi Mít'),
        ('☰ Menu\nBáo Đồi Mít\nThời sự\nKinh tế', '', '', '', 'Báo Đồi Mít'),
        ('Skip to main content\nTrường Đại học Kinh tế Đồi Mít\nGiới thiệu\nTin tức', '', '', '', 'Trường Đại học Kinh tế Đồi Mít'),
        ('Hotline: 0909 111 222\nEmail: a@b.vn\nBệnh viện Mắt Đồi Mít\nGiới thiệu\nTin tức', '', '', '', 'Bệnh viện Mắt Đồi Mít'),
        ('Hội Nhà báo Việt Nam\nHỘI NHÀ BÁO TỈNH QUẢNG NINH\nTrang chủ\nTin tức', '', '', '', 'HỘI NHÀ BÁO TỈNH QUẢNG NINH'),
        ('GIÁO HỘI PHẬT GIÁO VIỆT NAM TỈNH QUẢNG NINH\nTrang chủ\nTin tức', '', '', '', 'GIÁO HỘI PHẬT GIÁO VIỆT NAM TỈNH QUẢNG NINH'),
        ('Hội đồng Giám mục Việt Nam\nTin tức\nTài liệu\nSuy niệm', '', '', '', 'Hội đồng Giám mục Việt Nam'),
        ('ĐẠI SỨ QUÁN VIỆT NAM TẠI LÀO\nGiới thiệu\nTin tức', '', '', '', 'ĐẠI SỨ QUÁN VIỆT NAM TẠI LÀO'),
        ('KHO BẠC NHÀ NƯỚC ĐỒI MÍT\nGiới thiệu\nTin tức', '', '', '', 'KHO BẠC NHÀ NƯỚC ĐỒI MÍT'),
        ('BỘ TÀI CHÍNH\nCỤC THUẾ TỈNH QUẢNG NINH\nGiới thiệu\nTin tức', '', '', '', 'CỤC THUẾ TỈNH QUẢNG NINH'),
        ('BỘ TÀI CHÍNH\nGiới thiệu\nTin tức\nVăn bản', '', '', '', 'BỘ TÀI CHÍNH'),
        ('BỘ Y TẾ\nTin tức\nPhòng chống dịch\nVăn bản', '', '', '', 'BỘ Y TẾ'),
        ('BỘ Y TẾ\nCỔNG THÔNG TIN ĐIỆN TỬ\nTin tức\nVăn bản', '', '', '', 'BỘ Y TẾ'),
        ('CỔNG THÔNG TIN ĐIỆN TỬ BỘ Y TẾ\nCục Quản lý Dược\nTin tức\nVăn bản', '', '', '', 'CỔNG THÔNG TIN ĐIỆN TỬ BỘ Y TẾ'),
        ('SỞ Y TẾ QUẢNG NINH\nTrung tâm Y tế huyện Đồi Mít\nTin tức\nVăn bản', '', '', '', 'Trung tâm Y tế huyện Đồi Mít'),
        ('SỞ Y TẾ QUẢNG NINH\nGiới thiệu\nTrung tâm Y tế huyện Đồi Mít\nTin tức\nVăn bản', '', '', '', 'SỞ Y TẾ QUẢNG NINH'),
        (f'Báo Đồi Mít\n{MENU}', 'Thứ Hai, 6/3/2023, 08:15\nTheo dõi Báo Lao Động trên Google News', '', '', 'Báo Đồi Mít'),
        (f'Báo Đồi Mít\n{MENU}', '', '', 'Lê Hà\nTheo dõi Báo Đồi Mít trên Zalo\nBáo Lao Động đưa tin về lễ hội\nTin liên quan', 'Báo Đồi Mít'),
        (f'Báo Đồi Mít\n{MENU}', '', '', 'Lê Hà\nĐối tác: Báo Lao Động | TTXVN', 'Báo Đồi Mít'),
        (f'Báo Đồi Mít\n{MENU}', '', '', 'Lê Hà\nCông an tỉnh Quảng Ninh: 0203 111 222\nĐịa chỉ: số 5 phố Chợ', 'Báo Đồi Mít'),
        (MENU, '', '', 'Lê Hà\nTRƯỜNG CHÍNH TRỊ TỈNH QUẢNG NINH\nTin khác\nBản quyền thuộc Báo Đồi Mít', 'Báo Đồi Mít'),
        (MENU, '', '', 'Lê Hà\nTin khác\nCông an tỉnh Quảng Ninh bắt nhóm trộm\nĐịa chỉ: số 5 phố Chợ', None),
        (MENU, '', '', 'Cơ quan ngôn luận của Hội Làm vườn Việt Nam\nGiấy phép số 12/GP-BTTTT', None),
        (MENU, '', '', 'Tạp chí Nhà nông - Giấy phép hoạt động số 12/GP-BTTTT\nTổng Biên tập: Lê Bách', 'Tạp chí Nhà nông'),
        (MENU, '', '', 'Copyright © 2022 by Báo Đồi Mít. All rights reserved.', 'Báo Đồi Mít'),
        (MENU, '', '', 'Bản quyền © 2022: Trường Đại học Đồi Mít', 'Trường Đại học Đồi Mít'),
        (MENU, '', '', '© HỘI NÔNG DÂN TỈNH QUẢNG NINH', 'HỘI NÔNG DÂN TỈNH QUẢNG NINH'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'Theo Đời sống & Pháp luật', 'Đời sống & Pháp luật'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'Theo Lê Hà / Báo Đồi Mít', 'Báo Đồi Mít'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'LÊ HÀ (theo Reuters)', 'Reuters'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'Lê Hà (Theo AFP, Reuters)', 'AFP, Reuters'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'Nguồn: TTXVN/Vietnam+', 'TTXVN/Vietnam+'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'Nguồn: Báo Đồi Mít (ngày 5/3/2023)', 'Báo Đồi Mít'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'Nguồn:\nBáo Đồi Mít', 'Báo Đồi Mít'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'Theo\nBáo Đồi Mít', 'Báo Đồi Mít'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'P.V (Theo baodoimit.vn)', 'baodoimit.vn'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'Theo Sở Y tế tỉnh', 'Nhịp Đồng Bằng'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'Bài: Lê Hà, Ảnh: TTXVN', 'Nhịp Đồng Bằng'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '', 'Trích Báo Đồi Mít', 'Báo Đồi Mít'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '(TTXVN/Vietnam+) - ', '', 'TTXVN/Vietnam+'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '[VOV2] - ', '', 'VOV2'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '(Báo Đồi Mít) – ', '', 'Báo Đồi Mít'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', 'VTV.vn - ', '', 'VTV.vn'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', 'Quảng Ninh, 5/3/2023 (NĐB) - ', '', 'NĐB'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '(GLO)- ', '', 'GLO'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', 'Cổng TTĐT - ', '', 'Cổng TTĐT'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', '(Tiếp theo kỳ trước) - ', '', 'Nhịp Đồng Bằng'),
        (f'Nhịp Đồng Bằng\n{MENU}', '', 'NDĐT - ', '', 'NDĐT'),
    ],
)  # fmt: skip
def test_pages_of_text(above: str, under: str, start: str, below: str, source: str) -> None:
    """``under``: lines between the headline and the text."""
    page = text_page(above, below, start).replace(TITLE, f"{TITLE}\n{under}", 1)
    article = read_page(page)
    assert (article.source, article.title) == (source, TITLE)


@pytest.mark.parametrize(
    ("head", "above", "below", "source"),
    [
        (SITE.format('BVSN'), '<div id="logo"><a href="/" title="BVSN"><img src="l.png" alt="Bệnh viện Sản Nhi tỉnh Đồi Mít"></a></div>' + LINKS, '', 'Bệnh viện Sản Nhi tỉnh Đồi Mít'),
        ('', '<a href="/" class="logo"><img src="l.png" alt="HUAF"><span>Trường Đại học Nông Lâm Đồi Mít</span></a>' + LINKS, '', 'Trường Đại học Nông Lâm Đồi Mít'),
        (SITE.format('Trường Đại học Đồi Mít'), LINKS, '<footer>© 2023 DMU</footer>', 'Trường Đại học Đồi Mít'),
        ('', '<div class="banner"><div class="t1">ĐẢNG BỘ TỈNH ĐỒI MÍT</div><div class="t2">TRANG THÔNG TIN ĐIỆN TỬ BAN TỔ CHỨC TỈNH ỦY</div></div>' + LINKS, '', 'TRANG THÔNG TIN ĐIỆN TỬ BAN TỔ CHỨC TỈNH ỦY'),
        ('', '<header><a href="/"><img src="/logo.png" alt="Logo"></a><span class="slogan">Vì nhà nông</span></header>' + LINKS, '<footer><p>Tạp chí Nhà nông Đồi Mít</p><p>Giấy phép số 12/GP-BTTTT</p></footer>', 'Tạp chí Nhà nông Đồi Mít'),
        ('', '<div class="top-header"><h2 class="text-uppercase">Hội Nông dân tỉnh Quảng Ninh</h2><p>Đoàn kết - Sáng tạo</p></div>' + LINKS, '', 'Hội Nông dân tỉnh Quảng Ninh'),
        (SITE.format('HOI NONG DAN'), '<div class="top-header"><h2>Hội Nông dân tỉnh Quảng Ninh</h2></div>' + LINKS, '', 'Hội Nông dân tỉnh Quảng Ninh'),
        ('<meta property="og:title" content="Thôn Đồi Mít dọn bờ kênh trước ngày cấy | Báo Đồi Mít">', LINKS, '', 'Báo Đồi Mít'),
        ('', LINKS, '<div id="footer"><b>CÔNG AN TỈNH QUẢNG NINH</b><br>Địa chỉ: số 5 phố Chợ<br>Email: a@b.vn</div>', 'CÔNG AN TỈNH QUẢNG NINH'),
        ('', LINKS, '<div id="footer">Cơ quan chủ quản: UBND tỉnh Quảng Ninh<br>Bản quyền thuộc Cổng thông tin điện tử tỉnh Quảng Ninh</div>', 'Cổng thông tin điện tử tỉnh Quảng Ninh'),
        ('', LINKS + '<ul class="breadcrumb"><li><a href="/">Báo Đồi Mít</a></li><li><a href="/k">Kinh tế</a></li></ul>', '', 'Báo Đồi Mít'),
        (SITE.format('Báo Đồi Mít'), LINKS, '<p class="source">Nguồn: Báo Lao Động</p>', 'Báo Lao Động'),
        (SITE.format('Báo Đồi Mít'), LINKS, '<p style="text-align:right"><strong>Lê Thu Hà</strong></p><p style="text-align:right"><em>(Theo TTXVN)</em></p>', 'TTXVN'),
        ('', '<div class="site-branding"><p class="site-title"><a href="/" rel="home">Đồi Mít Today</a></p><p class="site-description">Tin nhanh</p></div>' + LINKS, '', 'Đồi Mít Today'),
        ('', '<div id="header"><object></object><img src="/images/banner.jpg" alt="Chi cục Kiểm lâm tỉnh Quảng Ninh"></div>' + LINKS, '', 'Chi cục Kiểm lâm tỉnh Quảng Ninh'),
        ('', '<div class="hd-logo"><a href="/"><img src="/l.svg" alt="Hiệp hội Chè Đồi Mít"/></a></div><div class="partner"><img alt="Báo Lao Động" src="p.png"></div>' + LINKS, '', 'Hiệp hội Chè Đồi Mít'),
        (SITE.format('Sở Y tế'), '<div class="portal-title">SỞ Y TẾ TỈNH QUẢNG NINH</div>' + LINKS, '', 'SỞ Y TẾ TỈNH QUẢNG NINH'),
        (SITE.format('dmu.edu.vn'), '<div class="header-text"><div>BỘ GIÁO DỤC VÀ ĐÀO TẠO</div><div>TRƯỜNG ĐẠI HỌC ĐỒI MÍT</div></div>' + LINKS, '', 'TRƯỜNG ĐẠI HỌC ĐỒI MÍT'),
        ('', '<div class="header-text"><div>TRƯỜNG ĐẠI HỌC ĐỒI MÍT</div><div>DOI MIT UNIVERSITY</div></div>' + LINKS, '', 'TRƯỜNG ĐẠI HỌC ĐỒI MÍT'),
        (SITE.format('Vietnam Report'), '<div class="weather">Hà Nội 25°C</div>' + LINKS, '', 'Vietnam Report'),
        ('', '<div class="logo"><a href="/"><img src="x.png" alt="CDC"></a></div><div class="h-title">TRUNG TÂM KIỂM SOÁT BỆNH TẬT TỈNH QUẢNG NINH</div>' + LINKS, '', 'TRUNG TÂM KIỂM SOÁT BỆNH TẬT TỈNH QUẢNG NINH'),
        (SITE.format('HOSREM'), '<a href="/"><img src="l.png" alt="HOSREM"></a>' + LINKS, '<footer>Hội Sinh sản Đồi Mít</footer>', 'HOSREM'),
        (SITE.format('Website Sở Y tế tỉnh Quảng Ninh'), LINKS, '', 'Website Sở Y tế tỉnh Quảng Ninh'),
        (SITE.format('Báo Đồi Mít Online'), '<div class="header"><span>Thứ Hai, 06/03/2023</span></div>' + LINKS, '', 'Báo Đồi Mít Online'),
        ('<meta name="twitter:site" content="@baodoimit">', LINKS, '<footer><p>BÁO ĐỒI MÍT</p><p>Cơ quan của Đảng bộ tỉnh</p></footer>', 'BÁO ĐỒI MÍT'),
        ('', '<div class="header"><img src="logo.png" alt=""><div class="name">TỈNH ĐOÀN QUẢNG NINH</div><div class="slogan">Tiên phong - Bản lĩnh</div></div>' + LINKS, '', 'TỈNH ĐOÀN QUẢNG NINH'),
        ('', '<header><div class="txt"><p>LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM</p><p>CÔNG ĐOÀN NGÀNH Y TẾ TỈNH QUẢNG NINH</p></div></header>' + LINKS, '', 'CÔNG ĐOÀN NGÀNH Y TẾ TỈNH QUẢNG NINH'),
        ('', '<div id="banner"><img src="banner.jpg" title="Trường THPT Đồi Mít"></div>' + LINKS, '', 'Trường THPT Đồi Mít'),
        (SITE.format('Công an Quảng Ninh'), LINKS, '<div class="sign"><p><em>Nguồn: Báo Công an nhân dân</em></p></div>', 'Báo Công an nhân dân'),
    ],
)  # fmt: skip
def test_saved_pages(head: str, above: str, below: str, source: str) -> None:
    article = read_page(html_page(head, above, below))
    assert (article.source, article.title) == (source, TITLE)


def test_an_institution_that_prints_its_address_is_no_author() -> None:
    foot = "TRƯỜNG ĐẠI HỌC ĐỒI MÍT\nĐịa chỉ: số 5 phố Chợ"
    assert read_page(text_page(MENU, foot)).author is None
