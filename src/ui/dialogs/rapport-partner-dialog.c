/* rapport-partner-dialog.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-partner-dialog"

#include "config.h"

#include <glib/gi18n.h>

#include "rapport-accessible.h"
#include "rapport-choices.h"
#include "rapport-partner-dialog.h"

struct _RapportPartnerDialog
{
  AdwWindow          parent_instance;

  AdwEntryRow       *name_row;
  AdwExpanderRow    *types_row;
  AdwComboRow       *tier_row;
  AdwComboRow       *stage_row;
  AdwComboRow       *owner_row;
  AdwEntryRow       *industry_row;
  AdwEntryRow       *country_row;
  AdwEntryRow       *website_row;
  AdwEntryRow       *next_step_row;
  GtkLabel          *error_label;
  GtkWidget         *add_button;
  GPtrArray         *type_checks;

  RapportWindow     *window;
  RapportRepository *repository;
  RapportProgramme  *programme;
  RapportPartner    *partner;    /* (nullable) for a new one */
  RapportRecord     *saved;      /* what is stored, or a record that is new */
  guint              is_filling : 1;
  guint              is_saving : 1;
  guint              is_dirty : 1;
};

G_DEFINE_FINAL_TYPE (RapportPartnerDialog, rapport_partner_dialog, ADW_TYPE_WINDOW)

static void save_cb (RapportPartnerDialog *self);

static void
get_entries (RapportPartnerDialog *self,
             AdwEntryRow          *rows[5],
             const char           *fields[5])
{
  rows[0] = self->name_row;
  fields[0] = "name";
  rows[1] = self->industry_row;
  fields[1] = "industry";
  rows[2] = self->country_row;
  fields[2] = "country";
  rows[3] = self->website_row;
  fields[3] = "website";
  rows[4] = self->next_step_row;
  fields[4] = "next_step";
}

static void
update_types_subtitle (RapportPartnerDialog *self)
{
  g_autoptr(GString) words = g_string_new (NULL);
  g_autofree char *markup = NULL;

  g_assert (RAPPORT_IS_PARTNER_DIALOG (self));

  for (guint i = 0; i < self->type_checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->type_checks, i)))
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "",
                              _(rapport_choices_partner_type[i].title));

  markup = g_markup_escape_text (words->str, -1);
  adw_expander_row_set_subtitle (self->types_row, markup);
}

static void
type_toggled_cb (RapportPartnerDialog *self)
{
  g_assert (RAPPORT_IS_PARTNER_DIALOG (self));

  update_types_subtitle (self);
  save_cb (self);
}

static void
add_type_rows (RapportPartnerDialog *self)
{
  g_assert (RAPPORT_IS_PARTNER_DIALOG (self));

  for (guint i = 0; rapport_choices_partner_type[i].id != NULL; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *check = gtk_check_button_new ();
      const char *title = _(rapport_choices_partner_type[i].title);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      adw_expander_row_add_row (self->types_row, row);
      g_signal_connect_object (check, "toggled", G_CALLBACK (type_toggled_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->type_checks, check);
    }
}

/* A choice among records, with "None" first where @optional. */
static void
fill_relation (RapportPartnerDialog *self,
               AdwComboRow          *row,
               RapportKind           kind,
               gboolean              optional)
{
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);
  GPtrArray *records = self->programme->records[kind];

  g_assert (RAPPORT_IS_PARTNER_DIALOG (self));

  if (optional)
    gtk_string_list_append (titles, _("None"));
  for (guint i = 0; i < records->len; i++)
    gtk_string_list_append (titles, rapport_record_get_title (g_ptr_array_index (records, i)));

  adw_combo_row_set_model (row, G_LIST_MODEL (titles));
}

static void
select_relation (RapportPartnerDialog *self,
                 AdwComboRow          *row,
                 RapportKind           kind,
                 const char           *field)
{
  const RapportId *id = rapport_record_get_id (self->saved, field);
  GPtrArray *records = self->programme->records[kind];

  g_assert (RAPPORT_IS_PARTNER_DIALOG (self));

  adw_combo_row_set_selected (row, 0);
  for (guint i = 0; id != NULL && i < records->len; i++)
    if (rapport_id_equal (&((RapportRecord *) g_ptr_array_index (records, i))->id, id))
      adw_combo_row_set_selected (row, i + 1);
}

static void
take_relation (RapportPartnerDialog *self,
               RapportRecord        *record,
               AdwComboRow          *row,
               RapportKind           kind,
               const char           *field,
               const char           *since_field)
{
  GPtrArray *records = self->programme->records[kind];
  guint selected = adw_combo_row_get_selected (row);
  const RapportId *old = rapport_record_get_id (record, field);

  g_assert (RAPPORT_IS_PARTNER_DIALOG (self));

  if (selected == 0 || selected > records->len)
    {
      rapport_record_clear (record, field);
      return;
    }

  if (old != NULL && rapport_id_equal (old, &((RapportRecord *) g_ptr_array_index (records, selected - 1))->id))
    return;

  rapport_record_set_id (record, field, &((RapportRecord *) g_ptr_array_index (records, selected - 1))->id);
  if (since_field != NULL)
    rapport_record_set_date (record, since_field, self->programme->today);
}

/* What the form says, on top of what is stored. */
static RapportRecord *
read_form (RapportPartnerDialog *self)
{
  RapportRecord *record = rapport_record_copy (self->saved);
  g_autoptr(GPtrArray) types = g_ptr_array_new_null_terminated (4, NULL, TRUE);
  AdwEntryRow *rows[5];
  const char *fields[5];

  g_assert (RAPPORT_IS_PARTNER_DIALOG (self));

  get_entries (self, rows, fields);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (rows[i]))));

      if (*text != '\0')
        rapport_record_set_text (record, fields[i], text);
      else if (i > 0)
        rapport_record_clear (record, fields[i]);
    }

  for (guint i = 0; i < self->type_checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->type_checks, i)))
      g_ptr_array_add (types, (gpointer) rapport_choices_partner_type[i].id);
  if (types->len > 0)
    rapport_record_set_list (record, "types", (const char * const *) types->pdata);
  else
    rapport_record_clear (record, "types");

  take_relation (self, record, self->tier_row, RAPPORT_KIND_TIER, "tier", "tier_since");
  take_relation (self, record, self->stage_row, RAPPORT_KIND_STAGE, "stage", "stage_since");
  take_relation (self, record, self->owner_row, RAPPORT_KIND_TEAM, "owner", NULL);

  return record;
}

/* "Change the tier of Nordlicht AG" */
static char *
describe_change (RapportPartnerDialog *self,
                 const RapportRecord  *record)
{
  const RapportKindInfo *info = rapport_kind_get_info (RAPPORT_KIND_PARTNER);

  g_assert (RAPPORT_IS_PARTNER_DIALOG (self));

  for (guint i = 0; i < info->n_fields; i++)
    if (!rapport_record_equal_at (self->saved, record, i))
      /* Translators: a field such as "Tier", and the name of a partner. */
      return g_strdup_printf (_("Change %s of %s"), _(info->fields[i].title), rapport_record_get_title (record));

  return NULL;
}

static void
show_error (RapportPartnerDialog *self,
            const GError         *error)
{
  g_assert (RAPPORT_IS_PARTNER_DIALOG (self));

  gtk_label_set_text (self->error_label, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), error != NULL);
}

static void
edited_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(RapportPartnerDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  RapportRecord *record;

  g_assert (RAPPORT_IS_PARTNER_DIALOG (self));

  self->is_saving = FALSE;
  rapport_repository_put_finish (RAPPORT_REPOSITORY (object), result, &error);
  show_error (self, error);

  /* The new revision is in the object by now. */
  record = rapport_entity_get_record (RAPPORT_ENTITY (self->partner));
  rapport_record_unref (self->saved);
  self->saved = rapport_record_ref (record);

  if (self->is_dirty && error == NULL)
    save_cb (self);
}

static void
put_record (RapportPartnerDialog *self,
            RapportRecord        *record,
            const char           *label,
            GAsyncReadyCallback   callback)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_record_unref);

  g_assert (RAPPORT_IS_PARTNER_DIALOG (self));

  self->is_saving = TRUE;
  g_ptr_array_add (records, rapport_record_ref (record));
  rapport_repository_put_async (self->repository, records, label, NULL, callback, g_object_ref (self));
}

/* One save at a time: what changes meanwhile is saved after it. */
static void
save_cb (RapportPartnerDialog *self)
{
  g_autoptr(RapportRecord) record = NULL;
  g_autofree char *label = NULL;

  g_assert (RAPPORT_IS_PARTNER_DIALOG (self));

  if (self->is_filling || self->partner == NULL)
    return;
  if (self->is_saving)
    {
      self->is_dirty = TRUE;
      return;
    }

  self->is_dirty = FALSE;
  record = read_form (self);
  if ((label = describe_change (self, record)))
    put_record (self, record, label, edited_cb);
}

static void
added_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(RapportPartnerDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert (RAPPORT_IS_PARTNER_DIALOG (self));

  self->is_saving = FALSE;
  if (!rapport_repository_put_finish (RAPPORT_REPOSITORY (object), result, &error))
    {
      gtk_widget_set_sensitive (self->add_button, TRUE);
      show_error (self, error);
      return;
    }

  /* Translators: the name of a partner. */
  text = g_strdup_printf (_("%s added"), gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  rapport_window_add_undo_toast (self->window, text);
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_cb (RapportPartnerDialog *self)
{
  g_autoptr(RapportRecord) record = NULL;
  g_autofree char *label = NULL;

  g_assert (RAPPORT_IS_PARTNER_DIALOG (self));

  if (self->is_saving)
    return;

  record = read_form (self);
  /* Translators: the name of a partner. */
  label = g_strdup_printf (_("Add %s"), rapport_record_get_title (record));
  gtk_widget_set_sensitive (self->add_button, FALSE);
  put_record (self, record, label, added_cb);
}

static void
name_changed_cb (RapportPartnerDialog *self)
{
  g_autofree char *name = NULL;

  g_assert (RAPPORT_IS_PARTNER_DIALOG (self));

  name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
  gtk_widget_set_sensitive (self->add_button, *name != '\0' && !self->is_saving);
}

static gboolean
rapport_partner_dialog_close_request (GtkWindow *window)
{
  save_cb (RAPPORT_PARTNER_DIALOG (window));

  return GTK_WINDOW_CLASS (rapport_partner_dialog_parent_class)->close_request (window);
}

static void
rapport_partner_dialog_dispose (GObject *object)
{
  RapportPartnerDialog *self = RAPPORT_PARTNER_DIALOG (object);

  g_clear_object (&self->window);
  g_clear_object (&self->repository);
  g_clear_object (&self->partner);
  g_clear_pointer (&self->programme, rapport_programme_unref);
  g_clear_pointer (&self->saved, rapport_record_unref);
  g_clear_pointer (&self->type_checks, g_ptr_array_unref);

  G_OBJECT_CLASS (rapport_partner_dialog_parent_class)->dispose (object);
}

static void
rapport_partner_dialog_class_init (RapportPartnerDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = rapport_partner_dialog_dispose;

  window_class->close_request = rapport_partner_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, "/app/rapport/Rapport/dialogs/rapport-partner-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportPartnerDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, RapportPartnerDialog, types_row);
  gtk_widget_class_bind_template_child (widget_class, RapportPartnerDialog, tier_row);
  gtk_widget_class_bind_template_child (widget_class, RapportPartnerDialog, stage_row);
  gtk_widget_class_bind_template_child (widget_class, RapportPartnerDialog, owner_row);
  gtk_widget_class_bind_template_child (widget_class, RapportPartnerDialog, industry_row);
  gtk_widget_class_bind_template_child (widget_class, RapportPartnerDialog, country_row);
  gtk_widget_class_bind_template_child (widget_class, RapportPartnerDialog, website_row);
  gtk_widget_class_bind_template_child (widget_class, RapportPartnerDialog, next_step_row);
  gtk_widget_class_bind_template_child (widget_class, RapportPartnerDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, RapportPartnerDialog, add_button);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
watch_entries (RapportPartnerDialog *self)
{
  AdwEntryRow *rows[5];
  const char *fields[5];

  g_assert (RAPPORT_IS_PARTNER_DIALOG (self));

  get_entries (self, rows, fields);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkEventController *focus = gtk_event_controller_focus_new ();

      g_signal_connect_object (focus, "leave", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_add_controller (GTK_WIDGET (rows[i]), focus);
    }
}

static void
rapport_partner_dialog_init (RapportPartnerDialog *self)
{
  self->type_checks = g_ptr_array_new ();
  self->is_filling = TRUE;

  gtk_widget_init_template (GTK_WIDGET (self));
  add_type_rows (self);
  watch_entries (self);
}

static void
fill_form (RapportPartnerDialog *self)
{
  const char * const *types = rapport_record_get_list (self->saved, "types");
  AdwEntryRow *rows[5];
  const char *fields[5];

  g_assert (RAPPORT_IS_PARTNER_DIALOG (self));

  fill_relation (self, self->tier_row, RAPPORT_KIND_TIER, TRUE);
  fill_relation (self, self->stage_row, RAPPORT_KIND_STAGE, TRUE);
  fill_relation (self, self->owner_row, RAPPORT_KIND_TEAM, TRUE);
  select_relation (self, self->tier_row, RAPPORT_KIND_TIER, "tier");
  select_relation (self, self->stage_row, RAPPORT_KIND_STAGE, "stage");
  select_relation (self, self->owner_row, RAPPORT_KIND_TEAM, "owner");

  get_entries (self, rows, fields);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *text = rapport_record_get_text (self->saved, fields[i]);

      gtk_editable_set_text (GTK_EDITABLE (rows[i]), text != NULL ? text : "");
    }

  for (guint i = 0; i < self->type_checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->type_checks, i),
                                 types != NULL && g_strv_contains (types, rapport_choices_partner_type[i].id));
  update_types_subtitle (self);
}

/* A partner that is looked at for the first time is at the beginning of its life. */
static RapportRecord *
create_record (RapportPartnerDialog *self)
{
  RapportRecord *record = rapport_record_new (RAPPORT_KIND_PARTNER);
  GPtrArray *stages = self->programme->records[RAPPORT_KIND_STAGE];

  g_assert (RAPPORT_IS_PARTNER_DIALOG (self));

  rapport_record_set_text (record, "status", "active");
  if (stages->len > 0)
    {
      rapport_record_set_id (record, "stage", &((RapportRecord *) g_ptr_array_index (stages, 0))->id);
      rapport_record_set_date (record, "stage_since", self->programme->today);
    }

  return record;
}

/**
 * rapport_partner_dialog_new:
 * @window: the window
 * @partner: (nullable): the partner to edit, %NULL to add one
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *
rapport_partner_dialog_new (RapportWindow  *window,
                            RapportPartner *partner)
{
  RapportPartnerDialog *self;

  g_return_val_if_fail (RAPPORT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (rapport_window_get_repository (window) != NULL, NULL);

  self = g_object_new (RAPPORT_TYPE_PARTNER_DIALOG,
                       "transient-for", window,
                       "title", partner != NULL ? _("Edit Partner") : _("New Partner"),
                       NULL);
  self->window = g_object_ref (window);
  self->repository = g_object_ref (rapport_window_get_repository (window));
  self->programme = rapport_programme_ref (rapport_repository_get_programme (self->repository));
  g_set_object (&self->partner, partner);

  if (partner != NULL)
    self->saved = rapport_record_ref (rapport_entity_get_record (RAPPORT_ENTITY (partner)));
  else
    self->saved = create_record (self);

  gtk_widget_set_visible (self->add_button, partner == NULL);
  if (partner == NULL)
    gtk_window_set_default_widget (GTK_WINDOW (self), self->add_button);
  fill_form (self);
  self->is_filling = FALSE;
  rapport_accessible_name_parts (GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));

  return GTK_WIDGET (self);
}
