/* rapport-qbr-dialog.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-qbr-dialog"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rapport-accessible.h"
#include "rapport-launch.h"
#include "rapport-partner-cells.h"
#include "rapport-qbr-dialog.h"
#include "rapport-report-job.h"

#define N_QUARTERS       12
#define PROGRESS_DELAY   400
#define PROGRESS_STEP    100

/* What the writing threads tell the window. */
typedef struct
{
  gatomicrefcount ref_count;
  int             done;
  int             total;
} Progress;

struct _RapportQbrDialog
{
  AdwWindow           parent_instance;

  GtkStack           *stack;
  GtkDropDown        *partner_choice;
  AdwComboRow        *quarter_row;
  AdwComboRow        *form_row;
  AdwActionRow       *folder_row;
  AdwEntryRow        *name_row;
  GtkLabel           *preview_label;
  GtkWidget          *replace_label;
  GtkLabel           *error_label;
  GtkWidget          *generate_button;
  GtkProgressBar     *progress_bar;
  GtkWidget          *cancel_button;
  AdwStatusPage      *done_page;
  GtkWidget          *open_button;

  RapportRepository  *repository;
  RapportProgramme   *programme;
  GSettings          *settings;
  GPtrArray          *partners;
  RapportPartnerPage *page;
  GFile              *folder;
  GFile              *written;
  GtkFileChooserNative *chooser;
  GCancellable       *loading;
  GCancellable       *writing;
  Progress           *progress;
  guint               progress_source;
};

G_DEFINE_FINAL_TYPE (RapportQbrDialog, rapport_qbr_dialog, ADW_TYPE_WINDOW)

static Progress *
progress_ref (Progress *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

static void
progress_unref (Progress *self)
{
  if (g_atomic_ref_count_dec (&self->ref_count))
    g_free (self);
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

/* (nullable): for all partners. */
static RapportPartner *
get_partner (RapportQbrDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->partner_choice);

  g_assert (RAPPORT_IS_QBR_DIALOG (self));

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return NULL;

  return g_ptr_array_index (self->partners, selected - 1);
}

static void
get_quarter (RapportQbrDialog *self,
             RapportQuarter   *quarter)
{
  const RapportFiscal *fiscal = &self->programme->settings->fiscal;
  RapportQuarter present;

  g_assert (RAPPORT_IS_QBR_DIALOG (self));

  rapport_quarter_of_date (&present, fiscal, self->programme->today);
  rapport_quarter_add (quarter, fiscal, &present, -(int) adw_combo_row_get_selected (self->quarter_row));
}

static RapportForm
get_form (RapportQbrDialog *self)
{
  g_assert (RAPPORT_IS_QBR_DIALOG (self));

  return adw_combo_row_get_selected (self->form_row) == 1 ? RAPPORT_FORM_SHORT : RAPPORT_FORM_FULL;
}

static GFile *
get_output (RapportQbrDialog *self)
{
  g_assert (RAPPORT_IS_QBR_DIALOG (self));

  return g_file_get_child (self->folder, gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
}

static void
update_folder (RapportQbrDialog *self)
{
  g_autofree char *name = g_file_get_parse_name (self->folder);
  g_autofree char *markup = g_markup_escape_text (name, -1);

  g_assert (RAPPORT_IS_QBR_DIALOG (self));

  adw_action_row_set_subtitle (self->folder_row, markup);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->folder_row), name);
}

/* The name that the command line would give the same workbook. */
static void
update_name (RapportQbrDialog *self)
{
  g_autofree char *name = NULL;
  RapportQuarter quarter;

  g_assert (RAPPORT_IS_QBR_DIALOG (self));

  get_quarter (self, &quarter);
  if (self->page != NULL)
    name = rapport_qbr_file_name (self->page->facts, self->page->programme, &quarter, FALSE);
  else if (get_partner (self) == NULL)
    {
      g_autofree char *label = rapport_quarter_to_label (&quarter, &self->programme->settings->fiscal);

      /* Translators: a folder for the workbooks of all partners of a quarter. */
      name = g_strdup_printf (_("QBR %s"), label);
    }

  if (name != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->name_row), name);
}

static char *
describe_missing (GArray *missing)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < missing->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            _(rapport_kpi_get_info (g_array_index (missing, RapportKpi, i))->title));

  return g_strdup_printf (ngettext ("%u figure has no data: %s", "%u figures have no data: %s", missing->len),
                          missing->len, names->str);
}

static char *
describe_workbook (RapportQbrDialog *self)
{
  g_autoptr(GArray) missing = NULL;
  g_autofree char *sheet_words = NULL;
  g_autofree char *record_words = NULL;
  g_autofree char *missing_words = NULL;
  RapportQuarter quarter;
  guint sheets = 0;
  guint records = 0;

  g_assert (RAPPORT_IS_QBR_DIALOG (self));

  get_quarter (self, &quarter);
  rapport_qbr_preview (self->page->programme, self->page->facts, &quarter,
                       rapport_quarter_get_as_of (&quarter, self->programme->today, RAPPORT_DATE_NONE),
                       get_form (self), &sheets, &records, &missing);

  sheet_words = g_strdup_printf (ngettext ("%u sheet", "%u sheets", sheets), sheets);
  record_words = g_strdup_printf (ngettext ("%'u record", "%'u records", records), records);
  if (missing == NULL || missing->len == 0)
    /* Translators: how many sheets and records a workbook will have. */
    return g_strdup_printf (_("%s, %s"), sheet_words, record_words);

  missing_words = describe_missing (missing);
  /* Translators: sheets, records, and which figures have no data. */
  return g_strdup_printf (_("%s, %s. %s"), sheet_words, record_words, missing_words);
}

static void
update_preview (RapportQbrDialog *self)
{
  g_autofree char *text = NULL;
  guint n_partners = self->partners->len;

  g_assert (RAPPORT_IS_QBR_DIALOG (self));

  if (self->page != NULL)
    text = describe_workbook (self);
  else if (get_partner (self) == NULL)
    text = g_strdup_printf (ngettext ("%'u workbook, in a folder of its own", "%'u workbooks, in a folder of their own",
                                      n_partners), n_partners);

  gtk_label_set_text (self->preview_label, text != NULL ? text : "");
}

static void
name_changed_cb (RapportQbrDialog *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name_row));
  gboolean usable = *name != '\0' && strchr (name, '/') == NULL && !g_str_equal (name, ".") && !g_str_equal (name, "..");
  g_autoptr(GFile) output = NULL;

  g_assert (RAPPORT_IS_QBR_DIALOG (self));

  gtk_widget_set_sensitive (self->generate_button, usable);
  if (!usable || self->folder == NULL)
    return;

  output = get_output (self);
  gtk_widget_set_visible (self->replace_label,
                          g_file_query_file_type (output, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_REGULAR);
}

static void
page_loaded_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(RapportQbrDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  RapportPartnerPage *page;

  g_assert (RAPPORT_IS_QBR_DIALOG (self));

  if (!(page = rapport_repository_load_page_finish (RAPPORT_REPOSITORY (object), result, &error)))
    return;

  g_clear_pointer (&self->page, rapport_partner_page_free);
  self->page = page;
  update_name (self);
  update_preview (self);
}

static void
partner_selected_cb (RapportQbrDialog *self)
{
  RapportPartner *partner = get_partner (self);

  g_assert (RAPPORT_IS_QBR_DIALOG (self));

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->page, rapport_partner_page_free);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name_row),
                                 partner != NULL ? _("File name") : _("Folder name"));
  if (self->repository == NULL)
    return;

  update_name (self);
  update_preview (self);
  if (partner == NULL)
    return;

  self->loading = g_cancellable_new ();
  rapport_repository_load_page_async (self->repository, rapport_entity_get_id (RAPPORT_ENTITY (partner)),
                                      self->loading, page_loaded_cb, g_object_ref (self));
}

static void
choice_changed_cb (RapportQbrDialog *self)
{
  g_assert (RAPPORT_IS_QBR_DIALOG (self));

  if (self->repository == NULL)
    return;

  update_name (self);
  update_preview (self);
}

static void
folder_chosen_cb (RapportQbrDialog *self,
                  int               response)
{
  g_assert (RAPPORT_IS_QBR_DIALOG (self));

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_clear_object (&self->folder);
      self->folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
      update_folder (self);
      name_changed_cb (self);
    }

  g_clear_object (&self->chooser);
}

static void
choose_folder_cb (RapportQbrDialog *self)
{
  g_assert (RAPPORT_IS_QBR_DIALOG (self));

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Choose a Folder"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                               _("_Choose"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), self->folder, NULL);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (folder_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* A thread of its own: writing blocks, and the worker is only asked for the facts. */
typedef struct
{
  RapportReportJob  job;
  RapportWorker    *worker;
  Progress         *progress;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_clear_pointer (&writing->job.partners, g_ptr_array_unref);
  g_free (writing->job.output);
  g_object_unref (writing->worker);
  progress_unref (writing->progress);
  g_free (writing);
}

static void
write_thread (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Writing *writing = task_data;
  GError *error = NULL;
  GPtrArray *files;

  if ((files = rapport_report_job_run (&writing->job, writing->worker, cancellable, &error)))
    g_task_return_pointer (task, files, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
show_error (RapportQbrDialog *self,
            const GError     *error)
{
  g_assert (RAPPORT_IS_QBR_DIALOG (self));

  gtk_stack_set_visible_child_name (self->stack, "form");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  gtk_label_set_text (self->error_label, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
}

static void
show_done (RapportQbrDialog *self,
           GPtrArray        *files)
{
  g_autofree char *name = g_file_get_basename (self->written);
  g_autofree char *markup = g_markup_escape_text (name, -1);
  g_autofree char *title = NULL;

  g_assert (RAPPORT_IS_QBR_DIALOG (self));

  title = g_strdup_printf (ngettext ("%u Workbook Written", "%u Workbooks Written", files->len), files->len);
  adw_status_page_set_title (self->done_page, title);
  adw_status_page_set_description (self->done_page, markup);
  gtk_stack_set_visible_child_name (self->stack, "done");
  gtk_widget_grab_focus (self->open_button);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  RapportQbrDialog *self = RAPPORT_QBR_DIALOG (object);
  g_autoptr(GPtrArray) files = NULL;
  g_autoptr(GError) error = NULL;

  g_clear_handle_id (&self->progress_source, g_source_remove);
  gtk_widget_set_sensitive (self->generate_button, TRUE);

  if ((files = g_task_propagate_pointer (G_TASK (result), &error)))
    show_done (self, files);
  else
    show_error (self, error);
}

static gboolean
update_progress_cb (gpointer user_data)
{
  RapportQbrDialog *self = user_data;
  int done = g_atomic_int_get (&self->progress->done);
  int total = g_atomic_int_get (&self->progress->total);
  g_autofree char *text = NULL;

  gtk_stack_set_visible_child_name (self->stack, "progress");
  if (total <= 1)
    {
      gtk_progress_bar_set_text (self->progress_bar, _("One workbook"));
      gtk_progress_bar_pulse (self->progress_bar);
      return G_SOURCE_CONTINUE;
    }

  /* Translators: workbooks written, and in all. */
  text = g_strdup_printf (_("%d of %d workbooks"), done, total);
  gtk_progress_bar_set_text (self->progress_bar, text);
  gtk_progress_bar_set_fraction (self->progress_bar, (double) done / total);

  return G_SOURCE_CONTINUE;
}

/* What takes less than half a second needs no progress. */
static gboolean
begin_progress_cb (gpointer user_data)
{
  RapportQbrDialog *self = user_data;

  update_progress_cb (self);
  self->progress_source = g_timeout_add (PROGRESS_STEP, update_progress_cb, self);

  return G_SOURCE_REMOVE;
}

static Writing *
create_writing (RapportQbrDialog *self)
{
  Writing *writing = g_new0 (Writing, 1);
  RapportPartner *partner = get_partner (self);

  g_assert (RAPPORT_IS_QBR_DIALOG (self));

  writing->worker = g_object_ref (rapport_repository_get_worker (self->repository));
  writing->progress = progress_ref (self->progress);
  get_quarter (self, &writing->job.quarter);
  writing->job.as_of = rapport_quarter_get_as_of (&writing->job.quarter, self->programme->today, RAPPORT_DATE_NONE);
  writing->job.form = get_form (self);
  writing->job.output = g_file_get_path (self->written);
  writing->job.output_is_folder = partner == NULL;
  writing->job.progress = progress_cb;
  writing->job.progress_data = writing->progress;

  if (partner != NULL)
    {
      writing->job.partners = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (writing->job.partners, rapport_id_copy (rapport_entity_get_id (RAPPORT_ENTITY (partner))));
    }

  return writing;
}

static void
generate_cb (RapportQbrDialog *self)
{
  g_autoptr(GTask) task = NULL;

  g_assert (RAPPORT_IS_QBR_DIALOG (self));

  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  gtk_widget_set_sensitive (self->generate_button, FALSE);
  g_clear_object (&self->written);
  self->written = get_output (self);
  if (self->settings != NULL)
    {
      g_autofree char *uri = g_file_get_uri (self->folder);

      g_settings_set_string (self->settings, "report-folder", uri);
    }

  g_clear_pointer (&self->progress, progress_unref);
  self->progress = g_new0 (Progress, 1);
  g_atomic_ref_count_init (&self->progress->ref_count);

  g_clear_object (&self->writing);
  self->writing = g_cancellable_new ();
  self->progress_source = g_timeout_add (PROGRESS_DELAY, begin_progress_cb, self);

  task = g_task_new (self, self->writing, written_cb, NULL);
  g_task_set_source_tag (task, generate_cb);
  g_task_set_task_data (task, create_writing (self), writing_free);
  g_task_run_in_thread (task, write_thread);
}

static void
cancel_cb (RapportQbrDialog *self)
{
  g_assert (RAPPORT_IS_QBR_DIALOG (self));

  g_cancellable_cancel (self->writing);
}

static void
open_cb (RapportQbrDialog *self)
{
  g_assert (RAPPORT_IS_QBR_DIALOG (self));

  rapport_launch_file (GTK_WINDOW (self), self->written);
}

static void
show_in_folder_cb (RapportQbrDialog *self)
{
  g_assert (RAPPORT_IS_QBR_DIALOG (self));

  rapport_launch_folder_of (GTK_WINDOW (self), self->written);
}

static gboolean
rapport_qbr_dialog_close_request (GtkWindow *window)
{
  RapportQbrDialog *self = RAPPORT_QBR_DIALOG (window);

  g_cancellable_cancel (self->writing);

  return GTK_WINDOW_CLASS (rapport_qbr_dialog_parent_class)->close_request (window);
}

static void
rapport_qbr_dialog_dispose (GObject *object)
{
  RapportQbrDialog *self = RAPPORT_QBR_DIALOG (object);

  g_cancellable_cancel (self->loading);
  g_cancellable_cancel (self->writing);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_object (&self->loading);
  g_clear_object (&self->writing);
  g_clear_object (&self->repository);
  g_clear_object (&self->settings);
  g_clear_object (&self->folder);
  g_clear_object (&self->written);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->programme, rapport_programme_unref);
  g_clear_pointer (&self->page, rapport_partner_page_free);
  g_clear_pointer (&self->partners, g_ptr_array_unref);
  g_clear_pointer (&self->progress, progress_unref);

  G_OBJECT_CLASS (rapport_qbr_dialog_parent_class)->dispose (object);
}

static void
rapport_qbr_dialog_class_init (RapportQbrDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = rapport_qbr_dialog_dispose;

  window_class->close_request = rapport_qbr_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, "/app/rapport/Rapport/dialogs/rapport-qbr-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportQbrDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, RapportQbrDialog, partner_choice);
  gtk_widget_class_bind_template_child (widget_class, RapportQbrDialog, quarter_row);
  gtk_widget_class_bind_template_child (widget_class, RapportQbrDialog, form_row);
  gtk_widget_class_bind_template_child (widget_class, RapportQbrDialog, folder_row);
  gtk_widget_class_bind_template_child (widget_class, RapportQbrDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, RapportQbrDialog, preview_label);
  gtk_widget_class_bind_template_child (widget_class, RapportQbrDialog, replace_label);
  gtk_widget_class_bind_template_child (widget_class, RapportQbrDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, RapportQbrDialog, generate_button);
  gtk_widget_class_bind_template_child (widget_class, RapportQbrDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, RapportQbrDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, RapportQbrDialog, done_page);
  gtk_widget_class_bind_template_child (widget_class, RapportQbrDialog, open_button);
  gtk_widget_class_bind_template_callback (widget_class, partner_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, generate_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_in_folder_cb);
}

static void
rapport_qbr_dialog_init (RapportQbrDialog *self)
{
  self->partners = g_ptr_array_new_with_free_func (g_object_unref);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->generate_button);
}

static int
compare_partners (gconstpointer a,
                  gconstpointer b)
{
  return rapport_partner_compare (*(RapportPartner * const *) a, *(RapportPartner * const *) b,
                                  RAPPORT_COLUMN_NAME, NULL);
}

static void
fill_partners (RapportQbrDialog *self)
{
  GListModel *model = G_LIST_MODEL (rapport_repository_get_partners (self->repository));
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr(GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  g_assert (RAPPORT_IS_QBR_DIALOG (self));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (self->partners, g_list_model_get_item (model, i));
  g_ptr_array_sort (self->partners, compare_partners);

  gtk_string_list_append (names, _("All partners"));
  for (guint i = 0; i < self->partners->len; i++)
    gtk_string_list_append (names, rapport_partner_get_name (g_ptr_array_index (self->partners, i)));

  gtk_drop_down_set_expression (self->partner_choice, expression);
  gtk_drop_down_set_model (self->partner_choice, G_LIST_MODEL (names));
}

static void
fill_quarters (RapportQbrDialog *self)
{
  const RapportFiscal *fiscal = &self->programme->settings->fiscal;
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);
  RapportQuarter present;

  g_assert (RAPPORT_IS_QBR_DIALOG (self));

  rapport_quarter_of_date (&present, fiscal, self->programme->today);
  for (int i = 0; i < N_QUARTERS; i++)
    {
      g_autofree char *label = NULL;
      RapportQuarter quarter;

      rapport_quarter_add (&quarter, fiscal, &present, -i);
      label = rapport_quarter_to_label (&quarter, fiscal);
      gtk_string_list_append (labels, label);
    }

  adw_combo_row_set_model (self->quarter_row, G_LIST_MODEL (labels));
}

static GFile *
find_folder (GSettings *settings)
{
  g_autofree char *uri = settings != NULL ? g_settings_get_string (settings, "report-folder") : NULL;
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  if (uri != NULL && *uri != '\0')
    {
      g_autoptr(GFile) folder = g_file_new_for_uri (uri);

      if (g_file_query_exists (folder, NULL))
        return g_steal_pointer (&folder);
    }

  if (documents == NULL)
    {
      g_autofree char *usual = g_build_filename (g_get_home_dir (), "Documents", NULL);

      return g_file_new_for_path (g_file_test (usual, G_FILE_TEST_IS_DIR) ? usual : g_get_home_dir ());
    }

  return g_file_new_for_path (documents);
}

/**
 * rapport_qbr_dialog_new:
 * @window: the window
 * @partner: (nullable): whose workbook it is to begin with; %NULL for all partners
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *
rapport_qbr_dialog_new (RapportWindow  *window,
                        RapportPartner *partner)
{
  RapportQbrDialog *self;
  guint position = 0;

  g_return_val_if_fail (RAPPORT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (rapport_window_get_repository (window) != NULL, NULL);

  self = g_object_new (RAPPORT_TYPE_QBR_DIALOG, "transient-for", window, NULL);
  self->repository = g_object_ref (rapport_window_get_repository (window));
  self->programme = rapport_programme_ref (rapport_repository_get_programme (self->repository));
  g_set_object (&self->settings, rapport_window_get_settings (window));
  self->folder = find_folder (self->settings);

  fill_quarters (self);
  fill_partners (self);
  rapport_accessible_name_parts (GTK_WIDGET (self));
  update_folder (self);
  if (partner != NULL && g_ptr_array_find (self->partners, partner, &position))
    gtk_drop_down_set_selected (self->partner_choice, position + 1);
  else
    partner_selected_cb (self);

  return GTK_WIDGET (self);
}
