/* rapport-test-workbook.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "rapport-test-workbook.h"

#define CREATED    20500
#define FIRST_TEXT 3
#define N_QUARTERS 4

const char * const rapport_test_hostile_texts[] = {
  "=cmd|' /C calc'!A0",
  "+1+1",
  "@SUM(A1:A9)",
  "-2+3",
  "{=TRANSPOSE(A1)}",
  "_x0041_ and _x000D_",
  "=HYPERLINK(\"http://example.com\")",
  "https://example.com/?a=b&c=<d>",
  "mailto:someone@example.com",
  "internal:Data!A1",
  "&\"Arial\"&20 header <b>bold</b>",
  "bell \a and escape \033[31m red",
  "tab\tand\nnewline\r\nand return",
  "cut \xff\xfe here \xed\xa0\x80",
  "noncharacters \xef\xbf\xbe \xef\xbf\xbf \xef\xb7\x90 end",
  "😀👩‍👩‍👧 🇬🇷 emoji",
  "שלום \xe2\x80\xae" "evil\xe2\x80\xac مرحبا",
  "Ελληνική Εταιρεία Πληροφορικής και Επικοινωνιών Ανώνυμη Βιομηχανική Εταιρεία Αθηνών",
  "日本情報通信システム株式会社東京本社営業統括本部第一営業部パートナー推進課長付特命担当",
  "Компания с очень длинным названием",
  "   spaces   ",
  "'quoted'",
  "1e5",
  "TRUE",
  "#REF!",
  NULL,
};

static const double amounts[N_QUARTERS][2] = {
  { 120000.5, 150000 }, { 98000.25, 150000 }, { 214300, 200000 }, { 1e6 / 3, 250000 },
};

static const RapportStyle number_styles[] = {
  RAPPORT_STYLE_MONEY, RAPPORT_STYLE_MONEY_DECIMALS, RAPPORT_STYLE_SHARE, RAPPORT_STYLE_SHARE_SIGNED,
  RAPPORT_STYLE_COUNT, RAPPORT_STYLE_NUMBER, RAPPORT_STYLE_RATIO, RAPPORT_STYLE_RATE,
};

static const double numbers[] = { 0.5, -1234567.891, 0, 1e15, 1.0 / 3, G_MAXDOUBLE };

static void
write_data (RapportWorkbook *workbook)
{
  static const char * const headers[] = { "Quarter", "Won", "Target", "Won", "", NULL };
  RapportSheet *data = rapport_workbook_add_sheet (workbook, "Data & 'facts'", FALSE, FALSE);

  for (guint i = 0; i < N_QUARTERS; i++)
    {
      g_autofree char *quarter = g_strdup_printf ("2026-Q%u", i + 1);

      rapport_sheet_text (data, i + 1, 0, quarter, RAPPORT_STYLE_TEXT_NOWRAP);
      rapport_sheet_number (data, i + 1, 1, amounts[i][0], RAPPORT_STYLE_MONEY);
      rapport_sheet_number (data, i + 1, 2, amounts[i][1], RAPPORT_STYLE_MONEY);
      rapport_sheet_number (data, i + 1, 3, amounts[i][0] / amounts[i][1], RAPPORT_STYLE_SHARE);
      rapport_sheet_date (data, i + 1, 4, CREATED + 90 * i, RAPPORT_STYLE_DATE);
    }

  rapport_sheet_text (data, 0, 1, "Won", RAPPORT_STYLE_HEADER);
  rapport_sheet_text (data, 0, 2, "Target", RAPPORT_STYLE_HEADER);
  rapport_sheet_add_table (data, "tblData", 0, 0, N_QUARTERS, 4, headers);
  rapport_sheet_freeze (data, 1, 1);
  rapport_sheet_repeat_rows (data, 0, 0);
  rapport_workbook_define_name (workbook, "FirstWon", data, 1, 1);
}

static void
write_texts (RapportWorkbook *workbook)
{
  RapportSheet *sheet = rapport_workbook_add_sheet (workbook, "Texts", FALSE, TRUE);
  g_autofree char *long_text = g_strnfill (40000, 'x');

  rapport_sheet_text (sheet, 0, 0, "Texts", RAPPORT_STYLE_TITLE);
  for (guint i = 0; rapport_test_hostile_texts[i] != NULL; i++)
    rapport_sheet_text (sheet, FIRST_TEXT + i, 0, rapport_test_hostile_texts[i], RAPPORT_STYLE_TEXT_NOWRAP);
  rapport_sheet_text (sheet, FIRST_TEXT, 1, long_text, RAPPORT_STYLE_TEXT_NOWRAP);
  rapport_sheet_text (sheet, FIRST_TEXT + 1, 1, NULL, RAPPORT_STYLE_INPUT);
  rapport_sheet_set_width (sheet, 1, 1, 20);
}

static void
write_numbers (RapportWorkbook *workbook)
{
  static const char * const words[] = { "Open", "In progress", "Done", NULL };
  static const char * const lights[] = { "Green", "Amber", "Red", "Grey" };
  RapportSheet *sheet = rapport_workbook_add_sheet (workbook, "Numbers", TRUE, TRUE);

  rapport_sheet_merge_text (sheet, 0, 0, 3, "A note across four columns that is long enough to be wrapped into "
                            "two lines or three, whatever the columns below it are wide", RAPPORT_STYLE_NOTE);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (number_styles); j++)
        rapport_sheet_number (sheet, i + 2, j, numbers[i], number_styles[j]);
    }

  rapport_sheet_number (sheet, 9, 0, NAN, RAPPORT_STYLE_NUMBER);
  rapport_sheet_number (sheet, 9, 1, INFINITY, RAPPORT_STYLE_NUMBER);
  rapport_sheet_date (sheet, 9, 2, RAPPORT_DATE_NONE, RAPPORT_STYLE_DATE);
  rapport_sheet_date (sheet, 9, 3, -40000, RAPPORT_STYLE_DATE);
  rapport_sheet_local_time (sheet, 9, 4, (RapportInstant) CREATED * 86400 + 45000);
  for (guint i = 0; i < G_N_ELEMENTS (lights); i++)
    rapport_sheet_text (sheet, 10, i, lights[i], RAPPORT_STYLE_RAG);
  rapport_sheet_add_rag (sheet, 10, 0, 10, 3);
  rapport_sheet_add_data_bars (sheet, 2, 4, 4, 4);
  rapport_sheet_text (sheet, 11, 0, "Open", RAPPORT_STYLE_INPUT);
  rapport_sheet_add_choices (sheet, 11, 0, 11, 0, words);
}

static void
write_formulas (RapportWorkbook *workbook)
{
  RapportSheet *sheet = rapport_workbook_add_sheet (workbook, "Formulas", FALSE, TRUE);
  double sum = amounts[0][0] + amounts[1][0] + amounts[2][0] + amounts[3][0];

  rapport_sheet_formula (sheet, 0, 0, "=SUM('Data & ’facts’'!$B$2:$B$5)", sum, NULL, RAPPORT_STYLE_TILE_MONEY);
  rapport_sheet_formula (sheet, 1, 0, "=FirstWon*2", 2 * amounts[0][0], NULL, RAPPORT_STYLE_MONEY);
  rapport_sheet_formula (sheet, 2, 0, "=IF(FirstWon>0,\"n/a\",1)", 0, "n/a", RAPPORT_STYLE_SHARE);
}

static void
add_chart (RapportSheet     *sheet,
           guint             row,
           RapportChartType  type)
{
  RapportChartSpec spec = {
    .type = type,
    .title = "=Revenue & target",
    .x_title = "Quarter",
    .y_title = "Revenue, €",
    .description = "Revenue and target by quarter",
    .sheet = "Data & ’facts’",
    .categories = { 1, 0, N_QUARTERS, 0 },
    .values = { { 1, 1, N_QUARTERS, 1 }, { 1, 2, N_QUARTERS, 2 } },
    .names = { { 0, 1 }, { 0, 2 } },
    .n_series = type == RAPPORT_CHART_DOUGHNUT ? 1 : 2,
    .number_format = "#,##0",
    .width = 560,
    .height = 280,
  };

  rapport_sheet_add_chart (sheet, row, 0, &spec);
}

RapportWorkbook *
rapport_test_make_hostile_workbook (const char *path)
{
  g_autoptr(GError) error = NULL;
  RapportWorkbook *workbook = rapport_workbook_new (path, "EUR", "A4", CREATED, &error);
  RapportSheet *charts;

  g_assert_no_error (error);

  rapport_workbook_set_properties (workbook, "Title & <more>", rapport_test_hostile_texts[13], "Author",
                                   rapport_test_hostile_texts[0]);
  rapport_workbook_set_running_text (workbook, "Marks & Spencer &P", "2026-Q3", rapport_test_hostile_texts[17]);
  write_texts (workbook);
  write_numbers (workbook);
  write_formulas (workbook);
  charts = rapport_workbook_add_sheet (workbook, "Charts", FALSE, TRUE);
  write_data (workbook);
  for (guint i = RAPPORT_CHART_COLUMN; i <= RAPPORT_CHART_RADAR; i++)
    add_chart (charts, i * 16, i);

  return workbook;
}

void
rapport_test_write_hostile_workbook (const char *path)
{
  g_autoptr(GError) error = NULL;
  guint sheets = 0;

  rapport_workbook_save (rapport_test_make_hostile_workbook (path), &sheets, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sheets, ==, 5);
}
