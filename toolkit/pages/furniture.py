"""Page furniture: lines of a page that are no part of its article, as a table of named rules.

A rule's *reach* says how much it takes: ``line`` only the line, ``box`` the line and the
teasers under it, ``tail`` all that follows on the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

__all__ = ["RULES", "Rule", "rule_for"]

Reach = Literal["line", "box", "tail"]
_LONGEST = 200  # characters: a longer line is a paragraph whatever it begins with


@dataclass(frozen=True, slots=True)
class Rule:
    """Lines that match ``pattern`` from end to end (case aside) go out by this name."""

    name: str
    reach: Reach
    pattern: str


_END = r"\s*[:.…>»]*\s*(?:\(?\d*\)?)"
_NUMBER = r"[\d.,]+\s*[KkMm]?"

RULES: tuple[Rule, ...] = (
    Rule("menu", "line", r"(?:trang (?:chủ|nhất)|home|menu|đăng (?:nhập|ký|xuất)|tìm kiếm|liên hệ|"
         r"quên mật khẩu\??|"
         r"giới thiệu|sơ đồ (?:trang|site|cổng).*|rss|sitemap|english|tiếng việt|multimedia|media|"
         r"podcasts?|e-?magazine|infographics?|longform|video|ảnh|hotline.*|"
         r"english (?:edition|version)|đường dây nóng(?:\s*:.*"
         r"\d.*)?|toggle navigation|skip to .*|bỏ qua .*nội dung(?: chính)?|"
         r"(?:nhảy|chuyển|đi|tới|đến) (?:thẳng )?(?:đến|tới|vào|sang) (?:phần |khung |vùng )?"
         r"nội dung(?: chính)?|các mục chính|"
         r"bỏ qua .{2,60} và tiếp tục(?: đọc)?|end of .{2,60}|"
         r"hot|trending|live(?:stream)?|search|log ?in|sign (?:in|up)|danh mục|chuyên mục|"
         r"chọn liên kết|thư viện (?:ảnh|video)|hỏi đáp|"
         r"đa phương tiện|ấn phẩm|e-?paper|(?:đọc )?báo (?:in|giấy)|(?:xem |nghe )?trực tuyến|"
         r"(?:tv|thvn?\d|radio|fm|podcast|truyền hình|phát thanh)(?: (?:online|trực tuyến|"
         r"trực tiếp|fm|tv|radio|video|podcast))*|mới nhất(?: (?:video|podcast|radio|tv))+|中文|"
         r"français|русский|"
         r"giá vàng|lịch vạn niên|tỷ giá|xổ số|thủ tục hành chính|dịch vụ công(?: trực tuyến)?|"
         r"tổ chức bộ máy|bộ máy tổ chức|văn bản(?: (?:chỉ đạo(?: điều hành)?|pháp quy|mới))?|"
         r"thông báo(?: mới)?|chọn (?:ngày|tỉnh|chuyên mục).*|(?:bấm|nhấn) xem|tương phản|"
         r"(?:thứ tự )?quan tâm nhất|back to top|lên đầu|chi tiết(?: tin| bài viết)?|gốc|"
         r"đặt báo.*|tạp chí (?:in|giấy)|rao vặt.*|"
         r"lịch (?:thi đấu|phát sóng|công tác|cắt điện)(?: [\w-]+){0,3}|"
         r"bảng xếp hạng|báo in|bản đồ|số (?:báo|tạp chí) .*\d.*)" + _END),
    Rule("weather", "line", r"(?:[•\-\s]*(?:-?\d{1,2}\s*[-–]?\s*)*\d*\s*[°ºo]\s*[CF]|"
         r"(?:dự báo )?thời tiết(?:\s*(?:hôm nay|"
         r"ngày mai))?(?:\s+[^.:,]{2,30})?(?:\s*[:,][^.]{0,50}|"
         r"\s*\d.{0,20})?|"
         r"(?:độ ẩm|nhiệt độ|gió)\s*:?\s*\d.*(?<!\.)|(?:nhiều |ít )?mây(?: (?:cụm|rải rác|thưa|"
         r"thay đổi|mỏng|đen u ám))?|bầu trời quang đãng|trời (?:quang|nắng|nhiều mây|có mây)|"
         r"mưa (?:nhẹ|phùn|rào nhẹ)|nắng (?:nhẹ|gián đoạn)|"
         r"[^.]{2,30}[:,]?\s+\d{1,2}\s*(?:[-–/]\s*\d{1,2}\s*)?"
         r"(?:[°ºo]\s*C|độ(?: C)?)(?:[,;].{0,40})?|.{2,25}\|\s*\d{1,2}.?\s*[°º]\s*C?)(?<!\.)"),
    Rule("share", "line", r"(?:chia sẻ|lượt chia sẻ|share|tweet|facebook|zalo|twitter|google\+?|"
         r"pinterest|linkedin|messenger|viber|like|thích|lưu(?: (?:bài|tin)(?: viết)?)?|"
         r"(?:bản|trang)(?: để)? in|in(?: (?:bài|trang|tin))?(?: viết| này)?|gửi (?:bài|tin|email|"
         r"mail)(?: viết)?(?: này)?(?: (?:qua|bằng) (?:e-?mail|thư điện tử))?"
         r"(?: cho bạn bè)?|gửi cho bạn(?: bè)?|gửi|email|copy link|sao chép(?: liên kết| link)?|"
         r"link bài gốc|nghe(?: (?:đọc|lại|bài|podcast|audio|nội dung))?(?: (?:bài|báo|"
         r"tin))?(?: viết)?(?:\s*:?\s*(?:giọng .{2,20}|[\d:/]+)*)?|nghe trực tiếp\b.*|"
         r"(?:giọng )?(?:nam|nữ) miền (?:bắc|trung|nam)|\d?\d:\d\d(?: ?/ ?\d?\d:\d\d)?|copy url|"
         r"print|rss|https?://\S+|(?:xem )?(?:bản|link|nguồn) gốc\s*:.*|đang phát.{0,40}|"
         r".{0,20}video đang được xử lý.*|trình phát (?:video|audio|âm thanh)\b.*|"
         r"(?:\d?\d:\d\d\b.*\b)?toàn màn hình|video player|play|mute|full ?screen|"
         r"picture-in-picture|(?:current|remaining) time.{0,12}|duration.{0,12}|loaded\s*:.{0,12}|"
         r"tự động phát.{0,20}|(?:tăng|giảm) cỡ chữ|(?:kích thước|phông|font) chữ\s*:?[\sa+-]*|"
         r"độ tương phản|trình duyệt .*không hỗ trợ.*|tốc độ(?: đọc)?\s*:?.{0,12}|"
         r"[\d.]+x|"
         r"(?:xem với )?cỡ chữ(?:\s*:?(?:\s*(?:nhỏ|vừa|lớn|to|(?:[aA][-+]?\s*)+))+)?|(?:phóng to|"
         r"thu nhỏ)(?: chữ)?|"
         r"a\s*[-+]?(?:\s*a\s*[-+]?)*|"
         r"(?:audio|radio|podcast)\s*:.{2,40}|(?:nghe|đọc) (?:bài|báo|tin)(?: (?:đọc|viết|báo|"
         r"này))?|"
         r"trở thành người đầu tiên .*|lưu vào .{2,40}|lưu lại|gửi (?:góp ý|bạn bè|bài tới .*)|"
         r"trở lại (?:trang|mục|chuyên mục|thời sự|thế giới|kinh (?:doanh|tế)|xã hội|pháp luật|"
         r"giáo dục|đời sống|sức khỏe|thể thao|giải trí|du lịch|văn hóa)(?: .{2,20})?|"
         r"tặng sao|báo lỗi|(?:màu nền|màu chữ|kiểu chữ|độ rộng)(?:\s*:.{0,30})?|"
         r"quan tâm|theo dõi|tải về|tải văn bản.*|"
         r"chia sẻ (?:bài viết|lên|qua|trên|facebook|với|cho|tin|ngay|link|zalo)(?: .{0,30})?|"
         r"google news|close|đóng|yêu thích|đọc báo|bình chọn|"
         r"(?:\d?\d:\d\d\s+)?giọng (?:đọc|nam|nữ)\s*:?(?: .{0,20})?|"
         r"nghe đọc bài(?: viết)?(?: \(.{2,20}\))?(?: [\d:/]+)?|chế độ .{0,20})"
         r"\s*:?\s*(?:\(?" + _NUMBER + r"\)?)?"),
    Rule("related", "box", r"mời (?:quý |các )?(?:bạn đọc|bạn|độc giả|quý vị)?\s*"
         r"(?:(?:đón )?đọc |(?:đón )?xem |tham khảo )?thêm\s*[:.…>»]*|"
         r"bạn đọc thêm\s*[:.…>»]*|(?:bài |tin |bạn )?nên đọc\s*[:.…>»]*"),
    Rule("follow", "line", r"(?:mời (?:quý |bạn |các )?(?:độc giả|bạn đọc|khán giả|thính giả|bạn)"
         r"(?: đọc)?|quý độc giả|bạn đọc có thể) .*|"
         r"(?:mời )?(?:xem|nghe) (?:video|clip|âm thanh|audio|phóng sự|toàn văn)\b.*(?<!\.)|"
         r"bạn đọc (?:có|muốn|cần) .* (?:gửi|gọi|liên hệ) .*|bạn đang đọc (?:bài|tin)\b.*|"
         r"(?:nhiệt liệt )?chào mừng .{2,30} đến với .*|"
         r"(?:đón đọc|theo dõi) (?:.{2,60} )?(?:(?:trên|qua|tại) (?:google|facebook|zalo|youtube|"
         r"tiktok|fanpage|kênh|báo|app|ứng dụng|trang|website|.{0,12}\.vn)|"
         r"để (?:nhận|cập nhật|xem|không bỏ)|"
         r"chúng tôi)\b.*|.*trình duyệt.*(?:không hỗ trợ|chưa hỗ trợ|đã tắt).*|"
         r".*không hỗ trợ.*trình duyệt.*|"
         r"tải (?:ứng dụng|app) .*|nhận tin (?:mới|tức|qua|hằng|hàng|nóng) .*|"
         r"đăng ký (?:nhận|kênh|theo dõi) .*|"
         r"(?:hãy )?(?:like|subscribe|quét mã) .*|(?:bấm|nhấn|click) (?:vào|để) .*|"
         r"(?:vui lòng|xin|hãy) (?:gõ|nhập|bật) .*(?:tiếng việt|mã|có dấu).*|"
         r"bạn cần tư vấn\?.*|trải nghiệm .* (?:ứng dụng|app).*|"
         r"(?:mọi )?(?:tin bài|bài vở|ý kiến đóng góp|thông tin phản hồi|cộng tác) .*(?:gửi về|"
         r"email|xin gửi).*"),
    Rule("counter", "line", r"(?:tổng )?(?:số )?(?:lượt|lần)\s*(?:người )?(?:xem|truy cập|đọc|"
                r"nghe|like|thích)"
         r"\s*:?\s*" + f"(?:{_NUMBER})?" + r".{0,12}|(?:đã|số người) xem\s*:?.{0,15}|"
         + _NUMBER + r"\s*(?:lượt xem|lượt đọc|views?|bình luận|lượt thích|likes?|shares?|"
                     r"liên quan(?: gốc)?)|\d+ (?:giây|phút|giờ|ngày|tuần|tháng) trước|"
         r"(?:đang (?:truy cập|online|xem|trực tuyến)|hôm nay|hôm qua|tháng (?:này|hiện tại)|"
         r"views?|"
         r"thống kê(?: truy cập)?|truy cập)\s*:?\s*" + f"(?:{_NUMBER})?" + r"|"
         r"(?:thành viên|khách|số người) (?:trực tuyến|online|đang (?:xem|online))\s*:?.{0,12}|"
         r"tải (?:tệp|file|tài liệu)(?: đính kèm)?\s*:?.*|(?:tệp|file|tài liệu) đính kèm\s*:?.*|"
         r"tổng số điểm của bài viết .*|xếp hạng\s*: ?\d.*|"
         r"đánh giá(?: bài viết| của bạn)?\s*:?.{0,25}|[★☆][★☆\s\d/.()]*|(?:xem|"
         r"đọc)\s*:\s*[\d.,]+"),
    Rule("tags", "line", r"(?:tags?|từ kh(?:óa|oá)(?: (?:bài viết|tin bài|liên quan))?|thẻ|"
         r"hashtags?|keywords?|chủ đề|sự kiện|"
         r"theo dòng sự kiện|dòng sự kiện|topics?)(?:\s*[:|].*)?|(?:#\S+[^#.]{0,30})+"),
    Rule("pager", "line", r"(?:trang )?(?:\[?\d{1,3}\]?[\s|]+){2,}\d*(?:\.\.\.|…|»|>|>>|trang|"
              r"tiếp|cuối)*.{0,12}|"
         r"(?:<|«|←|‹)*\s*(?:trở về|quay lại|về|lên)(?: trang)? ?(?:trước|đầu(?: trang)?|chủ|"
         r"đầu trang)|"
         r"(?:<|«|‹)*\s*(?:trang|bài|tin|xem) (?:trước|sau|tiếp(?: theo)?|đầu|"
         r"cuối)(?: đó)?\s*(?:>|»|›)*|(?:bài|tin) (?:trước|tiếp theo)(?-i:[A-ZĐ]).*(?<!\.)|"
         r"(?:lên|về) đầu trang|trở về|\[?(?:đầu|cuối|tiếp) ?(?:trang)?\]?|tin (?:cũ|mới) hơn|"
         r"[\d\s|<>«»‹›]+|[↑▲^]+.{0,12}"),
    Rule("advertisement", "line", r"(?:quảng cáo|advertisement|ads?|qc|tài trợ|"
                                  r"bỏ qua (?:quảng cáo|sau \d+ ?(?:s|giây)?).{0,12}|"
                                  r"skip ads?.{0,12}|"
                                  r"(?:quảng cáo|video) (?:sẽ )?(?:kết thúc|bắt đầu) sau .{1,12}|"
                                  r"thông tin doanh nghiệp|nội dung tài trợ)"),
    Rule("copyright", "line", r"(?:©|®|\(c\)|copyright|giữ bản quyền|"
         r"bản quyền(?: (?:thuộc|của|nội dung|©|\d|website|trang)|\s*[©:])|all rights reserved|"
         r"giấy phép (?:số|hoạt động|xuất bản|báo chí|thiết lập|của bộ|của cục|ttđt|mạng|gp|icp|"
         r"\d)|"
         r"giấy phép\s*:|số giấy phép|gp(?:xb|bc|ttđt)|cơ quan chủ quản|tổng biên tập(?! của)|"
         r"phó tổng biên tập|"
         r"chịu trách nhiệm (?:nội dung|chính|xuất bản|quản lý)|chịu trách nhiệm\s*:|"
         r"tòa soạn\s*[:\-]|toà soạn\s*[:\-]|"
         r"(?:văn phòng|trụ sở)(?: chính| tòa soạn| toà soạn)?\s*:|"
         r"trưởng ban biên tập|"
         r"ghi rõ nguồn|không (?:được )?sao chép|"
         r"(?:đề nghị |yêu cầu |vui lòng )?(?:ghi|dẫn) (?:rõ )?nguồn|mọi (?:hành vi )?sao chép|"
         r"thiết kế (?:bởi|và (?:phát triển|xây dựng|lập trình|vận hành))|"
         r"phát triển bởi|powered by|"
         r"liên hệ (?:quảng cáo|tòa soạn|toà soạn)|thư ký t(?:òa|oà) soạn|(?:chuyên )?trang thuộc|"
         r"số điện thoại\s*:|đường dây nóng\s*:|địa chỉ\s*:|điện thoại\s*:|đt\s*:|fax\s*:|"
         r"e-?mail\s*:|website\s*:|tel\s*:|"
         r"số liệu đăng kèm|"
         r"thông tin (?:trong bài(?: viết)? |trên )?chỉ (?:mang tính|để) tham khảo).*|"
         r".{2,80}(?:bản quyền (?:được giữ|thuộc)|giữ bản quyền|©|all rights reserved).*"),
    Rule("comment", "tail", r"(?:(?:có )?\d* ?(?:ý kiến|bình luận|phản hồi|nhận xét|thảo luận|"
                            r"comments?)"
         r"(?: (?:bạn đọc|của bạn|độc giả|khán giả|người đọc|hay|mới nhất|nổi bật|cho bài viết|"
         r"riêng"
         r"|về bài viết))*|(?:gửi|viết|thêm|đăng|để lại) (?:bình luận|ý kiến|phản hồi|nhận xét)"
         r"(?: (?:của bạn|bạn đọc|mới|tại đây))*|bạn (?:đọc )?(?:nghĩ gì|bình luận|viết).*|"
         r"thông tin người gửi(?: .{0,12})?|ý kiến - phản hồi|"
         r"(?:hãy là người đầu tiên|chưa có) .*bình luận.*|bình luận \(?\d+\)?.*|"
         r"ý kiến bạn đọc.*|ý kiến \(\d+\).*|"
         r"phản hồi \(\d+\).*|thăm dò ý kiến|(?:ý kiến|bình luận|phản hồi) của bạn (?:sẽ )?được .*|"
         r"(?:bạn (?:có hài lòng|đánh giá) .*|"
         r"bạn (?:cảm )?thấy (?:bài|tin|nội dung|thông tin) .*|"
         r"(?:bài|tin|nội dung|thông tin)(?: viết)?(?: này)? (?:có )?(?:hữu ích|hay) .*)\?)"
         r"\s*[:.]?\s*(?:\(?\d+\)?)?(?:\s*[|•·].*)?"),
    Rule("date", "line", r"(?:ngày|thời gian)(?: giờ)? (?:đăng(?: tin| bài)?|xuất bản|cập nhật|tạo|"
         r"gửi|phát hành)(?: tin| bài)?\s*[:|]*"),
    Rule("form", "line", r"(?:(?:vui lòng |bạn cần |hãy )?đăng nhập (?:để|với|bằng) .*|"
         r"(?:tối (?:đa|thiểu)|còn|bạn cần ít nhất)?\s*\d+(?:/\d+)? ký tự.*|xem (?:tin )?theo ngày|"
         r"họ (?:và )?tên|tên (?:của )?bạn|tiêu đề|nội dung|mã (?:xác nhận|"
                         r"bảo vệ|an toàn)|"
         r"captcha|ý kiến bình luận|gửi đi|nhập lại|hủy bỏ|hủy|địa chỉ email|"
         r"số điện thoại)\s*[:*()]*"),
    Rule("related", "box", r"[>»\-•*\[\s]*(?:(?:các |những |một số )?(?:tin|bài|tin,? bài|"
                           r"bài viết|tin tức|nội dung|sự kiện|"
         r"video|chủ đề|thông tin|chuyện)(?: (?:viết|tức|bài))?"
         r" (?:liên quan|khác|cùng (?:chuyên mục|chuyên đề|chủ đề|mục|loại|ngày)|đã đưa|đã đăng|"
         r"mới(?: nhất| hơn| đăng| cập nhật)?|"
         r"cũ(?: hơn)?|nóng(?: nhất)?|nổi bật|đọc nhiều(?: nhất)?|xem nhiều(?: nhất)?|hay|hot|"
         r"tiêu điểm|nhận(?: được)?|vừa (?:cập nhật|nhận|đưa)|"
         r"(?:nóng|nổi bật|mới|hay) (?:trong|trên|của) .{2,20}|"
         r"trước(?: đó)?|tiếp theo|được quan tâm|đáng chú ý|quan tâm|vừa đăng|trong ngày|"
         r"địa phương khác|trên .{2,20})"
         r"(?: (?:cùng chuyên mục|khác|nhất|trong tuần))?|"
         r"cùng (?:chuyên mục|chủ đề|chuyên đề|mục|tác giả|loại)|liên quan|"
         r"(?:xem|đọc|được (?:xem|đọc|quan tâm)) nhiều(?: nhất)?(?: .{0,20})?|"
         r"(?:xem|đọc|tìm hiểu) (?:thêm|tiếp)(?: (?:tin|bài|video|bài viết|trên .{2,30}))*|"
         r"tham khảo thêm|(?:xem|đọc) (?:thêm|tiếp) (?:trong )?(?:cùng )?(?:chuyên mục|"
         r"mục)(?: .{2,20})?|"
         r"(?:được (?:quan tâm|chú ý)|nổi bật|mới cập nhật|đáng đọc)(?: (?:nhất|trang chủ|"
         r"trong (?:ngày|tuần)|"
         r"hôm nay|trên .{2,20}))*|"
         r"có thể bạn (?:quan tâm|chưa biết|thích|muốn (?:đọc|xem))|bạn có thể (?:quan tâm|thích)|"
         r"có thể quan tâm|"
         r"đừng (?:bỏ lỡ|bỏ qua)|mới\s*[-–]\s*nóng|mới nhất|mới cập nhật|nổi bật|tiêu điểm|"
         r"tâm điểm|nhiều người đọc|"
         r"dành cho bạn|gợi ý (?:cho bạn|hôm nay)|tin cùng .{2,25}|tin trong (?:ngày|tuần|tháng|"
         r"24 ?h|mục)(?: .{2,15})?|"
         r"liên kết(?: (?:website|web|trang|hữu ích|nhanh))?|"
         r"chuyên đề khác|đáng chú ý|tin mới|bài mới|tin khác|bài khác|"
         r"tin mới nhận|news|related(?: news| posts| articles| stories)?|most read|latest news|"
         r"more news|you may also like)\]?\s*[:.…>»]*"),
    Rule("related", "line", r"(?:[>»›▶►→⇒➤]+|<<)\s*.{3,}|"
         r"\[?(?:xem|đọc|mời xem|tìm hiểu) (?:thêm|tiếp)(?: [\w ]{1,20})?\]?\s*[:\]>»].+|"
         r"(?:các |những )?(?:tin|bài|bài viết|tin,? bài|nội dung|video)(?: \w+)? (?:liên quan|"
         r"khác|cùng chuyên mục|đã đưa|"
         r"nổi bật|mới|đọc nhiều|cũ hơn|mới hơn)\s*[:>»].+|"
         r"(?:bạn )?đang đọc\s*:(?!\s*(?:trang (?:chủ|nhất)|home)\b).+|"
         r"(?:cùng chuyên mục|liên quan|đọc nhiều|xem nhiều|đừng bỏ lỡ|có thể bạn quan tâm|"
         r"tin nóng|"
         r"tin mới|tin vắn|xem lại|nghe thêm|tin trước|tin sau)\s*[:>»].+|video\s*:.+|"
         r"clip\s*:.+(?<![.:])|"
         r"xem nhanh .{0,10}:.+|"
         r"\[(?!ảnh|hình|nguồn|photo)[^\[\]:]{25,}(?<![.!?…])\]|"
         r"(?:có thể bạn quan tâm|(?:đọc|xem) thêm|(?:tin|bài) liên quan)(?-i:[A-ZĐÀ-Ỹ]).*(?<!\.)"),
    Rule("feed", "tail", r"</(?:item|entry)>"),
    Rule("feed", "line", r"<[?!/]?(?:item|entry|channel|rss|feed|xml)\b[^<>]*>?|"
         r"(?:title|link|description|lastbuilddate|pubdate|generator|guid|language|ttl|docs|"
         r"[a-z]{2,7}:[a-z]{3,})(?: \w+=\"[^\"]*\")?: .*"),
    Rule("footnote", "line", r"(?:chú thích|(?:tài liệu|nguồn) (?:tham khảo|trích dẫn))\s*:?"),
    Rule("divider", "line", r"(?:[-–—_=~] ?)+"),
    Rule("photo_credit", "line",
         r"(?:nguồn hình ảnh\s*[,:]|bản quyền hình ảnh\s*,?)\s*\w.{1,60}(?<!\.)"),
    Rule("photo_label", "line", r"(?:(?:(?:hình(?: ảnh)?|ảnh|image|img|photo)\s*:\s*)?"
         r"[\w%()+-]+(?:[. ][\w%()+-]+){0,4}\.(?:jpe?g|png|gif|webp|bmp)|"
         r"\[(?:hình(?: ảnh)?|ảnh|image|img|photo|video|clip|audio)"
         r"(?: minh h(?:ọa|oạ))?(?: \d+)?\]|(?:chụp lại|chú thích) hình ảnh\s*[,:]|"
         r"image caption\s*[,:]?|"
         r"chú thích (?:ảnh|hình)|(?:bấm|nhấn|click) (?:vào )?ảnh .*|"
         r"[a-z0-9 ,-]{8,90} (?:anh|hinh) \d{1,3})"),
)  # fmt: skip

_SPACE = r"[\s,;|•:()\[\]\u25a0-\u27bf\U0001f300-\U0001faff-]"  # or a picture of what a tool does
_TOOLS = Rule(
    "share", "line", r"(?:(?:in|gửi|lưu|chia sẻ|xem bản in|bản in|"
    r"cỡ chữ(?: (?:mặc định|nhỏ|vừa|to|lớn))?(?:\s*[+/-]+)?|"
    r"facebook|zalo|twitter|tweet|google\+?|email|print|share|"
    r"like|pinterest|linkedin|whatsapp|(?:copy|sao chép)(?: link| liên kết)?|"
    r"thích|bình luận|nghe(?: nội dung)?|messenger|telegram|youtube|"
    r"đọc|(?:độ )?tương phản|\+?aa?[-+]*|phóng to|thu nhỏ|trở lại|quay lại|trang trước|"
    r"giọng (?:nam|nữ|đọc)|(?:nam|nữ)? ?miền (?:bắc|trung|nam)|"
    r"\d?\d:\d\d(?: ?/ ?\d?\d:\d\d)?|\d(?:[.,]\d+)?x|(?:số )?lượt (?:xem|đọc)\s*:?\s*[\d.,]+)"
    r"(?: bài| tin| này| viết| qua| lên| trên| trang| cho| bạn(?: bè)?)*"
    r"(?:" + _SPACE + r"|\+?\d+[km]?(?!\w))*){2,}",
)  # fmt: skip
"""Several tools side by side ("In bài này Gửi bài viết qua email A- A+")."""

_PARTS = re.compile(r"\s*(?:\||•|·|\]\s*\[|\s[-–—/]\s)\s*")
_MARK = re.compile(r"[]|•·/–—-]")  # between parts


@cache
def _any_rule() -> re.Pattern[str]:
    """All rules as one pattern; the group that matches tells which."""
    rules = (f"(?P<r{number}>{rule.pattern})" for number, rule in enumerate(RULES))
    return re.compile("|".join(rules), re.IGNORECASE)


@cache
def _tools() -> re.Pattern[str]:
    return re.compile(_TOOLS.pattern, re.IGNORECASE)


@lru_cache(maxsize=4096)
def rule_for(line: str) -> Rule | None:
    """The first rule that takes the whole line, or every part of a line of several parts."""
    if len(line) > _LONGEST:
        return None
    text = line.strip()
    found = _match(text.strip(" -•|[]*+"), text)
    if found:
        return found
    if _tools().fullmatch(text.lstrip("([ ")):
        return _TOOLS
    if not _MARK.search(text):
        return None
    parts = [part for part in _PARTS.split(text.strip("[]| ")) if part]
    if len(parts) < 2:
        return None
    rules = [_match(part.strip("[] "), part) for part in parts]
    if all(rules):
        return max((rule for rule in rules if rule), key=lambda rule: rule.reach == "tail")
    return None


def _match(*texts: str) -> Rule | None:
    for text in dict.fromkeys(texts):
        found = _any_rule().fullmatch(text) if text else None
        if found and found.lastgroup:
            return RULES[int(found.lastgroup[1:])]
    return None
