#!/usr/bin/env python3
"""Rows for sheet_reading.sh: written as a workbook and as text, or read by openpyxl.

rows.py ROWS WORKBOOK TEXT writes both, as Excel writes them: texts shared, days and numbers as
numbers. rows.py WORKBOOK reads it row by row and prints processor seconds and megabytes.
"""

import datetime
import resource
import sys
import zipfile

HEADER = ("序号", "姓名", "公民身份号码", "性别", "出生日期", "人员类别", "联系电话", "现住址", "户籍地址", "户号", "与户主关系", "工作单位", "登记日期", "面积", "备注")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
FIRST = datetime.date(1899, 12, 30)


def row(number):
    """Give the cells of a row: texts as str, numbers as int or float, days as date."""
    return (number, "人%s" % chr(0x4E00 + number % 9000), "520399%04d0101%04d" % (1950 + number % 60, number % 10000), "男女"[number % 2], datetime.date(1950 + number % 60, 1, 1),
            "一般", 15400000000 + number, "新蒲街道播州大道%d号%d幢%d单元%d室" % (number % 500, number % 30, number % 4, number % 900), "三渡镇水洋村%d组" % (number % 40),
            "%06d" % (number // 3), ("户主", "配偶", "子")[number % 3], "某公司%d" % (number % 2000), datetime.date(2024, 1 + number % 12, 1), 60 + number % 90 + 0.5, "")


def column(index):
    return chr(65 + index)


def write(rows, workbook, text):
    shared = {}

    def cell(number, index, value):
        at = "%s%d" % (column(index), number)
        if value == "":
            return ""
        if isinstance(value, datetime.date):
            return '<c r="%s" s="1"><v>%d</v></c>' % (at, (value - FIRST).days)
        if isinstance(value, str):
            return '<c r="%s" t="s"><v>%d</v></c>' % (at, shared.setdefault(value, len(shared)))
        return '<c r="%s"><v>%s</v></c>' % (at, value)

    with zipfile.ZipFile(workbook, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package, open(text, "w", encoding="utf-8") as lines:
        package.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
                         '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                         + "".join('<Override PartName="/xl/%s" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.%s+xml"/>' % part for part in (
                             ("workbook.xml", "sheet.main"), ("worksheets/sheet1.xml", "worksheet"), ("styles.xml", "styles"), ("sharedStrings.xml", "sharedStrings"))) + "</Types>")
        package.writestr("_rels/.rels", '<Relationships xmlns="%s"><Relationship Id="rId1" Type="%s/officeDocument" Target="xl/workbook.xml"/></Relationships>' % (PACKAGE, OFFICE))
        package.writestr("xl/workbook.xml", '<workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>' % (MAIN, OFFICE))
        package.writestr("xl/_rels/workbook.xml.rels", '<Relationships xmlns="%s">%s</Relationships>' % (PACKAGE, "".join(
            '<Relationship Id="rId%d" Type="%s/%s" Target="%s"/>' % (n, OFFICE, kind, target) for n, kind, target in (
                (1, "worksheet", "worksheets/sheet1.xml"), (2, "styles", "styles.xml"), (3, "sharedStrings", "sharedStrings.xml")))))
        package.writestr("xl/styles.xml", '<styleSheet xmlns="%s"><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>'
                         '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>' % MAIN)
        with package.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(('<worksheet xmlns="%s"><sheetData>' % MAIN).encode())
            for number in range(rows + 1):
                values = row(number) if number else HEADER
                sheet.write(('<row r="%d">%s</row>' % (number + 1, "".join(cell(number + 1, i, value) for i, value in enumerate(values)))).encode())
                lines.write(",".join(map(str, values)) + "\n")
            sheet.write(b"</sheetData></worksheet>")
        with package.open("xl/sharedStrings.xml", "w") as strings:
            strings.write(('<sst xmlns="%s">%s</sst>' % (MAIN, "".join("<si><t>%s</t></si>" % value for value in shared))).encode())


def read(workbook):
    import openpyxl
    book = openpyxl.load_workbook(workbook, read_only=True)
    count = sum(1 for _ in book.worksheets[0].iter_rows(values_only=True))
    used = resource.getrusage(resource.RUSAGE_SELF)
    assert count > 1
    print("%.2f %d" % (used.ru_utime + used.ru_stime, used.ru_maxrss // 1024))


if __name__ == "__main__":
    if len(sys.argv) == 2:
        read(sys.argv[1])
    else:
        write(int(sys.argv[1]), sys.argv[2], sys.argv[3])
