#!/usr/bin/env python3
"""values.py COMPARISON: 2,000 invented values, one a line, the same each time."""
import random
import sys

SURNAMES, GIVEN = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英华玉萍红"
ROADS, COMPOUNDS = ("人民路", "中山路", "北京路", "解放路"), ("锦绣花园", "阳光小区", "世纪城", "金色家园")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def value(kind, r):
    day = "%04d-%02d-%02d" % (r.randint(1940, 2015), r.randint(1, 12), r.randint(1, 28))
    if kind == "name":
        return r.choice(SURNAMES) + "".join(r.choices(GIVEN, k=r.choice((1, 2, 2))))
    if kind == "citizen_id":
        body = "520399" + day.replace("-", "") + "%03d" % r.randint(1, 999)
        return body + "10X98765432"[sum(int(a) * b for a, b in zip(body, WEIGHTS)) % 11]
    if kind == "date":
        return day
    if kind == "phone":
        return "138%08d" % r.randint(1000000, 99999999)
    if kind == "address":
        return "红花岗区%s%d号%s%d栋%d单元%d室" % (r.choice(ROADS), r.randint(1, 99), r.choice(COMPOUNDS),
                                          r.randint(1, 20), r.randint(1, 4), 100 * r.randint(1, 20) + r.randint(1, 4))
    if kind == "unit_name":
        return "遵义" + "".join(r.choices("红日蓝天金鑫宏达", k=3)) + r.choice(("商贸", "科技", "餐饮")) + "有限公司"
    if kind == "credit_code":
        return "91520300MA" + "".join(r.choices("0123456789ABCDEFGH", k=8))
    if kind == "number":
        return "%.2f" % r.uniform(20, 300)
    return "".join(r.choices("abcdefghijklmnopqrst", k=r.randint(5, 12)))


def main(kind):
    r = random.Random(kind)
    print("\n".join(value(kind, r) for _ in range(2000)))


if __name__ == "__main__":
    main(sys.argv[1])
