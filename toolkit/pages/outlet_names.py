# ruff: noqa: E501 - one outlet, one row
"""Names, short names of datelines and domains of the Vietnamese press outside the provinces.

Name | other and short names | domains | kind | province of a local edition. Facts from the
outlets' own mastheads.
"""

from __future__ import annotations

__all__ = ["NATIONAL"]

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
Thời báo Kinh tế Sài Gòn|Tạp chí Kinh tế Sài Gòn, Kinh tế Sài Gòn, KTSG, KTSG Online, TBKTSG, Kinh tế Sài Gòn Online|thesaigontimes.vn|sector_paper
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
VOA Tiếng Việt|VOA, VOA News|voatiengviet.com|broadcaster
BBC News Tiếng Việt|BBC Tiếng Việt, BBC Vietnamese, BBC|bbc.com|broadcaster
RFI Tiếng Việt|RFI|rfi.fr|broadcaster
RFA Tiếng Việt|RFA, Đài Á Châu Tự Do|rfa.org|broadcaster
DW Tiếng Việt|DW|dw.com|broadcaster
Báo Mới|Baomoi, Baomoi.com, BAOMOI|baomoi.com|online_tabloid
VnMedia|VnMedia.vn|vnmedia.vn|online_tabloid
ICTnews|ICT News|ictnews.vn|online_tabloid
Báo Tổ Quốc|Tổ Quốc, Toquoc.vn, Báo điện tử Tổ Quốc|toquoc.vn|sector_paper
Báo Tri thức và Cuộc sống|Tri thức và Cuộc sống, Kiến Thức, Kienthuc.net.vn|kienthuc.net.vn|online_tabloid
Tạp chí Ngày Nay|Ngày Nay, Ngày Nay Online|ngaynay.vn|sector_paper
Pháp luật Plus|Phapluatplus, PLPlus|phapluatplus.vn|sector_paper
Báo Pháp luật và Xã hội|Pháp luật & Xã hội, Pháp luật và Xã hội, PL&XH|phapluatxahoi.vn|sector_paper|Hà Nội
Tạp chí Pháp lý|Pháp lý Online|phaply.net.vn|sector_paper
Tạp chí Luật sư Việt Nam|LSVN, Luật sư Việt Nam|lsvn.vn|sector_paper
Tạp chí Kiểm sát|Kiemsat.vn, Kiểm sát Online|kiemsat.vn|ministry
Tạp chí Tòa án nhân dân|TAND điện tử|tapchitoaan.vn|ministry
Tạp chí Thanh tra|Tạp chí Thanh tra điện tử|thanhtravietnam.vn|ministry
Tạp chí Dân chủ và Pháp luật|DCPL|danchuphapluat.vn|ministry
Báo Quân khu 7|Quân khu Bảy|baoquankhu7.vn|sector_paper
Báo Quân khu 4|Báo Quân khu Bốn|baoquankhu4.com.vn|sector_paper
Báo Quân khu 5|Báo Quân khu Năm|baoquankhu5.vn|sector_paper
Báo Phòng không - Không quân|PK-KQ|phongkhongkhongquan.vn|sector_paper
Tạp chí Quốc phòng toàn dân|TCQPTD, QPTD|tapchiqptd.vn|sector_paper
Tạp chí Lịch sử Đảng|TCLSĐ||party_paper
Tạp chí Lý luận chính trị|LLCT|lyluanchinhtri.vn|party_paper
Tạp chí Kiểm tra|TCKT, Kiểm tra Đảng|kiemtradang.vn, ubkttw.vn|party_paper
Tạp chí Nội chính|Nội chính Trung ương, noichinh.vn|noichinh.vn|party_paper
Hội đồng Lý luận Trung ương|HĐLLTW|hdll.vn|party_paper
Cổng thông tin điện tử Đảng Cộng sản Việt Nam||daihoidang.vn|party_paper
Cổng thông tin điện tử Mặt trận Tổ quốc Việt Nam|||party_paper
Tạp chí Lao động và Công đoàn|Cuộc sống an toàn|laodongcongdoan.vn|sector_paper
Báo Sinh viên Việt Nam|Sinh viên Việt Nam, SVVN|svvn.tienphong.vn|sector_paper
Hoa Học Trò|HHT, Hoa Học Trò Online|hoahoctro.tienphong.vn|sector_paper
Báo Thiếu niên Tiền phong|Thiếu niên Tiền phong, TNTP|thieunien.vn|sector_paper
Báo Khăn Quàng Đỏ|Khăn Quàng Đỏ, Mực Tím, Nhi đồng TP.HCM|muctim.com.vn, khanquangdo.com|sector_paper
Tạp chí Thanh niên|TCTN|tapchithanhnien.vn|sector_paper
Báo Tuổi trẻ Thủ đô|Tuổi trẻ Thủ đô, TTTĐ, TTTĐ.VN|tuoitrethudo.vn, tuoitrethudo.com.vn|sector_paper|Hà Nội
Báo Gia đình và Xã hội|Gia đình & Xã hội, Gia đình và Xã hội, GiadinhNet, Giadinh.net.vn|giadinh.net.vn|sector_paper
Tạp chí Gia đình Việt Nam|Gia đình Việt Nam|giadinhonline.vn|sector_paper
Báo Gia đình mới|Gia đình mới|giadinhmoi.vn|sector_paper
Tạp chí Người cao tuổi|Người cao tuổi, Báo Người cao tuổi, Ngày mới Online|ngaymoionline.com.vn|sector_paper
Tạp chí Phụ nữ mới|Phụ nữ Mới|phunumoi.net.vn|sector_paper
Tạp chí Đẹp|Đẹp Online|dep.com.vn|online_tabloid
Afamily|aFamily, Afamily.vn|afamily.vn|online_tabloid
Eva.vn||eva.vn|online_tabloid
Webtretho||webtretho.com|online_tabloid
Yan|YAN News|yan.vn|online_tabloid
Tiin|Tiin.vn|tiin.vn|online_tabloid
2Sao|2sao.vn|2sao.vn|online_tabloid
Ngoisao|Ngoisao.net, Ngoisao.vn|ngoisao.net, ngoisao.vnexpress.net, ngoisao.vn|online_tabloid
Genk|GenK|genk.vn|online_tabloid
CafeBiz|Cafebiz.vn|cafebiz.vn|sector_paper
Trí Thức Trẻ|Trí thức trẻ, Nhịp sống thị trường, Nhịp Sống Kinh Tế|ttvn.vn|online_tabloid
VietnamBiz|Vietnambiz.vn, VNBiz|vietnambiz.vn|sector_paper
VietnamFinance|VNF|vietnamfinance.vn|sector_paper
Vietstock||vietstock.vn|sector_paper
NDH|Người Đồng Hành, NDH.vn|ndh.vn|sector_paper
Báo Đầu tư Chứng khoán|Đầu tư Chứng khoán, Tin nhanh Chứng khoán, ĐTCK|tinnhanhchungkhoan.vn|sector_paper
Đầu tư Tài chính Sài Gòn|Sài Gòn Đầu tư Tài chính, ĐTTCO, SGĐTTC|saigondautu.com.vn|sector_paper|Thành phố Hồ Chí Minh
Tạp chí Tài chính|TCTC, Tạp chí Tài chính Online|tapchitaichinh.vn|sector_paper
Tạp chí Tài chính Doanh nghiệp|TCDN, Tài chính Doanh nghiệp|taichinhdoanhnghiep.net.vn|sector_paper
Tạp chí Ngân hàng|TCNH|tapchinganhang.gov.vn|ministry
Tạp chí Thị trường Tài chính Tiền tệ|Thị trường Tài chính Tiền tệ, TTTCTT|thitruongtaichinhtiente.vn|sector_paper
Tạp chí Kinh tế và Dự báo|Kinh tế và Dự báo, KT&DB|kinhtevadubao.vn|sector_paper
Tạp chí Công Thương|TCCT|tapchicongthuong.vn|sector_paper
Tạp chí Nhà quản lý|Nhà Quản Lý|nhaquanly.vn|sector_paper
Thương hiệu & Công luận|Thương hiệu và Công luận, THCL|thuonghieucongluan.com.vn|sector_paper
Doanh nghiệp Việt Nam|DNVN, Tạp chí Doanh nghiệp Việt Nam|doanhnghiepvn.vn|sector_paper
Doanh nghiệp & Kinh doanh xanh|Doanh nghiệp Kinh tế xanh|doanhnghiepkinhtexanh.vn|sector_paper
Doanh nghiệp Hội nhập|Doanh nghiệp & Hội nhập|doanhnghiephoinhap.vn|sector_paper
Kinh doanh & Phát triển|Kinh doanh và Phát triển|kinhdoanhvaphattrien.vn|sector_paper
Kinh tế Môi trường|Tạp chí Kinh tế Môi trường, KTMT|kinhtemoitruong.vn|sector_paper
Môi trường & Đô thị|Tạp chí Môi trường và Đô thị, Môi trường và Đô thị, MTĐT|moitruongvadothi.vn|sector_paper
Môi trường và Cuộc sống|Tạp chí Môi trường và Cuộc sống, Moitruong.net.vn|moitruong.net.vn|sector_paper
Tạp chí Tài nguyên và Môi trường|TN-MT|tainguyenvamoitruong.vn|sector_paper
Tạp chí Nông thôn mới|Nông thôn mới, Tạp chí Nông thôn Mới|tapchinongthonmoi.vn|sector_paper
Tạp chí Thủy sản Việt Nam|Thủy sản Việt Nam, TSVN|thuysanvietnam.com.vn|sector_paper
Tạp chí Chăn nuôi Việt Nam|Chăn nuôi Việt Nam, Nhà Chăn Nuôi|nhachannuoi.vn|sector_paper
Trung tâm Khuyến nông Quốc gia|Khuyến nông Việt Nam|khuyennongvn.gov.vn|ministry
Tạp chí Kiến trúc|Kiến trúc Việt Nam|tapchikientruc.com.vn, kientrucvietnam.org.vn|sector_paper
Tạp chí Giao thông vận tải|Tạp chí GTVT|tapchigiaothong.vn|sector_paper
Tạp chí Điện tử Năng lượng Việt Nam|Năng lượng Việt Nam, NangluongVietnam|nangluongvietnam.vn|sector_paper
PetroTimes|Petrotimes, Năng lượng Mới|petrotimes.vn|sector_paper
Khoa học & Đời sống|Khoa học và Đời sống, KH&ĐS, Khoahocdoisong|khoahocdoisong.vn|sector_paper
Tạp chí Khoa học và Công nghệ Việt Nam|KH&CN Việt Nam|vjst.vn|ministry
VietQ|VietQ.vn, Chất lượng Việt Nam|vietq.vn|sector_paper
Sức khỏe Cộng đồng|Tạp chí Sức khỏe Cộng đồng|suckhoecongdongonline.vn|sector_paper
Sức khỏe Việt|Suckhoeviet|suckhoeviet.org.vn|sector_paper
Tạp chí Giáo dục|TCGD|tapchigiaoduc.edu.vn|ministry
Giáo dục Thủ đô|Tạp chí Giáo dục Thủ đô, GDTĐ Hà Nội|giaoducthudo.giaoducthoidai.vn|sector_paper|Hà Nội
Dạy và học ngày nay|Tạp chí Dạy và Học ngày nay|dayvahocngaynay.vn|sector_paper
Giáo dục TP.HCM|Giáo dục TPHCM, Giáo dục Online|giaoduc.edu.vn|sector_paper|Thành phố Hồ Chí Minh
Báo Văn nghệ|Văn nghệ Online, Báo Văn Nghệ|baovannghe.vn, baovannghe.com.vn|sector_paper
Văn nghệ Quân đội|Tạp chí Văn nghệ Quân đội, VNQĐ|vannghequandoi.com.vn|sector_paper
Tạp chí Văn hóa Nghệ thuật|VHNT|vanhoanghethuat.vn|sector_paper
Tạp chí Thời Đại|Thoidai.com.vn|thoidai.com.vn|sector_paper
Tạp chí Quê hương|Quê Hương Online|quehuongonline.vn|ministry
Tạp chí Người Hà Nội|Người Hà Nội|nguoihanoi.vn, nguoihanoi.com.vn|sector_paper|Hà Nội
Giác Ngộ|Báo Giác Ngộ, Giác Ngộ Online, GNO|giacngo.vn|sector_paper
Phật sự Online|PSO, Giáo hội Phật giáo Việt Nam|phatsuonline.com, phatgiao.org.vn|sector_paper
Tạp chí Nghiên cứu Phật học|NCPH|tapchinghiencuuphathoc.vn|sector_paper
Công giáo và Dân tộc|Báo Công giáo và Dân tộc, CGvDT|cgvdt.vn|sector_paper
Bóng đá 24h|Bongda24h|bongda24h.vn|online_tabloid
Thể thao 24h|TheThao247, Thethao247.vn, Thể thao 247|thethao247.vn|online_tabloid
Báo Thể thao Việt Nam|Thể thao Việt Nam|thethaovietnam.com.vn|sector_paper
Webthethao|Webthethao.vn|webthethao.vn|online_tabloid
Sài Gòn Tiếp Thị|SGTT, SGTT Online|sgtiepthi.vn|sector_paper
An ninh Thế giới|ANTG, An ninh thế giới Online|antg.cand.com.vn|sector_paper
Văn nghệ Công an|VNCA|vnca.cand.com.vn|sector_paper
Cảnh sát toàn cầu|CSTC|cstc.cand.com.vn|sector_paper
Báo Cảnh sát biển Việt Nam||canhsatbien.vn|sector_paper
Tạp chí Du lịch||vtr.org.vn|sector_paper
Cổng thông tin điện tử Bộ Ngoại giao|Bộ Ngoại giao|mofa.gov.vn|ministry
Cổng thông tin điện tử Bộ Dân tộc và Tôn giáo|Bộ Dân tộc và Tôn giáo|mdr.gov.vn|ministry
Cổng thông tin điện tử Ngân hàng Nhà nước Việt Nam||sbv.gov.vn|ministry
Tạp chí Bảo hiểm xã hội||tapchibaohiemxahoi.gov.vn|ministry
Trang tin điện tử Đảng bộ Thành phố Hồ Chí Minh|Trang tin Điện tử Đảng bộ TP.HCM|thanhuytphcm.vn|party_paper|Thành phố Hồ Chí Minh
"""
