#!/usr/bin/env python3
"""Make workbooks for tests: as Excel, WPS, LibreOffice and programs write them, and as an attacker would.

workbook.py CASE prints the bytes of a case in hexadecimal, workbook.py CASE PATH writes them;
without a case it prints all, each behind its name. The people are invented, their ids those of a county that never was.
"""

import io
import struct
import sys
import zipfile

TRANSITIONAL = "http://schemas.openxmlformats.org"
SHEET = TRANSITIONAL + "/spreadsheetml/2006/main"
OFFICE = TRANSITIONAL + "/officeDocument/2006/relationships"
STRICT_SHEET = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = TRANSITIONAL + "/package/2006/relationships"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
IDS = ("520399196203150111", "520399199001010026", "52039919870307002X")


def packed(parts, compression=zipfile.ZIP_DEFLATED):
    """Zip parts, which are texts or bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as package:
        for name, content in parts.items():
            package.writestr(name, content if isinstance(content, bytes) else content.encode("utf-8"))
    return out.getvalue()


def relations(office, pairs):
    """Give a part of relations: number, kind, target."""
    return XML + '<Relationships xmlns="%s">%s</Relationships>' % (PACKAGE, "".join(
        '<Relationship Id="rId%s" Type="%s/%s" Target="%s"/>' % (number, office, kind, target) for number, kind, target in pairs))


def styles(cells, formats=(), sheet=SHEET):
    """Give a part of styles: the format of each style, and formats of its own."""
    return XML + '<styleSheet xmlns="%s"><numFmts count="%d">%s</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>%s</cellXfs></styleSheet>' % (
        sheet, len(formats), "".join('<numFmt numFmtId="%d" formatCode="%s"/>' % (number, code.replace('"', "&quot;")) for number, code in formats),
        "".join('<xf numFmtId="%d" applyNumberFormat="1"/>' % number for number in cells))


def strings(texts, sheet=SHEET):
    """Give a part of shared strings, each as it is in XML."""
    return XML + '<sst xmlns="%s" count="9" uniqueCount="9">%s</sst>' % (
        sheet, "".join("<si>%s</si>" % (text if text.startswith("<") else "<t>%s</t>" % text) for text in texts))


def worksheet(rows, behind="", ahead='<dimension ref="A1"/>', sheet=SHEET):
    """Give a part of a sheet around the XML of its rows."""
    return XML + '<worksheet xmlns="%s" xmlns:r="%s">%s<sheetData>%s</sheetData>%s</worksheet>' % (sheet, OFFICE, ahead, rows, behind)


def parts(sheets, shared=(), style=None, workbook="", office=OFFICE, sheet=SHEET, target="worksheets/sheet%d.xml"):
    """Give the parts of a workbook; sheets are (name, state, part)."""
    listed = "".join('<sheet name="%s" sheetId="%d"%s r:id="rId%d"/>' % (name, i, ' state="%s"' % state if state else "", i)
                     for i, (name, state, _) in enumerate(sheets, 1))
    result = {
        "[Content_Types].xml": XML + '<Types xmlns="%s/package/2006/content-types"/>' % TRANSITIONAL,
        "_rels/.rels": relations(office, [(1, "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": XML + '<workbook xmlns="%s" xmlns:r="%s">%s<sheets>%s</sheets></workbook>' % (sheet, office, workbook, listed),
        "xl/_rels/workbook.xml.rels": relations(office, [(i, "worksheet", target % i) for i in range(1, len(sheets) + 1)] +
                                                [(90, "sharedStrings", "sharedStrings.xml"), (91, "styles", "styles.xml")])}
    for i, (_, _, part) in enumerate(sheets, 1):
        result["xl/worksheets/sheet%d.xml" % i] = part
    if shared:
        result["xl/sharedStrings.xml"] = strings(shared, sheet)
    if style:
        result["xl/styles.xml"] = style
    return result


def one(rows, **more):
    """Give a workbook of one sheet."""
    ahead = {key: more.pop(key) for key in ("behind", "ahead") if key in more}
    part = rows if rows.startswith("<?xml") else worksheet(rows, sheet=more.get("sheet", SHEET), **ahead)
    return packed(parts([("Sheet1", None, part)], **more))


def inline(number, *cells):
    """Give a row whose cells are texts of their own."""
    return '<row r="%d">%s</row>' % (number, "".join('<c t="inlineStr"><is><t>%s</t></is></c>' % cell for cell in cells))


def excel():
    """As Excel writes a list that a clerk made: a title over merged cells, dates, an id as a number."""
    shared = ["某街道流动人口登记表", "姓名", "身份证号", "出生日期", "登记时间", "电话", "备注",
              '<r><t>张</t></r><r><rPr><b/></rPr><t xml:space="preserve">三 </t></r><rPh sb="0" eb="1"><t>zhang</t></rPh><phoneticPr fontId="1"/>', IDS[0],
              "李四", "a&amp;b &lt;c&gt;", "two_x000D_\nlines", "_x005F_x000D_", "合计"]
    style = styles([0, 14, 22, 31, 57, 10, 165, 166, 167, 49, 20],
                   [(165, '[$-804]yyyy"年"m"月"d"日";@'), (166, "0000"), (167, '[红色]"日"0.00')])
    rows = ('<row r="1" spans="1:7" ht="30"><c r="A1" t="s" s="0"><v>0</v></c><c r="B1" s="0"/></row>'
            '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" t="s"><v>2</v></c><c r="C3" t="s"><v>3</v></c><c r="D3" t="s"><v>4</v></c>'
            '<c r="E3" t="s"><v>5</v></c><c r="F3" t="s"><v>6</v></c></row>'
            '<row r="4"><c r="A4" t="s"><v>7</v></c><c r="B4" t="s"><v>8</v></c><c r="C4" s="1"><v>22720</v></c><c r="D4" s="2"><v>45352.572916666664</v></c>'
            '<c r="E4"><v>13800000001</v></c><c r="F4" t="s"><v>10</v></c></row>'
            '<row r="5"><c r="A5" t="s"><v>9</v></c><c r="B5"><v>5.20399199001010E+17</v></c><c r="C5" s="6"><v>32874</v></c><c r="D5" s="3"><v>45352</v></c>'
            '<c r="E5"><v>1.38E+10</v></c><c r="F5" t="s"><v>11</v></c></row>'
            '<row r="6"><c r="A6" t="str"><f>A5&amp;"x"</f><v>李四x</v></c><c r="B6"><f>1/0</f></c><c r="C6" t="e"><v>#N/A</v></c><c r="D6" s="4"><v>45352</v></c>'
            '<c r="E6" t="b"><v>1</v></c><c r="F6" t="s"><v>12</v></c></row>'
            '<row r="7"/><row r="8"><c r="A8" s="5"><v>0.07</v></c><c r="B8" s="7"><v>12</v></c><c r="C8" s="8"><v>1234.5</v></c><c r="D8" s="10"><v>0.25</v></c>'
            '<c r="E8" s="9"><v>0851</v></c><c r="F8"><v>0.1</v></c><c r="G8"><v>9</v></c></row>'
            '<row r="9"><c r="A9" t="s"><v>13</v></c><c r="B9"><f>COUNTA(A4:A8)</f><v>3</v></c></row>')
    return packed(parts([("封面", "hidden", worksheet(inline(1, "x"))), ("空", None, worksheet("<row r='1'><c r='A1' s='1'/></row>")),
                         ("名单", None, worksheet(rows, '<mergeCells count="1"><mergeCell ref="A1:F1"/></mergeCells>')),
                         ("另表", None, worksheet(inline(1, "y"))), ("内部", "veryHidden", worksheet(inline(1, "z")))], shared, style))


def merged():
    """A household's address over the rows of its members, a header of two rows, a merged row that is blank."""
    rows = (inline(1, "户主", "", "地址", "联系电话") + inline(2, "姓名", "身份证号", "", "") + inline(3, "张三", IDS[0], "某路1号", "15400000001") +
            inline(4, "李四", IDS[1], "", "15400000002") + '<row r="5"><c r="A5"/></row>' + inline(6, "王五", IDS[2], "", "") + inline(7, "赵六", "", "某路2号", ""))
    return one(rows, behind='<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="C1:C2"/><mergeCell ref="D1:D2"/>'
                            '<mergeCell ref="C3:C6"/><mergeCell ref="D4:D5"/></mergeCells>')


def people():
    """The list that sql/list_taken.sql sends as text too."""
    day = '<c s="1"><v>%d</v></c></row>'
    rows = (inline(1, "某街道人员登记表") + inline(2, "*姓名", "身份号（必填）", "2.电话", "电话", "住址", "日期") +
            inline(3, "张三", IDS[0], "", "15400000001", "某路1号").replace("</row>", day % 45352) + inline(4, "", "", "") +
            inline(5, "李四", IDS[1], "15400000002", "15400000009", "某路2号").replace("</row>", day % 45352) + inline(6, "姓名", "身份号", "电话", "电话", "住址", "日期") +
            inline(7, "王五", IDS[2], "15400000003", "", "某路3号").replace("</row>", day % 45353) + inline(8, "合计", "3人") + inline(9, "制表人：赵六", "", "审核："))
    return one(rows, style=styles([0, 14]))


def formats():
    """Each format with one number: what a day looks like in the many ways of writing it."""
    codes = ["General", "yyyy/m/d;@", "yyyy\\-mm\\-dd", 'yyyy"年"m"月"', "m/d/yy h:mm", "[h]:mm:ss", "0.00E+00", "#,##0.00_);[Red](#,##0.00)", "d-mmm-yy",
             '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', "yyyy", "aaaa", "上午/下午h时mm分", '"year"0', "0%", "@", "[DBNum1][$-804]yyyy年m月d日", "000000", '[Blue]General',
             "e年m月d日", 'General"元"', "mm:ss.0", "G/通用格式", "[<10]0;yyyy"]
    built_in = list(range(0, 5)) + [9, 11, 14, 15, 16, 17, 18, 20, 22, 27, 28, 30, 31, 32, 36, 37, 45, 46, 47, 49, 50, 51, 55, 57, 58, 59]
    cells = built_in + [200 + i for i in range(len(codes))]
    rows = "".join('<row><c t="inlineStr"><is><t>%s</t></is></c><c s="%d"><v>45352.75</v></c><c s="%d"><v>60</v></c></row>' % (
        str(number) if number < 200 else codes[number - 200].replace("&", "&amp;").replace("<", "&lt;"), i, i) for i, number in enumerate(cells))
    return one(rows, style=styles(cells, [(200 + i, code.replace("<", "&lt;")) for i, code in enumerate(codes)]))


def numbers():
    """Numbers as files have them, and what becomes of their digits."""
    values = ["0", "-0", "1", "-12", "13800000001", "1.38E+10", "520399196203150111", "520399196203150000", "5.20399196203150E+17", "123456789012345", "1234567890123456",
              "0.1", "0.30000000000000004", "1E-7", "1.5E-3", "1234.50", "99999999999999.99", "1E+20", "1E+300", "-5.5E+15", "NaN", "INF", "1e999", "12 ", "abc", "1" * 100, "2958465", "1E15"]
    return one("".join("<row><c><v>%s</v></c></row>" % value for value in values))


def days(system):
    """The first and last days, and those about the leap day of 1900 that never was."""
    values = ["0", "1", "59", "60", "61", "0.5", "36526", "2958465", "2958466", "-1", "45351.99999999"]
    rows = "".join('<row><c><v>%s</v></c><c s="1"><v>%s</v></c></row>' % (value, value) for value in values)
    return one(rows, style=styles([49, 14]), workbook='<workbookPr date1904="%s"/>' % system)


def prefixed():
    """As the Open XML SDK writes: every element with a prefix."""
    rows = '<x:row r="2"><x:c r="B2" t="inlineStr"><x:is><x:t>姓名</x:t></x:is></x:c><x:c t="s" r="D2"><x:v>0</x:v></x:c></x:row>'
    sheet = XML + '<x:worksheet xmlns:x="%s"><x:sheetData>%s</x:sheetData></x:worksheet>' % (SHEET, rows)
    return one(sheet, shared=["地址"])


def foreign():
    """Elements of other programs between those of the sheet."""
    rows = ('<row r="1"><c r="A1" t="inlineStr"><is><t>姓<!-- no -->名</t></is><e:v xmlns:e="urn:e">no</e:v></c><e:c xmlns:e="urn:e"><e:v>9</e:v></e:c>'
            '<c r="B1" t="inlineStr"><is><t><![CDATA[<地址>]]></t></is></c></row>')
    return one(rows, ahead='<e:sheetData xmlns:e="urn:e"><e:row/></e:sheetData>', behind='<extLst><ext><e:row xmlns:e="urn:e"/></ext></extLst>')


def bare():
    """Rows and cells that do not say where they stand, or say it wrongly; no styles, no strings."""
    return one('<row><c t="inlineStr"><is><t>a</t></is></c><c r="D9" t="n"><v>1</v></c><c><v>2</v></c></row><row r="1"><c r="b7"><v>3</v></c></row>'
               '<row r="40"><c r="A40"><v>4</v></c><c r="A40"><v>5</v></c></row><row r="abc"><c r="1A"><v>6</v></c><c r=""><v>7</v></c></row>')


def absolute():
    """As openpyxl writes: targets from the root, parts in capitals, backslashes in the zip."""
    made = parts([("S", None, worksheet(inline(1, "姓名", "地址")))], target="/xl/worksheets/sheet%d.xml")
    return packed({name.replace("xl/worksheets/", "XL\\Worksheets\\"): part for name, part in made.items()})


def wide():
    """More columns than a list has."""
    return one('<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="SQ1"><v>1</v></c><c r="XFD1"><v>2</v></c><c r="ZZZZ1"><v>3</v></c></row>'
               '<row r="2"><c r="SR2"><v>1</v></c></row>')


def wide_characters():
    """A sheet in UTF-16."""
    made = parts([("S", None, "")])
    made["xl/worksheets/sheet1.xml"] = worksheet(inline(1, "姓名", "𠮷野")).replace("UTF-8", "UTF-16").encode("utf-16")
    return packed(made)


def bomb():
    """A sheet that unpacks to a thousand times its size."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts([("S", None, "")]).items():
            if name.endswith("sheet1.xml"):
                with package.open(name, "w") as stream:
                    stream.write((XML + '<worksheet xmlns="%s"><sheetData><row><c><v>1' % SHEET).encode())
                    for _ in range(160):
                        stream.write(b" " * (1 << 20))
            else:
                package.writestr(name, part)
    return out.getvalue()


def laughs(doctype, where="sheet"):
    """A document type whose entities grow, or that names what lies elsewhere."""
    made = parts([("S", None, worksheet(inline(1, "&a;" if where == "sheet" else "b")))], ["&a;" if where == "strings" else "c"])
    name = "xl/worksheets/sheet1.xml" if where == "sheet" else "xl/sharedStrings.xml"
    made[name] = made[name].replace("<worksheet", doctype + "<worksheet").replace("<sst", doctype + "<sst")
    return packed(made)


def marked(flag):
    """A package whose parts say that they are encrypted."""
    data = bytearray(one(inline(1, "a")))
    for at, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        start = 0
        while (start := data.find(at, start)) >= 0:
            data[start + offset] |= flag
            start += 4
    return bytes(data)


def streams(*names):
    """An OLE2 file with streams of these names."""
    directory = b"".join(name.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", (len(name) + 1) * 2) + bytes(62) for name in ("Root Entry",) + names)
    return (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(504) + directory).ljust(2048, b"\0")


LOL = "".join('<!ENTITY %s "%s">' % ("abcdefghij"[9 - i], ("&%s;" % "abcdefghij"[10 - i]) * 10 if i else "lol") for i in range(10))
EXTERNAL = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'

CASES = {
    "list": people, "excel": excel, "merged": merged, "formats": formats, "numbers": numbers, "days": lambda: days("0"), "days_1904": lambda: days("1"), "prefixed": prefixed, "foreign": foreign,
    "bare": bare, "absolute": absolute, "wide": wide, "utf16": wide_characters,
    "strict": lambda: one(inline(1, "姓名") + '<row r="2"><c t="s"><v>0</v></c><c t="d" s="1"><v>2024-03-01T00:00:00.000</v></c><c t="d"><v>2024-03-01T12:30:00Z</v></c></row>',
                          shared=["张三"], style=styles([0, 14], sheet=STRICT_SHEET), office=STRICT_OFFICE, sheet=STRICT_SHEET),
    "stored": lambda: packed(parts([("S", None, worksheet(inline(1, "姓名")))]), zipfile.ZIP_STORED),
    "bomb": bomb, "laughs": lambda: laughs("<!DOCTYPE x [%s]>" % LOL), "laughs_strings": lambda: laughs("<!DOCTYPE x [%s]>" % LOL, "strings"),
    "external": lambda: laughs(EXTERNAL), "entity": lambda: laughs(""), "doctype": lambda: laughs("<!DOCTYPE worksheet>"),
    "encrypted": lambda: marked(1), "cut": lambda: excel()[:-30], "cut_early": lambda: excel()[:400],
    "broken_deflate": lambda: excel().replace(b"xl/worksheets/sheet3.xml", b"xl/worksheets/sheet3.xml"[:4] + b"XX" + b"xl/worksheets/sheet3.xml"[6:]),
    "no_string": lambda: one('<row><c t="s"><v>5</v></c></row>', shared=["a"]), "no_strings": lambda: one('<row><c t="s"><v>0</v></c></row>'),
    "far_row": lambda: one('<row r="1048577"><c><v>1</v></c></row>'), "last_row": lambda: one('<row r="1048576"><c><v>1</v></c></row>'),
    "long_cell": lambda: one(inline(1, "x" * 1100000)), "deep": lambda: one("<a>" * 400), "unclosed": lambda: one(XML + '<worksheet xmlns="%s"><sheetData><row><c><v>1</v></c></row>' % SHEET),
    "not_xml": lambda: one(XML.rstrip() + "nothing"), "no_sheet_part": lambda: packed({k: v for k, v in parts([("S", None, "")]).items() if "sheet1" not in k}),
    "hidden_rows": lambda: one(inline(1, "姓名", "证件", "住址") + inline(2, "冯一", "520399198503070016", "米兰路1号")
                               + "".join(inline(n, "冯" + chr(20000 + n), "", "米兰路1号").replace("<row ", '<row hidden="1" ') for n in range(3, 30))
                               + inline(30, "冯三", "520399197001010035", "米兰路2号").replace("<row ", '<row hidden="0" ') + '<row r="31" hidden="true"/>'),
    "no_sheets": lambda: packed(parts([])), "all_blank": lambda: one('<row r="1"><c r="A1" s="1"/></row><row r="2"/>'), "all_hidden": lambda: packed(parts([("S", "hidden", worksheet(inline(1, "a")))])),
    "many_parts": lambda: packed({"n%d" % i: "" for i in range(20001)}),
    "xls": lambda: streams("Workbook"), "xls_5": lambda: streams("Book"), "xls_raw": lambda: b"\x09\x08\x10\0\0\x06\x05\0" + bytes(100), "doc": lambda: streams("WordDocument"),
    "ppt": lambda: streams("PowerPoint Document"), "protected": lambda: streams("EncryptionInfo", "EncryptedPackage"), "ole": lambda: streams("Other"),
    "docx": lambda: packed({"[Content_Types].xml": "", "word/document.xml": ""}), "pptx": lambda: packed({"ppt/presentation.xml": ""}), "ods": lambda: packed({"mimetype": "", "content.xml": ""}),
    "xlsb": lambda: packed({"[Content_Types].xml": "", "xl/workbook.bin": ""}), "ofd": lambda: packed({"OFD.xml": "", "Doc_0/Document.xml": ""}), "zip": lambda: packed({"a.xlsx": one(inline(1, "a"))}),
    "pdf": lambda: b"%PDF-1.4 ...", "png": lambda: b"\x89PNG\r\n\x1a\n" + bytes(20), "jpg": lambda: b"\xff\xd8\xff\xe0" + bytes(20), "bmp": lambda: b"BM" + struct.pack("<IHHI", 60, 0, 0, 54) + bytes(46),
    "rar": lambda: b"Rar!\x1a\x07\x00", "7z": lambda: b"7z\xbc\xaf\x27\x1c\0\4", "gz": lambda: b"\x1f\x8b\x08\0", "exe": lambda: b"MZ\x90\0\3\0\0\0", "html": lambda: "<html><body><table><tr><td>姓名</td></tr></table>".encode("gbk"),
    "html_mark": lambda: "\ufeff \r\n<!DOCTYPE html>\n<html>".encode(), "html_utf16": lambda: "<table><tr>".encode("utf-16"), "table": lambda: b"<TABLE border=1><tr><td>", "mht": lambda: b"MIME-Version: 1.0\r\n",
    "xml_2003": lambda: b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "xml": lambda: b'<?xml version="1.0"?><list/>',
    "rtf": lambda: b"{\\rtf1\\ansi", "noise": lambda: bytes(i * 73 % 256 for i in range(600)), "empty": lambda: b"", "blanks": lambda: b" \r\n\t\0\0", "mark": lambda: b"\xef\xbb\xbf\r\n"}


def main():
    if len(sys.argv) < 2:
        for name, make in CASES.items():
            print(name, make().hex())
    elif len(sys.argv) == 2:
        print(CASES[sys.argv[1]]().hex())
    else:
        with open(sys.argv[2], "wb") as file:
            file.write(CASES[sys.argv[1]]())


if __name__ == "__main__":
    main()
