# ruff: noqa: E501 - one outlet, one row
"""Names, short names of datelines and domains of the Vietnamese press, as two tables.

National outlets: name | other and short names | domains | kind | province of a local edition.
Each province's paper, broadcaster and portal: province | short names | domains. Facts from the
outlets' own mastheads.
"""

from __future__ import annotations

__all__ = ["LOCAL", "NATIONAL"]

NATIONAL = """
Thông tấn xã Việt Nam|TTXVN, VNA, Vietnam+, VietnamPlus, TTXVN/Vietnam+, Báo Tin tức, Tin tức, BNEWS, Bnews|vietnamplus.vn, baotintuc.vn, bnews.vn, vnanet.vn|agency
Đài Tiếng nói Việt Nam|VOV, VOV.VN, VOV Giao thông, VOV1, VOV2, VOV5, Báo điện tử VOV, VOV Đông Bắc, VOV Tây Bắc, VOV Miền Trung, VOV Tây Nguyên, VOV ĐBSCL, VOV-TP.HCM|vov.vn, vovworld.vn, vovgiaothong.vn|broadcaster
Đài Truyền hình Việt Nam|VTV, VTV.VN, VTV News, VTV1, VTV8, VTV9|vtv.vn|broadcaster
VTC News|VTC, VTC.VN, Báo điện tử VTC News|vtcnews.vn, vtc.vn|broadcaster
Truyền hình Quốc hội Việt Nam|Quochoi.tv, THQH|quochoitv.vn|broadcaster
Truyền hình Công an Nhân dân|ANTV|antv.gov.vn|broadcaster
Truyền hình Quốc phòng Việt Nam|QPVN|qpvn.vn|broadcaster
Báo Nhân Dân|Nhân Dân, NDO, NDĐT, Báo Nhân Dân điện tử, Nhân Dân điện tử, Nhandan.vn, Thời Nay, Nhân Dân cuối tuần, Nhân Dân hằng tháng|nhandan.vn, nhandan.com.vn|party_paper
Báo điện tử Đảng Cộng sản Việt Nam|ĐCSVN, Đảng Cộng sản, dangcongsan.vn, CPV|dangcongsan.vn|party_paper
Tạp chí Cộng sản|TCCS, Tạp chí Cộng sản điện tử|tapchicongsan.org.vn|party_paper
Tạp chí Xây dựng Đảng|XDĐ, Xây dựng Đảng điện tử|xaydungdang.org.vn|party_paper
Tạp chí Tuyên giáo|Tuyên giáo, TG, TCTG|tuyengiao.vn|party_paper
Tạp chí Dân vận|Danvan.vn, TCDV|danvan.vn|party_paper
Tạp chí Mặt trận|TCMT|tapchimattran.vn, mattran.org.vn|party_paper
Báo Quân đội nhân dân|Quân đội nhân dân, QĐND, QĐND Online|qdnd.vn|sector_paper
Báo Công an nhân dân|Công an nhân dân, CAND, CAND Online|cand.com.vn|sector_paper
Báo Biên phòng|Biên phòng, BP, BĐBP|bienphong.com.vn|sector_paper
Báo Hải quân Việt Nam|Hải quân|baohaiquanvietnam.vn|sector_paper
Báo Điện tử Chính phủ|Báo Chính phủ, Chinhphu.vn, Chính phủ, VGP News, VGP, Cổng Thông tin điện tử Chính phủ|baochinhphu.vn, chinhphu.vn|ministry
Báo Đại biểu Nhân dân|Đại biểu Nhân dân, ĐBND, ĐBNDO|daibieunhandan.vn|national_daily
Báo Đại Đoàn Kết|Đại Đoàn Kết, ĐĐK, Daidoanket.vn|daidoanket.vn|national_daily
Báo Thanh Niên|Thanh Niên, TNO, TN, Thanh Niên Online|thanhnien.vn|national_daily
Báo Tuổi Trẻ|Tuổi Trẻ, TTO, TT, Tuổi Trẻ Online, TTCT, Tuổi Trẻ Cuối tuần|tuoitre.vn|national_daily
Báo Tiền Phong|Tiền Phong, TP, TPO|tienphong.vn|national_daily
Báo Lao Động|Lao Động, LĐ, LĐO, LDO, Laodong.vn|laodong.vn, laodong.com.vn|national_daily
Báo Người Lao Động|Người Lao Động, NLĐ, NLĐO|nld.com.vn, nld.vn|national_daily
Báo Sài Gòn Giải Phóng|Sài Gòn Giải Phóng, SGGP, SGGPO, SGGP Online|sggp.org.vn|party_paper|Thành phố Hồ Chí Minh
Báo Hànộimới|Hànộimới, Hà Nội mới, Hà Nội Mới, HNM, HNMO|hanoimoi.vn, hanoimoi.com.vn|party_paper|Hà Nội
Báo Kinh tế & Đô thị|Kinh tế & Đô thị, Kinhtedothi, Kinh tế và Đô thị, KTĐT|kinhtedothi.vn|provincial_paper|Hà Nội
VnExpress|Vnexpress.net, VnE|vnexpress.net|online_tabloid
VietNamNet|Vietnamnet.vn, Báo VietNamNet, Tuần Việt Nam|vietnamnet.vn|online_tabloid
Báo Dân trí|Dân trí, Dân Trí, Dantri|dantri.com.vn|online_tabloid
Zing News|Zing, Zing.vn, Zingnews, Znews, Tri thức trực tuyến|zingnews.vn, znews.vn|online_tabloid
Kenh14|Kênh 14|kenh14.vn|online_tabloid
Soha|Soha.vn, Soha News|soha.vn|online_tabloid
24h|24h.com.vn|24h.com.vn|online_tabloid
Người Đưa Tin|NĐT, Nguoiduatin.vn|nguoiduatin.vn|online_tabloid
Đời sống & Pháp luật|Đời sống và Pháp luật, ĐSPL|doisongphapluat.com|online_tabloid
Dân Việt|Báo Dân Việt, Nông thôn Ngày nay, NTNN, Báo Nông thôn Ngày nay|danviet.vn|national_daily
Báo Nông nghiệp Việt Nam|Nông nghiệp Việt Nam, NNVN, Báo Nông nghiệp và Môi trường|nongnghiep.vn|sector_paper
Báo Kinh tế Nông thôn|Kinh tế Nông thôn, KTNT|kinhtenongthon.vn|sector_paper
Báo Pháp luật Việt Nam|Pháp luật Việt Nam, PLVN|baophapluat.vn|sector_paper
Báo Pháp Luật TP.HCM|Pháp Luật TP.HCM, Pháp luật TPHCM, PL, PLO, PLO.VN|plo.vn|sector_paper
Báo Bảo vệ pháp luật|Bảo vệ pháp luật, BVPL|baovephapluat.vn|sector_paper
Báo Công lý|Công lý, CL|congly.vn|sector_paper
Báo Thanh tra|Thanh tra, Thanh Tra|thanhtra.com.vn|sector_paper
Báo Kiểm toán|Kiểm toán|baokiemtoan.vn|sector_paper
Báo An ninh Thủ đô|An ninh Thủ đô, ANTĐ|anninhthudo.vn, antd.vn|provincial_paper|Hà Nội
Báo Công an TP.HCM|Công an TP.HCM, CATP, CAO|congan.com.vn|provincial_paper|Thành phố Hồ Chí Minh
Báo Công an TP Đà Nẵng|Công an Đà Nẵng, CADN|cadn.com.vn|provincial_paper|Đà Nẵng
Báo Công an Nghệ An|Công an Nghệ An, Công an Nghệ An Online|congannghean.vn|provincial_paper|Nghệ An
Báo Phụ nữ Việt Nam|Phụ nữ Việt Nam, PNVN|phunuvietnam.vn|sector_paper
Báo Phụ nữ TP.HCM|Phụ nữ TP.HCM, PNO, Phụ nữ Online|phunuonline.com.vn|sector_paper
Báo Phụ nữ Thủ đô|Phụ nữ Thủ đô|baophunuthudo.vn|sector_paper|Hà Nội
Báo Sức khỏe & Đời sống|Sức khỏe & Đời sống, Sức khỏe và Đời sống, SKĐS, Suckhoedoisong.vn|suckhoedoisong.vn|sector_paper
Báo Giáo dục & Thời đại|Giáo dục & Thời đại, Giáo dục và Thời đại, GD&TĐ, GDTĐ|giaoducthoidai.vn|sector_paper
Giáo dục Việt Nam|GDVN, Tạp chí Giáo dục Việt Nam|giaoduc.net.vn|sector_paper
Báo Giao thông|Giao thông, GT, Báo Giao thông Vận tải|baogiaothong.vn|sector_paper
Báo Xây dựng|Xây dựng, BXD|baoxaydung.com.vn, baoxaydung.vn|sector_paper
Báo Đầu tư|Đầu tư, Báo Đầu tư Online, baodautu.vn|baodautu.vn|sector_paper
Báo Công Thương|Công Thương, CôngThương, Congthuong.vn|congthuong.vn|sector_paper
Báo Tài nguyên & Môi trường|Tài nguyên và Môi trường, Tài nguyên & Môi trường, TN&MT, TNMT|baotainguyenmoitruong.vn|sector_paper
Báo Văn hóa|Văn hóa, Báo Văn hóa điện tử|baovanhoa.vn|sector_paper
Thể thao & Văn hóa|Báo Thể thao & Văn hóa, Thể thao và Văn hóa, TT&VH, Thethaovanhoa.vn|thethaovanhoa.vn|sector_paper
Bóng đá|Báo Bóng đá, Bongdaplus, Bongda+, bongdaplus.vn|bongdaplus.vn|sector_paper
Báo Dân tộc & Phát triển|Dân tộc và Phát triển, Dân tộc & Phát triển, Baodantoc.vn|baodantoc.vn|sector_paper
Báo Cựu chiến binh Việt Nam|Cựu chiến binh|baocuuchienbinh.vn|sector_paper
Báo Lao động Thủ đô|Lao động Thủ đô, LĐTĐ|laodongthudo.vn|sector_paper|Hà Nội
Báo Người Lao động Bình Dương|Lao động Bình Dương||sector_paper|Bình Dương
Báo Lao động & Xã hội|Lao động và Xã hội, Dân sinh, Báo Dân sinh|baodansinh.vn|sector_paper
Báo Tài chính - Đầu tư|Thời báo Tài chính, Thời báo Tài chính Việt Nam, TBTCO, TBTCVN|thoibaotaichinhvietnam.vn|sector_paper
Thời báo Ngân hàng|TBNH|thoibaonganhang.vn|sector_paper
VnEconomy|Thời báo Kinh tế Việt Nam, VnEconomy.vn|vneconomy.vn|sector_paper
Thời báo Kinh tế Sài Gòn|Kinh tế Sài Gòn, KTSG, KTSG Online, TBKTSG, Kinh tế Sài Gòn Online|thesaigontimes.vn|sector_paper
CafeF|Cafef.vn|cafef.vn|sector_paper
Diễn đàn Doanh nghiệp|DĐDN|diendandoanhnghiep.vn|sector_paper
Doanh nhân Sài Gòn|DNSG|doanhnhansaigon.vn|sector_paper
Nhà đầu tư|Nhadautu.vn|nhadautu.vn|sector_paper
Nhà báo & Công luận|NB&CL, Báo Nhà báo & Công luận|congluan.vn|sector_paper
Báo Khoa học & Phát triển|Khoa học và Phát triển|khoahocphattrien.vn|sector_paper
Báo Hải quan|Hải quan, Hải quan Online|haiquanonline.com.vn|sector_paper
Báo Đấu thầu|Đấu thầu, BĐT|baodauthau.vn|sector_paper
Báo Du lịch|Du lịch|baodulich.net.vn|sector_paper
Báo Thế giới & Việt Nam|Thế giới và Việt Nam, TG&VN, TGVN|baoquocte.vn|sector_paper
Một Thế Giới|MTG|1thegioi.vn|online_tabloid
Infonet||infonet.vietnamnet.vn|online_tabloid
VietTimes||viettimes.vn|online_tabloid
Saostar||saostar.vn|online_tabloid
Tạp chí Tổ chức Nhà nước|TCNN|tcnn.vn|ministry
Tạp chí Nghiên cứu Lập pháp|NCLP|lapphap.vn|ministry
Cổng thông tin điện tử Quốc hội|Quochoi.vn|quochoi.vn|ministry
Cổng thông tin điện tử Bộ Nông nghiệp và Phát triển nông thôn|Bộ Nông nghiệp và Phát triển nông thôn, Bộ NN&PTNT|mard.gov.vn|ministry
Cổng thông tin điện tử Bộ Tài nguyên và Môi trường|Bộ Tài nguyên và Môi trường, Bộ TN&MT|monre.gov.vn|ministry
Cổng thông tin điện tử Bộ Nông nghiệp và Môi trường|Bộ Nông nghiệp và Môi trường|mae.gov.vn|ministry
Cổng thông tin điện tử Bộ Công Thương|Bộ Công Thương|moit.gov.vn|ministry
Cổng thông tin điện tử Bộ Giao thông vận tải|Bộ Giao thông vận tải, Bộ GTVT|mt.gov.vn|ministry
Cổng thông tin điện tử Bộ Giáo dục và Đào tạo|Bộ Giáo dục và Đào tạo, Bộ GD&ĐT|moet.gov.vn|ministry
Cổng thông tin điện tử Bộ Lao động - Thương binh và Xã hội|Bộ Lao động - Thương binh và Xã hội, Bộ LĐ-TB&XH|molisa.gov.vn|ministry
Cổng thông tin điện tử Bộ Tư pháp|Bộ Tư pháp|moj.gov.vn|ministry
Cổng thông tin điện tử Bộ Tài chính|Bộ Tài chính|mof.gov.vn|ministry
Cổng thông tin điện tử Bộ Kế hoạch và Đầu tư|Bộ Kế hoạch và Đầu tư|mpi.gov.vn|ministry
Cổng thông tin điện tử Bộ Thông tin và Truyền thông|Bộ Thông tin và Truyền thông, Bộ TT&TT|mic.gov.vn|ministry
Cổng thông tin điện tử Bộ Xây dựng|Bộ Xây dựng|moc.gov.vn, xaydung.gov.vn|ministry
Cổng thông tin điện tử Bộ Khoa học và Công nghệ|Bộ Khoa học và Công nghệ, Bộ KH&CN|most.gov.vn|ministry
Cổng thông tin điện tử Bộ Văn hóa, Thể thao và Du lịch|Bộ Văn hóa Thể thao và Du lịch, Bộ VHTTDL|bvhttdl.gov.vn|ministry
Cổng thông tin điện tử Bộ Công an|Bộ Công an|bocongan.gov.vn|ministry
Cổng thông tin điện tử Bộ Quốc phòng|Bộ Quốc phòng|mod.gov.vn|ministry
Thanh tra Chính phủ||thanhtra.gov.vn|ministry
Ủy ban Dân tộc||ubdt.gov.vn|ministry
Cổng thông tin điện tử Bộ Y tế|Bộ Y tế|moh.gov.vn|ministry
Cổng thông tin điện tử Bộ Nội vụ|Bộ Nội vụ|moha.gov.vn|ministry
"""

LOCAL = """
An Giang|Báo An Giang Online, ATV, AGO, BAG|baoangiang.com.vn
Bà Rịa - Vũng Tàu|BRVT, BRT, Báo Bà Rịa Vũng Tàu|baobariavungtau.com.vn
Bạc Liêu|THBL, Báo Bạc Liêu Online|baobaclieu.vn
Bắc Giang|BGTV, BGĐT, BG|baobacgiang.vn, baobacgiang.com.vn
Bắc Kạn|BBK, Báo Bắc Kạn điện tử|baobackan.vn, baobackan.com.vn, baobackan.org.vn
Bắc Ninh|BBN, BNTV|baobacninh.vn, baobacninh.com.vn
Bến Tre|BDK, Báo Đồng Khởi, Đồng Khởi, THBT|baodongkhoi.vn
Bình Dương|BDO, BTV, BDTV|baobinhduong.vn
Bình Định|BBĐ, BTV Bình Định|baobinhdinh.vn, baobinhdinh.com.vn
Bình Phước|BPO, BPTV|baobinhphuoc.com.vn
Bình Thuận|BT, BTO, BTV Bình Thuận|baobinhthuan.com.vn
Cà Mau|CMO, CTV, Báo ảnh Đất Mũi, CaMau Online, Cà Mau Online|baocamau.vn, baocamau.com.vn
Cần Thơ|CTO, BCT, THTPCT|baocantho.com.vn
Cao Bằng|BCB, CRTV|baocaobang.vn
Đà Nẵng|ĐNO, DRT, DanangTV, Báo Đà Nẵng điện tử|baodanang.vn
Đắk Lắk|DRT Đắk Lắk, BĐL|baodaklak.vn
Đắk Nông|Đắk Nông Điện tử, Báo Đắk Nông online, PTD|baodaknong.vn, baodaknong.org.vn
Điện Biên|ĐBP, Báo Điện Biên Phủ, Điện Biên Phủ Online, Điện Biên TV, ĐBTV|baodienbienphu.com.vn, baodienbienphu.info.vn, baodienbienphu.vn
Đồng Nai|ĐN, ĐNRTV, ĐNĐT|baodongnai.com.vn
Đồng Tháp|ĐTO, THĐT, Đồng Tháp Online|baodongthap.vn, baodongthap.com.vn
Gia Lai|GLO, BGL|baogialai.com.vn, baogialai.vn
Hà Giang|HGĐT, BHG, HGTV|baohagiang.vn
Hà Nam|BHN, HNTV|baohanam.com.vn
Hà Nội|HTV Hà Nội, HANOITV, Hanoi TV, Đài Hà Nội|hanoionline.vn, hanoitv.vn
Hà Tĩnh|BHT, HTTV, Baohatinh.vn|baohatinh.vn
Hải Dương|HDĐT, BHD, HDTV|baohaiduong.vn
Hải Phòng|ANHP, An ninh Hải Phòng, THP, BHP|baohaiphong.vn, baohaiphong.com.vn, anhp.vn, thp.org.vn
Hậu Giang|HGO, HGV, BHG Hậu Giang|baohaugiang.com.vn
Hòa Bình|HBĐT, BHB, HBTV|baohoabinh.com.vn
Hưng Yên|HYTV, BHY|baohungyen.vn
Khánh Hòa|KTV, BKH, BKHO|baokhanhhoa.vn, baokhanhhoa.com.vn
Kiên Giang|KGO, KGTV, BKG|baokiengiang.vn
Kon Tum|KTO, BKT, KRT|baokontum.com.vn
Lai Châu|BLC, LCTV|baolaichau.vn
Lạng Sơn|LSTV, LSO, BLS|baolangson.vn
Lào Cai|LCĐT, Laocaitv, BLCO|baolaocai.vn
Lâm Đồng|LĐ online, LĐ Online, LTV, BLĐ|baolamdong.vn
Long An|LA34, BLA, BLAO, LAĐT|baolongan.vn
Nam Định|NTV, NĐTV, BNĐ|baonamdinh.com.vn, baonamdinh.vn
Nghệ An|Baonghean.vn, NTV Nghệ An, BNA|baonghean.vn
Ninh Bình|BNB, NBTV|baoninhbinh.org.vn
Ninh Thuận|NTO, NTV Ninh Thuận, BNT|baoninhthuan.com.vn
Phú Thọ|PTO, PTV, BPT, Đất Tổ|baophutho.vn
Phú Yên|PYO, BPY, PTP|baophuyen.vn, baophuyen.com.vn
Quảng Bình|QBĐT, QBTV, BQB|baoquangbinh.vn
Quảng Nam|QNO, QRT, BQN|baoquangnam.vn
Quảng Ngãi|QNgĐT, QNg, PTQ, BQNg, Báo Quảng Ngãi điện tử|baoquangngai.vn
Quảng Ninh|QTV, QMG, BQN Quảng Ninh|baoquangninh.vn, baoquangninh.com.vn
Quảng Trị|QTO, QRTV, BQT, QT|baoquangtri.vn
Sóc Trăng|STV, BST, STO|baosoctrang.org.vn
Sơn La|SLTV, BSL|baosonla.vn, baosonla.org.vn
Tây Ninh|BTNO, TTV, TTV11|baotayninh.vn
Thái Bình|TBTV, BTB|baothaibinh.com.vn
Thái Nguyên|TNĐT, TN TV, BTN|baothainguyen.vn
Thanh Hóa|BTH, TTV Thanh Hóa, VH&ĐS, Văn hóa và Đời sống, VH-ĐS|baothanhhoa.vn, truyenhinhthanhhoa.vn
Thành phố Hồ Chí Minh|HTV, HCM CityWeb, VOH, TTBC|voh.com.vn, htv.com.vn, hcmcpv.org.vn
Thừa Thiên Huế|TTH, TTH.VN, TRT, Thừa Thiên Huế Online, Huế Ngày Nay, Huế ngày nay|baothuathienhue.vn, huengaynay.vn
Tiền Giang|ABO, Báo Ấp Bắc, Ấp Bắc, THTG|baoapbac.vn
Trà Vinh|THTV, BTV Trà Vinh|baotravinh.vn
Tuyên Quang|TQĐT, TTV Tuyên Quang, BTQ|baotuyenquang.com.vn
Vĩnh Long|BVL, THVL, VLO, Báo Vĩnh Long Online|baovinhlong.com.vn, baovinhlong.vn, thvl.vn
Vĩnh Phúc|VP, VPTV, BVP|baovinhphuc.com.vn
Yên Bái|YBĐT, YTV, BYB|baoyenbai.com.vn
"""
