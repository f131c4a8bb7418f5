/* rapport-import-dialog.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-import-dialog"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rapport-accessible.h"
#include "rapport-file.h"
#include "rapport-import-columns.h"
#include "rapport-import-dialog.h"
#include "rapport-import-task.h"

#define CHECK_DELAY    250
#define PROGRESS_DELAY 400
#define PROGRESS_STEP  100
#define MAXIMUM_ERRORS 100

/* What the worker tells the window. */
typedef struct
{
  int done;
  int total;
} Progress;

struct _RapportImportDialog
{
  AdwWindow             parent_instance;

  GtkStack             *stack;
  AdwEntryRow          *file_row;
  AdwComboRow          *kind_row;
  GtkWidget            *reading_group;
  AdwComboRow          *dates_row;
  AdwComboRow          *decimal_row;
  AdwPreferencesGroup  *columns_group;
  GtkLabel             *status_label;
  GtkWidget            *import_button;
  GtkProgressBar       *progress_bar;
  GtkLabel             *result_title;
  GtkLabel             *result_label;
  GtkWidget            *errors_group;
  GtkListBox           *errors_list;
  GtkWidget            *done_button;

  RapportWindow        *window;
  RapportRepository    *repository;
  RapportImportFile    *file;
  RapportImportResult  *result;
  GPtrArray            *rows;
  GtkFileChooserNative *chooser;
  GCancellable         *checking;
  GCancellable         *importing;
  Progress             *progress;
  guint                 check_source;
  guint                 progress_source;
  guint                 is_filling : 1;
};

G_DEFINE_FINAL_TYPE (RapportImportDialog, rapport_import_dialog, ADW_TYPE_WINDOW)

static void
set_status (RapportImportDialog *self,
            const char          *text,
            gboolean             is_error)
{
  g_assert (RAPPORT_IS_IMPORT_DIALOG (self));

  gtk_label_set_text (self->status_label, text);
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self->status_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->status_label), "error");
}

static void
progress_cb (guint    done,
             guint    total,
             gpointer user_data)
{
  Progress *progress = user_data;

  g_atomic_int_set (&progress->total, total);
  g_atomic_int_set (&progress->done, done);
}

static RapportImportOptions *
create_options (RapportImportDialog *self)
{
  static const char dates[] = { 0, 'y', 'd', 'm' };
  static const char decimals[] = { 0, '.', ',' };
  RapportImportOptions *options = rapport_import_options_new (adw_combo_row_get_selected (self->kind_row));

  g_assert (RAPPORT_IS_IMPORT_DIALOG (self));

  options->dates = dates[MIN (adw_combo_row_get_selected (self->dates_row), G_N_ELEMENTS (dates) - 1)];
  options->decimal = decimals[MIN (adw_combo_row_get_selected (self->decimal_row), G_N_ELEMENTS (decimals) - 1)];
  g_free (options->source);
  options->source = g_strdup (self->file->name);
  rapport_import_columns_apply (self->rows, self->file->csv, options);

  return options;
}

/* The words of the command line do not help in a window. */
static char *
describe_error (RapportImportDialog *self,
                const GError        *error)
{
  g_assert (RAPPORT_IS_IMPORT_DIALOG (self));

  if (!g_error_matches (error, RAPPORT_ERROR, RAPPORT_ERROR_AMBIGUOUS))
    return g_strdup (error->message);
  if (strstr (error->message, "--dates") != NULL)
    return g_strdup (_("The dates of this file can be read in more than one way. Choose above how they are written."));

  return g_strdup (_("The numbers of this file can be read in more than one way. Choose above how decimals are written."));
}

/* Takes @words over. */
static void
add_count (GString *text,
           guint    count,
           char    *words)
{
  g_autofree char *owned = words;

  if (count > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", owned);
}

/* "85 new, 3 rows left out" */
static char *
describe_result (const RapportImportResult *result)
{
  g_autoptr(GString) text = g_string_new (NULL);

  add_count (text, result->created,
             g_strdup_printf (ngettext ("%'u new", "%'u new", result->created), result->created));
  add_count (text, result->updated,
             g_strdup_printf (ngettext ("%'u changed", "%'u changed", result->updated), result->updated));
  add_count (text, result->unchanged,
             g_strdup_printf (ngettext ("%'u as it was", "%'u as they were", result->unchanged), result->unchanged));
  add_count (text, result->rejected,
             g_strdup_printf (ngettext ("%'u row left out", "%'u rows left out", result->rejected), result->rejected));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(RapportImportDialog) self = user_data;
  g_autoptr(RapportImportResult) checked = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert (RAPPORT_IS_IMPORT_DIALOG (self));

  checked = rapport_import_check_finish (self->repository, result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  gtk_widget_set_sensitive (self->import_button, checked != NULL && checked->rejected < checked->read);
  text = checked != NULL ? describe_result (checked) : describe_error (self, error);
  if (checked != NULL && checked->errors->len > 0)
    {
      const RapportImportError *first = g_ptr_array_index (checked->errors, 0);
      g_autofree char *counts = g_steal_pointer (&text);

      /* Translators: what would be imported, then the first problem: its line and the reason. */
      text = g_strdup_printf (_("%s. First problem, in line %u: %s"), counts, first->row, first->reason);
    }

  set_status (self, text, checked == NULL || checked->rejected == checked->read);
}

static gboolean
check_cb (gpointer user_data)
{
  RapportImportDialog *self = user_data;

  self->check_source = 0;
  g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
  self->checking = g_cancellable_new ();
  rapport_import_check_async (self->repository, self->file, create_options (self),
                              self->checking, checked_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

/* Tries what would happen, once the choices stand still. */
static void
option_changed_cb (RapportImportDialog *self)
{
  g_assert (RAPPORT_IS_IMPORT_DIALOG (self));

  if (self->file == NULL || self->is_filling)
    return;

  gtk_widget_set_sensitive (self->import_button, FALSE);
  g_clear_handle_id (&self->check_source, g_source_remove);
  self->check_source = g_timeout_add (CHECK_DELAY, check_cb, self);
}

static void
fill_columns (RapportImportDialog *self)
{
  const RapportCsv *csv = self->file->csv;
  g_autofree char *description = NULL;

  g_assert (RAPPORT_IS_IMPORT_DIALOG (self));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->columns_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_unref (self->rows);
  self->rows = rapport_import_columns_fill (self->columns_group, csv,
                                            adw_combo_row_get_selected (self->kind_row),
                                            G_CALLBACK (option_changed_cb), self);

  if (csv->n_columns > RAPPORT_IMPORT_MAXIMUM_COLUMNS)
    description = g_strdup_printf (_("The first %d of %u columns; the others are matched by their names."),
                                   RAPPORT_IMPORT_MAXIMUM_COLUMNS, csv->n_columns);
  else
    description = g_strdup_printf (ngettext ("%'u row", "%'u rows", csv->rows->len), csv->rows->len);
  adw_preferences_group_set_description (self->columns_group, description);

  gtk_widget_set_visible (GTK_WIDGET (self->columns_group), TRUE);
  gtk_widget_set_visible (self->reading_group, TRUE);
}

static void
kind_selected_cb (RapportImportDialog *self)
{
  g_assert (RAPPORT_IS_IMPORT_DIALOG (self));

  if (self->file == NULL || self->is_filling)
    return;

  fill_columns (self);
  option_changed_cb (self);
}

static void
file_read_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(RapportImportDialog) self = user_data;
  g_autoptr(RapportImportFile) file = NULL;
  g_autoptr(GError) error = NULL;

  g_assert (RAPPORT_IS_IMPORT_DIALOG (self));

  if (!(file = rapport_import_read_finish (result, &error)))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        set_status (self, error->message, TRUE);
      return;
    }

  g_clear_pointer (&self->file, rapport_import_file_unref);
  self->file = g_steal_pointer (&file);

  self->is_filling = TRUE;
  adw_combo_row_set_selected (self->kind_row, rapport_import_guess_kind (self->file->csv));
  adw_combo_row_set_selected (self->dates_row, 0);
  adw_combo_row_set_selected (self->decimal_row, 0);
  self->is_filling = FALSE;

  set_status (self, "", FALSE);
  fill_columns (self);
  option_changed_cb (self);
}

static void
read_file (RapportImportDialog *self,
           GFile               *file)
{
  g_assert (RAPPORT_IS_IMPORT_DIALOG (self));

  g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
  g_clear_handle_id (&self->check_source, g_source_remove);
  gtk_widget_set_sensitive (self->import_button, FALSE);
  set_status (self, _("Reading…"), FALSE);

  self->checking = g_cancellable_new ();
  rapport_import_read_async (file, self->checking, file_read_cb, g_object_ref (self));
}

static void
take_file (RapportImportDialog *self,
           GFile               *file)
{
  g_autofree char *name = g_file_get_parse_name (file);

  g_assert (RAPPORT_IS_IMPORT_DIALOG (self));

  /* The apply button is for what is typed. */
  adw_entry_row_set_show_apply_button (self->file_row, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->file_row), name);
  adw_entry_row_set_show_apply_button (self->file_row, TRUE);
  read_file (self, file);
}

static void
file_applied_cb (RapportImportDialog *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->file_row));
  g_autoptr(GFile) file = NULL;

  g_assert (RAPPORT_IS_IMPORT_DIALOG (self));

  if (*name == '\0')
    return;

  file = g_file_parse_name (name);
  read_file (self, file);
}

static void
file_chosen_cb (RapportImportDialog *self,
                int                  response)
{
  g_assert (RAPPORT_IS_IMPORT_DIALOG (self));

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));

      take_file (self, file);
    }

  g_clear_object (&self->chooser);
}

static void
choose_file_cb (RapportImportDialog *self)
{
  g_autoptr(GtkFileFilter) tables = gtk_file_filter_new ();
  g_autoptr(GtkFileFilter) all = gtk_file_filter_new ();

  g_assert (RAPPORT_IS_IMPORT_DIALOG (self));

  gtk_file_filter_set_name (tables, _("CSV files"));
  gtk_file_filter_add_suffix (tables, "csv");
  gtk_file_filter_add_suffix (tables, "tsv");
  gtk_file_filter_add_suffix (tables, "txt");
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Import a File"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), tables);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), all);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (file_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static gboolean
drop_cb (RapportImportDialog *self,
         const GValue        *value)
{
  GdkFileList *files = g_value_get_boxed (value);
  g_autoptr(GSList) list = gdk_file_list_get_files (files);

  g_assert (RAPPORT_IS_IMPORT_DIALOG (self));

  if (list == NULL || !g_str_equal (gtk_stack_get_visible_child_name (self->stack), "form"))
    return FALSE;

  take_file (self, list->data);

  return TRUE;
}

static void
add_error_row (RapportImportDialog      *self,
               const RapportImportError *problem)
{
  g_autofree char *line = g_strdup_printf (_("Line %u"), problem->row);
  g_autofree char *title = NULL;
  g_autofree char *title_markup = NULL;
  g_autofree char *reason_markup = g_markup_escape_text (problem->reason, -1);
  GtkWidget *row = adw_action_row_new ();

  g_assert (RAPPORT_IS_IMPORT_DIALOG (self));

  title = g_strjoin (" · ", line,
                     problem->column != NULL ? problem->column : problem->value,
                     problem->column != NULL ? problem->value : NULL, NULL);
  title_markup = g_markup_escape_text (title, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_markup);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), reason_markup);
  gtk_list_box_append (self->errors_list, row);
}

static void
show_result (RapportImportDialog *self)
{
  const RapportImportResult *result = self->result;
  g_autoptr(GString) text = NULL;
  g_autofree char *counts = describe_result (result);

  g_assert (RAPPORT_IS_IMPORT_DIALOG (self));

  text = g_string_new (counts);
  if (result->also_created->len > 0)
    {
      g_string_append_printf (text, "\n%s ", _("Created on the way:"));
      for (guint i = 0; i < result->also_created->len; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                                (const char *) g_ptr_array_index (result->also_created, i));
    }

  if (result->ignored_columns->len > 0)
    {
      g_string_append_printf (text, "\n%s ", _("Columns left out:"));
      for (guint i = 0; i < result->ignored_columns->len; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                                (const char *) g_ptr_array_index (result->ignored_columns, i));
    }

  gtk_label_set_text (self->result_title, result->rejected > 0 ? _("Imported, with Rows Left Out") : _("Imported"));
  gtk_label_set_text (self->result_label, text->str);
  gtk_widget_set_visible (self->errors_group, result->errors->len > 0);
  for (guint i = 0; i < result->errors->len && i < MAXIMUM_ERRORS; i++)
    add_error_row (self, g_ptr_array_index (result->errors, i));

  gtk_stack_set_visible_child_name (self->stack, "result");
  gtk_widget_grab_focus (self->done_button);
}

static void
imported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(RapportImportDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  g_assert (RAPPORT_IS_IMPORT_DIALOG (self));

  g_clear_handle_id (&self->progress_source, g_source_remove);
  self->result = rapport_import_start_finish (self->repository, result, &error);
  if (self->result != NULL)
    {
      show_result (self);
      return;
    }

  gtk_stack_set_visible_child_name (self->stack, "form");
  gtk_widget_set_sensitive (self->import_button, TRUE);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_status (self, _("Cancelled. Nothing was imported."), FALSE);
  else
    {
      g_autofree char *text = describe_error (self, error);

      set_status (self, text, TRUE);
    }
}

static gboolean
update_progress_cb (gpointer user_data)
{
  RapportImportDialog *self = user_data;
  int done = g_atomic_int_get (&self->progress->done);
  int total = g_atomic_int_get (&self->progress->total);
  g_autofree char *text = NULL;

  if (total <= 0)
    {
      gtk_progress_bar_pulse (self->progress_bar);
      return G_SOURCE_CONTINUE;
    }

  /* Translators: rows done, and in all. */
  text = g_strdup_printf (_("%'d of %'d rows"), done, total);
  gtk_progress_bar_set_text (self->progress_bar, text);
  gtk_progress_bar_set_fraction (self->progress_bar, (double) done / total);

  return G_SOURCE_CONTINUE;
}

/* What takes less than half a second needs no progress. */
static gboolean
begin_progress_cb (gpointer user_data)
{
  RapportImportDialog *self = user_data;

  gtk_stack_set_visible_child_name (self->stack, "progress");
  self->progress_source = g_timeout_add (PROGRESS_STEP, update_progress_cb, self);

  return G_SOURCE_REMOVE;
}

static void
import_cb (RapportImportDialog *self)
{
  RapportImportOptions *options;

  g_assert (RAPPORT_IS_IMPORT_DIALOG (self));

  gtk_widget_set_sensitive (self->import_button, FALSE);
  self->progress->done = 0;
  self->progress->total = 0;
  self->progress_source = g_timeout_add (PROGRESS_DELAY, begin_progress_cb, self);

  g_clear_object (&self->importing);
  self->importing = g_cancellable_new ();
  options = create_options (self);
  options->progress = progress_cb;
  options->progress_data = self->progress;
  rapport_import_start_async (self->repository, self->file, options,
                              self->importing, imported_cb, g_object_ref (self));
}

static void
cancel_cb (RapportImportDialog *self)
{
  g_assert (RAPPORT_IS_IMPORT_DIALOG (self));

  g_cancellable_cancel (self->importing);
}

static void
rejects_target_cb (RapportImportDialog *self,
                   int                  response)
{
  g_autoptr(GFile) file = NULL;
  g_autofree char *path = NULL;
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;

  g_assert (RAPPORT_IS_IMPORT_DIALOG (self));

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
      path = g_file_get_path (file);
      contents = rapport_import_write_rejects (self->file->csv, self->result);
      if (path != NULL && !rapport_file_write_whole (path, contents, strlen (contents), 0600, &error))
        rapport_window_show_error (self->window, _("The Rows Can’t Be Saved"), error);
    }

  g_clear_object (&self->chooser);
}

static void
save_rejects_cb (RapportImportDialog *self)
{
  /* Translators: the name of a file of rows that could not be imported. */
  g_autofree char *name = g_strdup_printf (_("left out of %s"), self->file->name);

  g_assert (RAPPORT_IS_IMPORT_DIALOG (self));

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Save the Rows"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (rejects_target_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* The toast with Undo comes when its window is in sight again. */
static gboolean
rapport_import_dialog_close_request (GtkWindow *window)
{
  RapportImportDialog *self = RAPPORT_IMPORT_DIALOG (window);

  g_cancellable_cancel (self->checking);
  g_cancellable_cancel (self->importing);
  g_clear_handle_id (&self->check_source, g_source_remove);
  g_clear_handle_id (&self->progress_source, g_source_remove);

  if (self->result != NULL && self->result->created + self->result->updated > 0)
    {
      guint count = self->result->created + self->result->updated;
      g_autofree char *text = g_strdup_printf (ngettext ("%'u record imported", "%'u records imported", count), count);

      rapport_window_add_undo_toast (self->window, text);
    }

  return GTK_WINDOW_CLASS (rapport_import_dialog_parent_class)->close_request (window);
}

static void
rapport_import_dialog_dispose (GObject *object)
{
  RapportImportDialog *self = RAPPORT_IMPORT_DIALOG (object);

  g_clear_handle_id (&self->check_source, g_source_remove);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
  g_clear_object (&self->importing);
  g_clear_object (&self->chooser);
  g_clear_object (&self->repository);
  g_clear_object (&self->window);

  G_OBJECT_CLASS (rapport_import_dialog_parent_class)->dispose (object);
}

static void
rapport_import_dialog_finalize (GObject *object)
{
  RapportImportDialog *self = RAPPORT_IMPORT_DIALOG (object);

  g_clear_pointer (&self->file, rapport_import_file_unref);
  g_clear_pointer (&self->result, rapport_import_result_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->progress, g_free);

  G_OBJECT_CLASS (rapport_import_dialog_parent_class)->finalize (object);
}

static void
rapport_import_dialog_class_init (RapportImportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = rapport_import_dialog_dispose;
  object_class->finalize = rapport_import_dialog_finalize;

  window_class->close_request = rapport_import_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, "/app/rapport/Rapport/dialogs/rapport-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, file_row);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, reading_group);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, dates_row);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, decimal_row);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, columns_group);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, status_label);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, result_title);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, result_label);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, errors_group);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, errors_list);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, done_button);
  gtk_widget_class_bind_template_callback (widget_class, file_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_file_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, option_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_rejects_cb);
}

static void
rapport_import_dialog_init (RapportImportDialog *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_autoptr(GtkStringList) kinds = gtk_string_list_new (NULL);

  self->rows = g_ptr_array_new ();
  self->progress = g_new0 (Progress, 1);

  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < RAPPORT_KIND_REVIEW; i++)
    gtk_string_list_append (kinds, _(rapport_kind_get_info (i)->plural));
  self->is_filling = TRUE;
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (kinds));
  adw_combo_row_set_selected (self->kind_row, RAPPORT_KIND_PARTNER);
  self->is_filling = FALSE;

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * rapport_import_dialog_new:
 * @window: the window
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *
rapport_import_dialog_new (RapportWindow *window)
{
  RapportImportDialog *self;

  g_return_val_if_fail (RAPPORT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (rapport_window_get_repository (window) != NULL, NULL);

  self = g_object_new (RAPPORT_TYPE_IMPORT_DIALOG, "transient-for", window, NULL);
  self->window = g_object_ref (window);
  self->repository = g_object_ref (rapport_window_get_repository (window));
  rapport_accessible_name_parts (GTK_WIDGET (self));

  return GTK_WIDGET (self);
}
