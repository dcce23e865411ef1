"""How the cells of Chỉ tiêu are computed (measures/progress.py), as it stands below them."""

HOW = """
- **Giá trị** của nhiều xã = tổng tử số / tổng mẫu số (số đếm thì cộng lại); **mục tiêu** và **mức
  đầu năm** tính chung theo đúng các xã đó, mục tiêu của xã nào có mẫu số lớn thì nặng hơn. Chỉ xã
  có đủ giá trị và mục tiêu mới được tính; “6/7 xã” là số xã đó. Không lấy trung bình các tỷ lệ.
- **Mức cần có** cuối quý: chia đều đoạn từ mức đầu năm đến mục tiêu cho bốn quý; số cộng dồn thì
  bắt đầu từ 0; chỉ tiêu giữ một mức thì cả năm là mục tiêu. Với chỉ tiêu có mức trần, đó là mức
  cho phép đến quý này.
- **Mỗi ô** = giá trị trừ mức cần có, tính bằng điểm phần trăm (“điểm”), số đếm thì theo đơn vị của
  nó. Với chỉ tiêu càng thấp càng tốt thì lấy mức cho phép trừ giá trị. Màu theo đúng con số trong
  ô: cam là chưa đủ (hoặc quá mức), xanh là đủ (hoặc trong mức), đậm là cách hơn 1 điểm. Dưới 0,1
  điểm ghi “<0,1”.
- **Tiến độ** ghi ở từng chỉ tiêu và trong bảng. **Đạt**: ít nhất bằng mục tiêu năm; mức trần chỉ
  xét vào cuối năm. **Đúng tiến độ**: ít nhất bằng mức cần có. **Chậm**: đi được ít nhất một nửa
  quãng đường cần đi đến quý này; mức trần: cao hơn mức cho phép nhưng chưa quá mức trần cả năm.
  **Chậm nhiều**: ít hơn thế, đi ngược chiều, hoặc đã quá mức trần cả năm. **Chưa đủ số**: thiếu giá
  trị, mục tiêu hoặc mức đầu năm.
- Chậm hay chậm nhiều xét theo phần quãng đường đã đi, không theo số điểm: thiếu 1 điểm là ít khi cả
  năm cần tăng 20 điểm, là nhiều khi cả năm chỉ cần tăng 2 điểm.
- Trên hình diễn biến, mục tiêu và đường thẳng của mỗi năm tính theo các xã đủ số ở quý gần nhất có
  số của năm đó.
- Số nguồn ghi “hơn” hay “khoảng” được xét như con số in ra, và vẫn hiện “hơn” (≥), “khoảng” (≈).
- Chỉ tiêu đổi định nghĩa thì mỗi định nghĩa đứng riêng: không cộng, không so sánh qua mốc đó.
"""
