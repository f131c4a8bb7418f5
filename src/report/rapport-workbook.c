/* rapport-workbook.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-workbook"

#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "rapport-error.h"
#include "rapport-file.h"
#include "rapport-workbook-private.h"

#define MAX_PROPERTY_UNITS 250
#define MAX_CHOICES_BYTES  255
/* Written with sixteen digits, a larger one would be read as infinite. */
#define MAX_NUMBER         9.99e307
#define FIRST_SERIAL       61
#define EPOCH_SERIAL       25569
#define SECONDS_A_DAY      86400
#define FILE_MODE          0600

/* The words of the traffic light, and of the health bands, with the fill of each. */
static const struct
{
  const char *word;
  guint       fill;
} rag_words[] = {
  { N_("Green"), 0 },
  { N_("Good"), 0 },
  { N_("On track"), 0 },
  { N_("Amber"), 1 },
  { N_("Watch"), 1 },
  { N_("Ramping"), 1 },
  { N_("Red"), 2 },
  { N_("At risk"), 2 },
  { N_("Grey"), 3 },
  { N_("n/a"), 3 },
};

static void
table_free (RapportTable *table)
{
  g_free (table->name);
  g_strfreev (table->headers);
  g_free (table);
}

static void
sheet_free (RapportSheet *self)
{
  g_free (self->name);
  g_clear_pointer (&self->cells, g_array_unref);
  g_ptr_array_unref (self->tables);
  g_array_unref (self->columns);
  g_array_unref (self->rows);
  g_free (self);
}

static void
workbook_free (RapportWorkbook *self)
{
  if (self->workbook != NULL)
    lxw_workbook_free (self->workbook);

  g_free (self->path);
  g_free (self->temporary);
  g_free (self->currency);
  g_free (self->paper);
  g_free (self->header_left);
  g_free (self->header_right);
  g_free (self->footer_left);
  g_ptr_array_unref (self->sheets);
  g_hash_table_unref (self->names);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/* The library's own temporary files go where only this user can see them, never to TMPDIR. */
static char *
make_temporary_folder (void)
{
  g_autofree char *cache = g_build_filename (g_get_user_cache_dir (), "rapport", NULL);

  if (g_mkdir_with_parents (cache, 0700) == 0 && g_access (cache, W_OK | X_OK) == 0)
    return g_steal_pointer (&cache);
  if (g_access ("/dev/shm", W_OK | X_OK) == 0)
    return g_strdup ("/dev/shm");

  return g_strdup (g_get_tmp_dir ());
}

static lxw_workbook *
make_library_workbook (const char *temporary)
{
  g_autofree char *folder = make_temporary_folder ();
  lxw_workbook_options options = { .constant_memory = LXW_FALSE, .tmpdir = folder, .use_zip64 = LXW_FALSE };

  return workbook_new_opt (temporary, &options);
}

/* The library writes numbers with printf(), by the locale; a decimal comma would damage the file.
 * Only this thread's locale is changed. */
static lxw_error
close_library_workbook (RapportWorkbook *self)
{
  locale_t plain = newlocale (LC_ALL_MASK, "C", (locale_t) 0);
  locale_t before = plain != (locale_t) 0 ? uselocale (plain) : (locale_t) 0;
  lxw_error result = workbook_close (g_steal_pointer (&self->workbook));

  if (plain != (locale_t) 0)
    {
      uselocale (before);
      freelocale (plain);
    }

  return result;
}

static gboolean
is_writable (double number)
{
  return isfinite (number) && fabs (number) <= MAX_NUMBER;
}

static const char *
intern_text (RapportWorkbook *self,
             const char      *text)
{
  g_autofree char *safe = rapport_workbook_make_safe_text (text);

  return g_string_chunk_insert_const (self->texts, safe);
}

static void
add_cell (RapportSheet *self,
          RapportCell   cell)
{
  g_return_if_fail (cell.row < LXW_ROW_MAX && cell.col < LXW_COL_MAX);
  g_return_if_fail (cell.style < RAPPORT_N_STYLES);

  cell.last_col = MAX (cell.col, cell.last_col);
  g_array_append_val (self->cells, cell);
}

static gboolean
set_close_error (lxw_error    result,
                 int          number,
                 const char  *path,
                 GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);

  if (number == ENOSPC || number == EDQUOT || number == EFBIG)
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FULL,
                 _("There isn’t enough space on the disk for “%s”. Free some space, or choose another folder."),
                 name);
  else if (number == EACCES || number == EROFS || number == EPERM)
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_READ_ONLY,
                 _("“%s” can’t be written. Choose another folder, or ask for the right to write there."), name);
  else
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_IO,
                 _("“%s” couldn’t be written: %s. Check the folder and the free space, then try again."), name,
                 number != 0 ? g_strerror (number) : lxw_strerror (result));

  return FALSE;
}

/* Writes the temporary file and reads it back. */
static gboolean
write_temporary (RapportWorkbook  *self,
                 GError          **error)
{
  lxw_error result;
  int number;

  errno = 0;
  result = close_library_workbook (self);
  number = errno;
  if (result != LXW_NO_ERROR)
    return set_close_error (result, number, self->path, error);

  return rapport_workbook_check_file (self->temporary, error);
}

/**
 * rapport_workbook_new:
 * @path: the final name
 * @currency: the reporting currency
 * @paper: "A4" or "Letter"
 * @created: the document's creation time
 *
 * Begins a workbook. Nothing of it can be seen under @path before it is saved.
 *
 * Returns: (transfer full) (nullable): the workbook; end it with rapport_workbook_save() or
 *   rapport_workbook_discard()
 */
RapportWorkbook *
rapport_workbook_new (const char   *path,
                      const char   *currency,
                      const char   *paper,
                      RapportDate   created,
                      GError      **error)
{
  g_autofree char *temporary = NULL;
  RapportWorkbook *self;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (currency != NULL, NULL);
  g_return_val_if_fail (paper != NULL, NULL);

  temporary = rapport_file_begin (path, error);
  if (temporary == NULL)
    return NULL;

  self = g_new0 (RapportWorkbook, 1);
  self->path = g_strdup (path);
  self->workbook = make_library_workbook (temporary);
  self->temporary = g_steal_pointer (&temporary);
  self->currency = g_strdup (currency);
  self->paper = g_strdup (paper);
  self->created = created;
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_free);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->texts = g_string_chunk_new (4096);
  rapport_workbook_set_properties (self, NULL, NULL, NULL, NULL);

  return self;
}

/**
 * rapport_workbook_set_properties:
 * @title: (nullable): what the document is called
 * @subject: (nullable): what it is about
 * @author: (nullable): who made it
 * @company: (nullable): for whom
 *
 * Sets what a file manager shows of the document. Its creation time is set too, so that the same
 * input gives the same bytes; the library takes 0 for the present.
 */
void
rapport_workbook_set_properties (RapportWorkbook *self,
                                 const char      *title,
                                 const char      *subject,
                                 const char      *author,
                                 const char      *company)
{
  const char *texts[] = { title, subject, author, company };
  char *safe[G_N_ELEMENTS (texts)] = { NULL };
  lxw_doc_properties properties = { 0 };

  g_return_if_fail (self != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (texts[i] != NULL && *texts[i] != '\0')
        safe[i] = rapport_workbook_make_safe_line (texts[i], MAX_PROPERTY_UNITS);
    }

  properties.title = safe[0];
  properties.subject = safe[1];
  properties.author = safe[2];
  properties.company = safe[3];
  properties.created = MAX (1, (time_t) self->created * SECONDS_A_DAY);
  workbook_set_properties (self->workbook, &properties);

  for (guint i = 0; i < G_N_ELEMENTS (safe); i++)
    g_free (safe[i]);
}

static void
replace_running_text (char       **place,
                      const char  *text)
{
  g_free (*place);
  *place = rapport_workbook_make_running_text (text != NULL ? text : "");
}

/**
 * rapport_workbook_set_running_text:
 * @header_left: (nullable): at the top left of every printed page
 * @header_right: (nullable): at the top right
 * @footer_left: (nullable): at the bottom left
 *
 * Sets header and footer of all sheets; the page's number stands at the bottom right.
 */
void
rapport_workbook_set_running_text (RapportWorkbook *self,
                                   const char      *header_left,
                                   const char      *header_right,
                                   const char      *footer_left)
{
  g_return_if_fail (self != NULL);

  replace_running_text (&self->header_left, header_left);
  replace_running_text (&self->header_right, header_right);
  replace_running_text (&self->footer_left, footer_left);
}

/**
 * rapport_workbook_define_name:
 * @name: such as "AsOf"
 *
 * Gives a cell a name for formulas.
 */
void
rapport_workbook_define_name (RapportWorkbook *self,
                              const char      *name,
                              RapportSheet    *sheet,
                              guint            row,
                              guint            col)
{
  g_autofree char *reference = NULL;
  g_autofree char *formula = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (sheet != NULL && sheet->workbook == self);
  g_return_if_fail (rapport_workbook_is_plain_name (name));

  reference = rapport_sheet_reference (sheet, row, col);
  formula = g_strconcat ("=", reference, NULL);
  if (workbook_define_name (self->workbook, name, formula) != LXW_NO_ERROR)
    g_warning ("Name %s could not be defined", name);
}

/**
 * rapport_workbook_save:
 * @sheets: (out) (optional): how many sheets there are
 *
 * Ends the workbook: it is written beside its final place, read back, and takes the place of an
 * older file only when it is whole. Frees @self in any case.
 *
 * Returns: whether the file is there
 */
gboolean
rapport_workbook_save (RapportWorkbook  *self,
                       guint            *sheets,
                       GError          **error)
{
  gboolean is_saved;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->sheets->len > 0, FALSE);

  for (guint i = 0; i < self->sheets->len; i++)
    rapport_sheet_write (g_ptr_array_index (self->sheets, i));
  if (sheets != NULL)
    *sheets = self->sheets->len;

  is_saved = write_temporary (self, error);
  if (is_saved)
    is_saved = rapport_file_end (self->temporary, self->path, FILE_MODE, error);
  else
    g_unlink (self->temporary);

  workbook_free (self);

  return is_saved;
}

/**
 * rapport_workbook_discard:
 *
 * Gives a workbook up; an older file of its name stays as it is.
 */
void
rapport_workbook_discard (RapportWorkbook *self)
{
  g_return_if_fail (self != NULL);

  g_unlink (self->temporary);
  workbook_free (self);
}

/**
 * rapport_workbook_add_sheet:
 * @name: made into one that spreadsheets accept; see rapport_sheet_get_name()
 * @landscape: where the sheet is wide
 * @is_report: whether it is read rather than looked things up in; without gridlines
 *
 * Returns: (transfer none): the sheet
 */
RapportSheet *
rapport_workbook_add_sheet (RapportWorkbook *self,
                            const char      *name,
                            gboolean         landscape,
                            gboolean         is_report)
{
  RapportSheet *sheet;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  sheet = g_new0 (RapportSheet, 1);
  sheet->workbook = self;
  sheet->name = rapport_workbook_make_sheet_name (name, self->names);
  sheet->landscape = landscape;
  sheet->is_report = is_report;
  sheet->cells = g_array_new (FALSE, TRUE, sizeof (RapportCell));
  sheet->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) table_free);
  sheet->columns = g_array_new (FALSE, TRUE, sizeof (RapportColumn));
  sheet->rows = g_array_new (FALSE, TRUE, sizeof (RapportRow));
  sheet->worksheet = workbook_add_worksheet (self->workbook, sheet->name);
  if (sheet->worksheet == NULL)
    g_error ("The library refuses the sheet name “%s”", sheet->name);
  g_ptr_array_add (self->sheets, sheet);

  return sheet;
}

const char *
rapport_sheet_get_name (RapportSheet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

void
rapport_sheet_text (RapportSheet *self,
                    guint         row,
                    guint         col,
                    const char   *text,
                    RapportStyle  style)
{
  RapportCell cell = { .row = row, .col = col, .style = style, .type = RAPPORT_CELL_BLANK };

  g_return_if_fail (self != NULL);

  if (text != NULL && *text != '\0')
    {
      cell.text = intern_text (self->workbook, text);
      cell.type = *cell.text != '\0' ? RAPPORT_CELL_TEXT : RAPPORT_CELL_BLANK;
    }

  add_cell (self, cell);
}

void
rapport_sheet_number (RapportSheet *self,
                      guint         row,
                      guint         col,
                      double        number,
                      RapportStyle  style)
{
  RapportCell cell = { .row = row, .col = col, .style = style, .type = RAPPORT_CELL_NUMBER };

  g_return_if_fail (self != NULL);

  if (!is_writable (number))
    {
      rapport_sheet_text (self, row, col, _("n/a"), style);
      return;
    }

  cell.number = number;
  add_cell (self, cell);
}

void
rapport_sheet_date (RapportSheet *self,
                    guint         row,
                    guint         col,
                    RapportDate   date,
                    RapportStyle  style)
{
  g_autofree char *text = NULL;

  g_return_if_fail (self != NULL);

  if (date == RAPPORT_DATE_NONE)
    {
      rapport_sheet_text (self, row, col, NULL, style);
    }
  else if (date < FIRST_SERIAL - EPOCH_SERIAL)
    {
      /* Spreadsheets count from 1900, and not well until March. */
      text = rapport_date_to_string (date);
      rapport_sheet_text (self, row, col, text, style);
    }
  else
    {
      rapport_sheet_number (self, row, col, (double) date + EPOCH_SERIAL, style);
    }
}

void
rapport_sheet_local_time (RapportSheet   *self,
                          guint           row,
                          guint           col,
                          RapportInstant  local)
{
  g_autofree char *text = NULL;
  double serial;

  g_return_if_fail (self != NULL);

  if (local == RAPPORT_INSTANT_NONE)
    {
      rapport_sheet_text (self, row, col, NULL, RAPPORT_STYLE_DATE_TIME);
      return;
    }

  serial = (double) local / SECONDS_A_DAY + EPOCH_SERIAL;
  if (serial >= FIRST_SERIAL)
    {
      rapport_sheet_number (self, row, col, serial, RAPPORT_STYLE_DATE_TIME);
      return;
    }

  text = rapport_local_to_string (local);
  rapport_sheet_text (self, row, col, text, RAPPORT_STYLE_DATE_TIME);
}

void
rapport_sheet_formula (RapportSheet *self,
                       guint         row,
                       guint         col,
                       const char   *formula,
                       double        number,
                       const char   *text,
                       RapportStyle  style)
{
  RapportCell cell = { .row = row, .col = col, .style = style, .type = RAPPORT_CELL_FORMULA_NUMBER };

  g_return_if_fail (self != NULL);
  g_return_if_fail (formula != NULL && *formula != '\0' && g_utf8_validate (formula, -1, NULL));

  cell.formula = g_string_chunk_insert_const (self->workbook->texts, formula);
  cell.number = number;
  if (text != NULL || !is_writable (number))
    {
      cell.type = RAPPORT_CELL_FORMULA_TEXT;
      cell.text = intern_text (self->workbook, text != NULL && *text != '\0' ? text : _("n/a"));
    }

  add_cell (self, cell);
}

void
rapport_sheet_merge_text (RapportSheet *self,
                          guint         row,
                          guint         first_col,
                          guint         last_col,
                          const char   *text,
                          RapportStyle  style)
{
  RapportCell cell = { .row = row, .col = first_col, .last_col = last_col, .style = style };

  g_return_if_fail (self != NULL);
  g_return_if_fail (first_col <= last_col && last_col < LXW_COL_MAX);

  if (first_col == last_col)
    {
      rapport_sheet_text (self, row, first_col, text, style);
      return;
    }

  cell.type = RAPPORT_CELL_MERGED;
  cell.text = intern_text (self->workbook, text != NULL ? text : "");
  add_cell (self, cell);
}

void
rapport_sheet_set_width (RapportSheet *self,
                         guint         first_col,
                         guint         last_col,
                         double        width)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (first_col <= last_col && last_col < LXW_COL_MAX);

  if (last_col >= self->columns->len)
    g_array_set_size (self->columns, last_col + 1);
  for (guint col = first_col; col <= last_col; col++)
    g_array_index (self->columns, RapportColumn, col).asked = width;
}

void
rapport_sheet_set_row_height (RapportSheet *self,
                              guint         row,
                              double        points)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (row < LXW_ROW_MAX);

  if (row >= self->rows->len)
    g_array_set_size (self->rows, row + 1);
  g_array_index (self->rows, RapportRow, row).asked = points;
}

void
rapport_sheet_fit_page (RapportSheet *self)
{
  g_return_if_fail (self != NULL);

  self->is_one_page = TRUE;
}

void
rapport_sheet_freeze (RapportSheet *self,
                      guint         row,
                      guint         col)
{
  g_return_if_fail (self != NULL);

  worksheet_freeze_panes (self->worksheet, row, col);
}

void
rapport_sheet_repeat_rows (RapportSheet *self,
                           guint         first,
                           guint         last)
{
  g_return_if_fail (self != NULL);

  worksheet_repeat_rows (self->worksheet, first, last);
}

void
rapport_sheet_add_table (RapportSheet       *self,
                         const char         *name,
                         guint               first_row,
                         guint               first_col,
                         guint               last_row,
                         guint               last_col,
                         const char * const *headers)
{
  RapportTable *table;
  char *folded;

  g_return_if_fail (self != NULL);
  g_return_if_fail (rapport_workbook_is_plain_name (name));
  g_return_if_fail (first_row < last_row && first_col <= last_col);

  folded = g_strconcat ("table:", name, NULL);
  g_return_if_fail (g_hash_table_add (self->workbook->names, folded));

  table = g_new0 (RapportTable, 1);
  table->first_row = first_row;
  table->first_col = first_col;
  table->last_row = last_row;
  table->last_col = last_col;
  table->name = g_strdup (name);
  table->headers = rapport_workbook_make_headers (headers, last_col - first_col + 1);
  g_ptr_array_add (self->tables, table);
}

void
rapport_sheet_add_rag (RapportSheet *self,
                       guint         first_row,
                       guint         first_col,
                       guint         last_row,
                       guint         last_col)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rag_words); i++)
    {
      g_autofree char *value = g_strdup_printf ("\"%s\"", _(rag_words[i].word));
      lxw_conditional_format rule = {
        .type = LXW_CONDITIONAL_TYPE_CELL,
        .criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
        .value_string = value,
        .format = rapport_workbook_get_fill (self->workbook, rag_words[i].fill),
      };

      worksheet_conditional_format_range (self->worksheet, first_row, first_col, last_row, last_col, &rule);
    }
}

void
rapport_sheet_add_data_bars (RapportSheet *self,
                             guint         first_row,
                             guint         first_col,
                             guint         last_row,
                             guint         last_col)
{
  lxw_conditional_format rule = {
    .type = LXW_CONDITIONAL_DATA_BAR,
    .bar_color = 0x8DB8DA,
    .bar_negative_color = 0xD9827A,
    .bar_solid = LXW_TRUE,
    .bar_no_border = LXW_TRUE,
    .data_bar_2010 = LXW_TRUE,
    .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
    .min_value = 0,
  };

  g_return_if_fail (self != NULL);

  worksheet_conditional_format_range (self->worksheet, first_row, first_col, last_row, last_col, &rule);
}

void
rapport_sheet_add_choices (RapportSheet       *self,
                           guint               first_row,
                           guint               first_col,
                           guint               last_row,
                           guint               last_col,
                           const char * const *words)
{
  lxw_data_validation validation = { .validate = LXW_VALIDATION_TYPE_LIST };
  g_autofree char *joined = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (words != NULL && words[0] != NULL);

  joined = g_strjoinv (",", (char **) words);
  g_return_if_fail (strlen (joined) <= MAX_CHOICES_BYTES);

  validation.value_list = (char **) words;
  worksheet_data_validation_range (self->worksheet, first_row, first_col, last_row, last_col, &validation);
}

void
rapport_sheet_add_chart (RapportSheet           *self,
                         guint                   row,
                         guint                   col,
                         const RapportChartSpec *spec)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (spec != NULL && spec->description != NULL && spec->sheet != NULL);
  g_return_if_fail (spec->n_series > 0 && spec->n_series <= G_N_ELEMENTS (spec->values));

  rapport_workbook_insert_chart (self, row, col, spec);
}

static char *
quote_sheet_name (const char *name)
{
  for (const char *c = name; *c != '\0'; c++)
    {
      if (!g_ascii_isalpha (*c))
        return g_strdup_printf ("'%s'", name);
    }

  return g_strdup (name);
}

static char *
make_cell_name (guint row,
                guint col)
{
  char name[LXW_MAX_CELL_NAME_LENGTH];

  lxw_rowcol_to_cell_abs (name, row, col, TRUE, TRUE);

  return g_strdup (name);
}

char *
rapport_sheet_reference (RapportSheet *self,
                         guint         row,
                         guint         col)
{
  g_autofree char *sheet = NULL;
  g_autofree char *cell = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  sheet = quote_sheet_name (self->name);
  cell = make_cell_name (row, col);

  return g_strdup_printf ("%s!%s", sheet, cell);
}

char *
rapport_sheet_range (RapportSheet *self,
                     guint         first_row,
                     guint         first_col,
                     guint         last_row,
                     guint         last_col)
{
  g_autofree char *sheet = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  sheet = quote_sheet_name (self->name);
  first = make_cell_name (first_row, first_col);
  last = make_cell_name (last_row, last_col);

  return g_strdup_printf ("%s!%s:%s", sheet, first, last);
}
