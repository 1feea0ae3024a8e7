# ruff: noqa: E501 - one province, one row
"""Short names of datelines and domains of each province's paper and broadcaster.

Province | short names | domains: what is on the air is told by its form (see
`toolkit.pages.outlets`). Facts from the outlets' own mastheads.
"""

from __future__ import annotations

__all__ = ["LOCAL"]

LOCAL = """
An Giang|Báo An Giang Online, ATV, AGO, BAG, Báo và Đài An Giang, Báo và phát thanh truyền hình An Giang|baoangiang.com.vn, atv.org.vn
Bà Rịa - Vũng Tàu|BRVT, BRT, Báo Bà Rịa Vũng Tàu|baobariavungtau.com.vn, brt.vn
Bạc Liêu|THBL, Báo Bạc Liêu Online, BLO, Báo Bạc Liêu điện tử|baobaclieu.vn
Bắc Giang|BGTV, BGĐT, BG|baobacgiang.vn, baobacgiang.com.vn, bacgiangtv.vn
Bắc Kạn|BBK, Báo Bắc Kạn điện tử|baobackan.vn, baobackan.com.vn, baobackan.org.vn
Bắc Ninh|BBN, BNTV|baobacninh.vn, baobacninh.com.vn, bacninhtv.vn
Bến Tre|BDK, Báo Đồng Khởi, Đồng Khởi, THBT, BDK.VN|baodongkhoi.vn, thbt.vn
Bình Dương|BDO, BTV, BDTV|baobinhduong.vn, btv.org.vn
Bình Định|BBĐ, BTV Bình Định, Báo Bình Định Online|baobinhdinh.vn, baobinhdinh.com.vn
Bình Phước|BPO, BPTV|baobinhphuoc.com.vn, bptv.vn
Bình Thuận|BT, BTO, BTV Bình Thuận, Bình Thuận Online|baobinhthuan.com.vn, btv.vn
Cà Mau|CMO, CTV, Báo ảnh Đất Mũi, CaMau Online, Cà Mau Online|baocamau.vn, baocamau.com.vn
Cần Thơ|CTO, BCT, THTPCT, Cần Thơ Online|baocantho.com.vn, canthotv.vn
Cao Bằng|BCB, CRTV|baocaobang.vn
Đà Nẵng|ĐNO, DRT, DanangTV, Báo Đà Nẵng điện tử|baodanang.vn
Đắk Lắk|DRT Đắk Lắk, BĐL, Báo Đắk Lắk Online, DLO|baodaklak.vn
Đắk Nông|Đắk Nông Điện tử, Báo Đắk Nông online, PTD|baodaknong.vn, baodaknong.org.vn
Điện Biên|ĐBP, Báo Điện Biên Phủ, Điện Biên Phủ Online, Điện Biên TV, ĐBTV|baodienbienphu.com.vn, baodienbienphu.info.vn, baodienbienphu.vn, dienbientv.vn
Đồng Nai|ĐN, ĐNRTV, ĐNĐT, Đồng Nai Online, ĐNO Đồng Nai|baodongnai.com.vn, dnrtv.org.vn
Đồng Tháp|ĐTO, THĐT, Đồng Tháp Online|baodongthap.vn, baodongthap.com.vn, thdt.vn
Gia Lai|GLO, BGL|baogialai.com.vn, baogialai.vn
Hà Giang|HGĐT, BHG, HGTV|baohagiang.vn
Hà Nam|BHN, HNTV|baohanam.com.vn
Hà Nội|HTV Hà Nội, HANOITV, Hanoi TV, Đài Hà Nội|hanoionline.vn, hanoitv.vn
Hà Tĩnh|BHT, HTTV, Baohatinh.vn|baohatinh.vn, hatinhtv.vn
Hải Dương|HDĐT, BHD, HDTV|baohaiduong.vn
Hải Phòng|ANHP, An ninh Hải Phòng, THP, BHP|baohaiphong.vn, baohaiphong.com.vn, anhp.vn, thp.org.vn
Hậu Giang|HGO, HGV, BHG Hậu Giang|baohaugiang.com.vn
Hòa Bình|HBĐT, BHB, HBTV, Hòa Bình điện tử|baohoabinh.com.vn
Hưng Yên|HYTV, BHY|baohungyen.vn, hungyentv.vn
Khánh Hòa|KTV, BKH, BKHO, KHO|baokhanhhoa.vn, baokhanhhoa.com.vn, ktv.org.vn
Kiên Giang|KGO, KGTV, BKG|baokiengiang.vn, kgtv.vn
Kon Tum|KTO, BKT, KRT|baokontum.com.vn
Lai Châu|BLC, LCTV|baolaichau.vn
Lạng Sơn|LSTV, LSO, BLS, LSĐT|baolangson.vn, langsontv.vn
Lào Cai|LCĐT, Laocaitv, BLCO, LCO|baolaocai.vn, laocaitv.vn
Lâm Đồng|LĐ online, LĐ Online, LTV, BLĐ|baolamdong.vn
Long An|LA34, BLA, BLAO, LAĐT|baolongan.vn, la34.com.vn
Nam Định|NTV, NĐTV, BNĐ|baonamdinh.com.vn, baonamdinh.vn
Nghệ An|Baonghean.vn, NTV Nghệ An, BNA, NAO|baonghean.vn, truyenhinhnghean.vn, ntv.org.vn
Ninh Bình|BNB, NBTV|baoninhbinh.org.vn
Ninh Thuận|NTO, NTV Ninh Thuận, BNT|baoninhthuan.com.vn, ninhthuantv.vn
Phú Thọ|PTO, PTV, BPT, Đất Tổ|baophutho.vn, phuthotv.vn
Phú Yên|PYO, BPY, PTP|baophuyen.vn, baophuyen.com.vn, ptp.org.vn
Quảng Bình|QBĐT, QBTV, BQB|baoquangbinh.vn, qbtv.vn
Quảng Nam|QNO, QRT, BQN, QRTV Quảng Nam|baoquangnam.vn, qrt.vn
Quảng Ngãi|QNgĐT, QNg, PTQ, BQNg, Báo Quảng Ngãi điện tử, QNĐT|baoquangngai.vn, quangngaitv.vn, ptq.vn
Quảng Ninh|QTV, QMG, BQN Quảng Ninh|baoquangninh.vn, baoquangninh.com.vn, qtv.vn, quangninhtv.vn
Quảng Trị|QTO, QRTV, BQT, QT|baoquangtri.vn, quangtritv.vn
Sóc Trăng|STV, BST, STO|baosoctrang.org.vn, thst.vn
Sơn La|SLTV, BSL, SLĐT|baosonla.vn, baosonla.org.vn, sonlatv.vn
Tây Ninh|BTNO, TTV, TTV11, Tây Ninh Online|baotayninh.vn, tayninhtv.vn
Thái Bình|TBTV, BTB|baothaibinh.com.vn
Thái Nguyên|TNĐT, TN TV, BTN, TNTV|baothainguyen.vn, thainguyentv.vn
Thanh Hóa|BTH, TTV Thanh Hóa, VH&ĐS, Văn hóa và Đời sống, VH-ĐS|baothanhhoa.vn, truyenhinhthanhhoa.vn
Thành phố Hồ Chí Minh|HTV, HCM CityWeb, VOH, TTBC|voh.com.vn, htv.com.vn, hcmcpv.org.vn
Thừa Thiên Huế|TTH, TTH.VN, TRT, Thừa Thiên Huế Online, Huế Ngày Nay, Huế ngày nay, Huế Online|baothuathienhue.vn, huengaynay.vn, trt.com.vn
Tiền Giang|ABO, Báo Ấp Bắc, Ấp Bắc, THTG|baoapbac.vn, thtg.vn
Trà Vinh|THTV, BTV Trà Vinh|baotravinh.vn, travinhtv.vn
Tuyên Quang|TQĐT, TTV Tuyên Quang, BTQ|baotuyenquang.com.vn, tuyenquangtv.vn
Vĩnh Long|BVL, THVL, VLO, Báo Vĩnh Long Online|baovinhlong.com.vn, baovinhlong.vn, thvl.vn
Vĩnh Phúc|VP, VPTV, BVP, VPĐT|baovinhphuc.com.vn, vinhphuctv.vn
Yên Bái|YBĐT, YTV, BYB, YênBái, Yên Bái Online|baoyenbai.com.vn, yenbaitv.org.vn
"""
