/*
 * list_refusal.c
 *		What is no list is named as what it is, with what to do.
 */
#include "call/list_refusal.h"

#include "miscadmin.h"

/* What to do with a file of some kind, in both languages. */
typedef enum Remedy
{
	SAVE_AS_WORKBOOK,
	ASK_FOR_TABLE,
	UNPACK,
	SEND_AGAIN,
	NO_PASSWORD
} Remedy;

static const char *const remedies[] = {
	[SAVE_AS_WORKBOOK] = "Open it in Excel or WPS, save it as .xlsx (Excel workbook) and send "
						 "that. / 用 Excel 或 WPS 打开，另存为 .xlsx（Excel 工作簿）后重新报送。",
	[ASK_FOR_TABLE] = "Ask the office for the table itself, as .xlsx or .csv. / "
					  "请来源部门报送表格本身（.xlsx 或 .csv）。",
	[UNPACK] = "Unpack it and send each list by itself. / 解压后逐份报送其中的清单。",
	[SEND_AGAIN] = "Look whether the file opens, and send it again whole. / "
				   "检查文件能否打开，完整地重新报送。",
	[NO_PASSWORD] =
		"Open it, save it without a password and send that. / 打开后取消密码另存，再重新报送。"};

/* What a file is, in both languages. */
static const struct
{
	const char *english;
	const char *chinese;
	Remedy remedy;
} kinds[] = {
	[YBSS_FILE_EMPTY] = {"an empty file", "空文件", SEND_AGAIN},
	[YBSS_FILE_XLS] = {"a workbook of Excel 97-2003 or WPS (.xls, .et)",
					   "Excel 97-2003 或 WPS 工作簿（.xls、.et）", SAVE_AS_WORKBOOK},
	[YBSS_FILE_XLSB] = {"a binary workbook of Excel (.xlsb)", "Excel 二进制工作簿（.xlsb）",
						SAVE_AS_WORKBOOK},
	[YBSS_FILE_ODS] = {"an OpenDocument file (.ods)", "OpenDocument 文件（.ods）",
					   SAVE_AS_WORKBOOK},
	[YBSS_FILE_XML_SHEET] = {"an XML table of Excel 2003", "Excel 2003 的 XML 表格",
							 SAVE_AS_WORKBOOK},
	[YBSS_FILE_PROTECTED] = {"a document behind a password", "设有密码的文档", NO_PASSWORD},
	[YBSS_FILE_HTML] = {"a web page, whatever its name", "网页（常被命名为 .xls）",
						SAVE_AS_WORKBOOK},
	[YBSS_FILE_WORD] = {"a text document (Word, WPS)", "文字文档（Word、WPS）", ASK_FOR_TABLE},
	[YBSS_FILE_SLIDES] = {"a presentation", "演示文稿", ASK_FOR_TABLE},
	[YBSS_FILE_OFD] = {"an OFD document", "OFD 版式文档", ASK_FOR_TABLE},
	[YBSS_FILE_PDF] = {"a PDF document", "PDF 文档", ASK_FOR_TABLE},
	[YBSS_FILE_PICTURE] = {"a picture", "图片", ASK_FOR_TABLE},
	[YBSS_FILE_ARCHIVE] = {"an archive of files", "压缩包", UNPACK},
	[YBSS_FILE_DAMAGED] = {"a damaged or incomplete workbook or archive",
						   "已损坏或不完整的工作簿或压缩包", SEND_AGAIN},
	[YBSS_FILE_OTHER] = {"neither text nor a workbook", "既不是文本也不是工作簿的文件",
						 ASK_FOR_TABLE}};

/* Refuse a file that no list can be in. */
void
ybss_refuse_file(YbssFileKind kind)
{
	CHECK_FOR_INTERRUPTS();
	ereport(ERROR,
			(errcode(ERRCODE_YBSS_LIST_KIND), errmsg("this is %s, not a list", kinds[kind].english),
			 errdetail("这是%s，不是清单。", kinds[kind].chinese),
			 errhint("%s", remedies[kinds[kind].remedy])));
}

/* Refuse a workbook that cannot be read. */
static void
refuse_damaged(YbssSheetFault fault)
{
	const char *english = fault == YBSS_SHEET_TOO_LARGE
							  ? "the workbook is larger, unpacked, than is read"
						  : fault == YBSS_SHEET_DOCTYPE
							  ? "the workbook declares types of its own, as no workbook does"
						  : fault == YBSS_SHEET_MEMORY ? "there is no memory to read the workbook"
													   : "the workbook is damaged or incomplete";
	const char *chinese = fault == YBSS_SHEET_TOO_LARGE ? "工作簿解压后超出读取限度。"
						  : fault == YBSS_SHEET_DOCTYPE ? "工作簿含有自定义的文档类型，不予读取。"
						  : fault == YBSS_SHEET_MEMORY ? "内存不足，无法读取工作簿。"
													   : "工作簿已损坏或不完整。";

	ereport(ERROR, (errcode(ERRCODE_YBSS_WORKBOOK), errmsg("%s", english), errdetail("%s", chinese),
					errhint("Open it, save it anew as .xlsx, divided where it is large; or as "
							".csv. / 打开后重新另存为 .xlsx（过大的分成几份），或另存为 .csv。")));
}

/* Say why a workbook is not read. */
void
ybss_refuse_workbook(YbssSheetFault fault, const char *sheet)
{
	if (fault == YBSS_SHEET_STOPPED)
	{
		CHECK_FOR_INTERRUPTS();
		ereport(ERROR, (errcode(ERRCODE_QUERY_CANCELED),
						errmsg("canceling statement due to user request")));
	}
	if (fault == YBSS_SHEET_PROTECTED)
		ybss_refuse_file(YBSS_FILE_PROTECTED);
	if (fault == YBSS_SHEET_MISSING)
		ereport(ERROR,
				(errcode(ERRCODE_YBSS_SHEET), errmsg("the workbook has no sheet \"%s\"", sheet),
				 errdetail("工作簿中没有工作表“%s”。", sheet),
				 errhint("Name a sheet as it is written below, or give its number from 1. / "
						 "写工作表标签上的名称，或从 1 起的序号。")));
	if (fault == YBSS_SHEET_EMPTY)
		ereport(ERROR,
				(errcode(ERRCODE_YBSS_SHEET), errmsg("no visible sheet of the workbook has rows"),
				 errdetail("工作簿中可见的工作表都没有数据。"),
				 errhint("Name a hidden sheet where that is the list. / "
						 "清单在隐藏的工作表中时，请写明其名称。")));
	refuse_damaged(fault);
	pg_unreachable();
}
