// Streamlit's own words (menus, tooltips, messages) are English and cannot be set (streamlit issue
// 1353). This puts Vietnamese in their place, in the texts and attributes that are exactly one of
// WORDS or match one of PATTERNS. What is not listed stays English; our own texts are left alone.
(() => {
  // English to Vietnamese. No Vietnamese side may be an English one: the observer below sees its
  // own changes, and stops because they are no longer in the list.
  const WORDS = {
    // Frame: sidebar, menu, status
    "Skip to main content": "Đến nội dung chính", "App pages": "Các trang", "Sidebar": "Thanh bên",
    "Collapse sidebar": "Thu gọn thanh bên", "Expand sidebar": "Mở thanh bên", "View less": "Thu gọn",
    "Navigate to home page": "Về trang đầu",
    "(opens in new tab)": "(mở thẻ mới)", "Notifications": "Thông báo", "Main menu": "Trình đơn",
    "Theme": "Giao diện", "System": "Theo máy", "Light": "Sáng", "Dark": "Tối", "Print": "In trang",
    "Rerun": "Chạy lại", "Clear cache": "Xóa bộ nhớ đệm", "Record screen": "Quay màn hình",
    "Made with Streamlit v": "Dựng bằng Streamlit ", "Copy version to clipboard": "Chép số phiên bản",
    "Running...": "Đang chạy…", "Running": "Đang chạy", "Stop": "Dừng", "Stopping...": "Đang dừng…",
    "Connecting": "Đang kết nối", "Error": "Lỗi", "Connecting to Streamlit server": "Đang kết nối với máy chủ",
    "Unable to connect to Streamlit server": "Không kết nối được với máy chủ",
    // Dialogs and failures
    "Close": "Đóng", "Dismiss": "Bỏ qua", "Cancel": "Hủy", "Try again": "Thử lại",
    "Connection error": "Lỗi kết nối", "Connection timed out.": "Quá thời gian chờ kết nối.",
    "Streamlit server is not responding. Are you connected to the internet?":
      "Máy chủ không trả lời. Máy của bạn có đang nối mạng không?",
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
      "Máy chủ có còn chạy không? Nếu đã dừng, hãy khởi động lại bằng lệnh:",
    "Connection lost. Please wait for the app to reconnect, then try again.":
      "Mất kết nối. Hãy chờ kết nối lại rồi thử lần nữa.",
    "Page not found": "Không tìm thấy trang", "Script execution error": "Lỗi khi chạy trang",
    "Traceback:": "Vết lỗi:", "Network issue": "Lỗi mạng", "Download failed": "Tải về không được",
    "Cannot load Streamlit frontend code. This can happen when you update Streamlit while a Streamlit app is running.":
      "Không tải được giao diện; có thể máy chủ vừa được cập nhật.",
    "To fix this, simply reload this app by pressing": "Hãy tải lại trang bằng phím", ", or": ", hoặc",
    "If the error persists, try force-clearing your browser's cache as described":
      "Nếu vẫn lỗi, hãy xóa bộ nhớ đệm của trình duyệt như chỉ dẫn",
    "here": "tại đây", "Record a screencast": "Quay màn hình thành phim", "Also record audio": "Ghi cả âm thanh",
    "This will record a video with the contents of your screen, so you can easily share what you're seeing with others.":
      "Quay lại những gì đang hiện trên màn hình để gửi cho người khác xem.",
    "Press": "Nhấn", "any time to stop recording.": "bất cứ lúc nào để dừng quay.",
    "Start recording!": "Bắt đầu quay", "Stop recording": "Dừng quay", "Cancel recording": "Hủy quay",
    "Next steps": "Các bước tiếp theo", "Step 1": "Bước 1", "Step 2": "Bước 2", "Step 3": "Bước 3",
    "Preview your video below:": "Xem thử đoạn phim:", "Save video to disk": "Lưu phim vào máy",
    // Elements: toolbars, headings, tables
    "Fullscreen": "Toàn màn hình", "Close fullscreen": "Thoát toàn màn hình", "Help": "Giải thích",
    "Link to heading": "Liên kết đến mục này", "Copy to clipboard": "Chép", "Copied": "Đã chép", "Search": "Tìm",
    "Download as CSV": "Tải về (CSV)", "Vega visualization": "Biểu đồ", "Show/hide columns": "Hiện, ẩn cột",
    "Clear selection": "Bỏ chọn", "Scrollable table": "Bảng cuộn được", "Type to search": "Gõ để tìm",
    "over 1000": "hơn 1000", "Previous Result": "Kết quả trước", "Next Result": "Kết quả sau",
    "Close Search": "Đóng ô tìm", "Scroll tabs left": "Cuộn sang trái", "Scroll tabs right": "Cuộn sang phải",
    // A table's column menu
    "Dataframe column menu": "Trình đơn của cột", "Copy column name": "Chép tên cột",
    "Sort ascending": "Xếp tăng dần", "Sort descending": "Xếp giảm dần", "Format": "Định dạng",
    "Autosize": "Vừa khít nội dung", "Pin column": "Ghim cột", "Unpin column": "Bỏ ghim cột",
    "Hide column": "Ẩn cột", "Statistics": "Thống kê", "Automatic": "Tự động", "Localized": "Theo ngôn ngữ máy",
    "Plain": "Số trơn", "Compact": "Rút gọn", "Dollar": "Đô la", "Euro": "Đồng euro", "Yen": "Yên",
    "Percent": "Phần trăm", "Scientific": "Khoa học", "Accounting": "Kế toán", "Duration": "Thời lượng",
    "Distance": "Cách hiện tại", "Calendar": "Lịch", "Values": "Số giá trị", "Empty": "Bỏ trống",
    "Distinct": "Số giá trị khác nhau", "Average": "Trung bình", "Standard deviation": "Độ lệch chuẩn",
    "Minimum": "Nhỏ nhất", "25th percentile": "Bách phân vị 25", "Median": "Trung vị",
    "75th percentile": "Bách phân vị 75", "Maximum": "Lớn nhất", "Sum": "Tổng", "Minimum length": "Ngắn nhất",
    "Maximum length": "Dài nhất", "Average length": "Độ dài trung bình", "Range": "Khoảng", "Count": "Số lượng",
    "No data": "Không có dữ liệu", "Based on sample": "Tính trên mẫu",
    // Widgets
    "dd": "ngày", "mm": "tháng", "yyyy": "năm",
    "Choose an option": "Chọn một mục", "Choose or add an option": "Chọn hoặc gõ",
    "Choose options": "Chọn các mục", "Open": "Mở",
    "No options to select": "Không có mục nào", "No options to select.": "Không có mục nào.",
    "No results": "Không có kết quả", "Clear value": "Xóa giá trị", "Clear all": "Xóa hết",
    "Select all": "Chọn tất cả", "Select...": "Chọn…", "Selected values": "Các mục đã chọn", "Increment": "Tăng",
    "Decrement": "Giảm", "Clear entry": "Xóa chữ đã gõ", "Menu": "Danh mục",
    "Press Enter to apply": "Nhấn Enter để áp dụng", "Press Enter to submit form": "Nhấn Enter để gửi",
    "Press Ctrl+Enter to apply": "Nhấn Ctrl+Enter để áp dụng", "Invalid input.": "Giá trị không hợp lệ.",
    "This field is required.": "Không được để trống.", "Choose date": "Chọn ngày", "Next": "Tiếp",
    "Choose date range": "Chọn khoảng ngày", "Clear date": "Xóa ngày", "Clear dates": "Xóa khoảng ngày",
    "Previous month": "Tháng trước", "Next month": "Tháng sau", "Previous": "Trước", "Date range": "Khoảng ngày",
    "Quick select a date range": "Chọn nhanh khoảng ngày", "Past Week": "Tuần qua", "Past Month": "Tháng qua",
    "Past 3 Months": "3 tháng qua", "Past 6 Months": "6 tháng qua", "Past Year": "Năm qua",
    "Past 2 Years": "2 năm qua", "Upload": "Tải lên", "file upload": "tải tệp lên", "Add files": "Thêm tệp",
    "Error:": "Lỗi:", "Drag and drop a file here": "Kéo thả tệp vào đây",
    "Drag and drop files here": "Kéo thả các tệp vào đây",
    // Plotly's buttons and notes
    "Download plot as a PNG": "Tải biểu đồ về (PNG)", "Zoom": "Phóng to vùng chọn", "Pan": "Kéo biểu đồ",
    "Zoom in": "Phóng to", "Zoom out": "Thu nhỏ", "Autoscale": "Vừa khung", "Reset axes": "Về ban đầu",
    "Box Select": "Chọn theo khung", "Lasso Select": "Chọn tự do",
    "Double-click to zoom back out": "Nhấp đúp để trở về ban đầu",
    "Double-click on legend to isolate one trace": "Nhấp đúp vào chú giải để chỉ xem một dãy",
    "Preparing image - this may take a few seconds": "Đang tạo ảnh, xin chờ vài giây"
  };

  // The same for texts with a number or a name inside.
  const PATTERNS = [
    [/^View (\d+) more$/, "Xem thêm $1 trang"],
    [/^(\d+) options? available\.$/, "Có $1 mục."],
    [/^(\d+) results?$/, "$1 kết quả"],
    [/^(\d+) of (?:over )?(\d+)(?: results?)?$/, "$1 trong $2 kết quả"],
    [/^(.+), selected$/, "$1, đã chọn"],
    [/^Select (\d+) matches$/, "Chọn $1 kết quả"],
    [/^Add: (.+)$/, "Ghi: $1"],
    [/^Remove (.+)$/, "Bỏ $1"],
    [/^Help for (.+)$/, "Giải thích: $1"],
    [/^Shortcut (.+)$/, "Phím tắt $1"],
    [/^(.+) (?:— start|start date)$/, "$1: từ"],
    [/^(.+) (?:— end|end date)$/, "$1: đến"],
    [/^(.+) per file$/, "Mỗi tệp tối đa $1"],
    [/^(.+) files are not allowed\.$/, "Không nhận tệp loại $1."],
    [/^File must be (.+) or smaller\.$/, "Tệp không được quá $1."],
    [/^Request failed with status code 413$/, "Quá nhiều tệp cùng lúc, hãy tải lại sau."],
    [/^Connection failed with status (\d+)/, "Kết nối không được, mã $1"],
    [/^You can only select up to (\d+) options?\. Remove an option first\.$/,
      "Chỉ chọn được $1 mục. Hãy bỏ bớt một mục trước."],
    [/^(?:Error: )?Number is outside .* between (\S+) and (\S+)\.$/, "Chỉ nhận số từ $1 đến $2."]
  ];

  const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt", "data-title"];
  // Texts that are ours, the reader's or the data's; icons are written as English words, too.
  const LEFT_ALONE = "script, style, textarea, pre, code, canvas, " +
    "[data-testid=stMarkdown], [data-testid=stIconMaterial]";
  // All of it is written by us, and there is much of it: not entered.
  const OURS = ".chart, .table, .choices, .folds, .stHtml";

  function translate(text) {
    const english = text.trim();
    if (Object.hasOwn(WORDS, english)) return text.replace(english, WORDS[english]);
    // A table's buttons carry its name: "Search: Số liệu hộ nghèo".
    const [word, ...name] = english.split(": ");
    if (name.length && Object.hasOwn(WORDS, word)) return [WORDS[word], ...name].join(": ");
    const known = PATTERNS.find(([pattern]) => pattern.test(english));
    // A function, because a name with a $ in it would be read as a placeholder.
    return known ? text.replace(english, () => english.replace(...known)) : text;
  }

  function visitText(node) {
    const vietnamese = translate(node.data);
    if (vietnamese !== node.data && !node.parentElement?.closest(LEFT_ALONE)) node.data = vietnamese;
  }

  function visitAttribute(element, name) {
    const text = element.getAttribute(name);
    const vietnamese = text && translate(text);
    if (vietnamese !== text) element.setAttribute(name, vietnamese);
  }

  // Drawings (svg) have no words of Streamlit's and thousands of nodes: not entered.
  function visit(node) {
    if (node.nodeType === Node.TEXT_NODE) return visitText(node);
    if (!(node instanceof HTMLElement) || node.matches(OURS)) return;
    for (const name of ATTRIBUTES) visitAttribute(node, name);
    // Streamlit's field for files has a name, so it can't be without a role.
    if (node.dataset.testid === "stFileUploaderDropzone") node.setAttribute("role", "group");
    node.childNodes.forEach(visit);
  }

  new MutationObserver((changes) => {
    for (const { type, target, attributeName, addedNodes } of changes) {
      if (target instanceof SVGElement) continue;
      const place = target instanceof Element ? target : target.parentElement;
      if (!place || place.closest(OURS)) continue;
      if (type === "attributes") visitAttribute(target, attributeName);
      else if (type === "characterData") visitText(target);
      else addedNodes.forEach(visit);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributeFilter: ATTRIBUTES });
  document.documentElement.lang = "vi";
  visit(document.body);
})();
