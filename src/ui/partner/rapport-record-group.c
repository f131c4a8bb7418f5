/* rapport-record-group.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-record-group"

#include "config.h"

#include <glib/gi18n.h>

#include "rapport-badge.h"
#include "rapport-display.h"
#include "rapport-record-group.h"

#define PAGE_SIZE 40

struct _RapportRecordGroup
{
  GtkWidget                 parent_instance;

  GtkWidget                *box;
  GtkListBox               *list;
  GtkWidget                *more_button;
  const RapportGroupSpec   *spec;
  const RapportPartnerPage *page;
  GPtrArray                *records;
  guint                     n_shown;
};

G_DEFINE_FINAL_TYPE (RapportRecordGroup, rapport_record_group, GTK_TYPE_WIDGET)

/* Words of state as they are stored. What is not here is neither well nor bad. */
static const struct
{
  const char   *word;
  RapportShape  shape;
  RapportTone   tone;
} states[] = {
  { "approved", RAPPORT_SHAPE_DISC, RAPPORT_TONE_GOOD },
  { "at risk", RAPPORT_SHAPE_TRIANGLE, RAPPORT_TONE_BAD },
  { "blocked", RAPPORT_SHAPE_TRIANGLE, RAPPORT_TONE_BAD },
  { "cancelled", RAPPORT_SHAPE_RING, RAPPORT_TONE_DIM },
  { "closed", RAPPORT_SHAPE_DISC, RAPPORT_TONE_GOOD },
  { "critical", RAPPORT_SHAPE_TRIANGLE, RAPPORT_TONE_BAD },
  { "done", RAPPORT_SHAPE_DISC, RAPPORT_TONE_GOOD },
  { "expired", RAPPORT_SHAPE_TRIANGLE, RAPPORT_TONE_BAD },
  { "held", RAPPORT_SHAPE_DISC, RAPPORT_TONE_GOOD },
  { "high", RAPPORT_SHAPE_TRIANGLE, RAPPORT_TONE_WARNING },
  { "in force", RAPPORT_SHAPE_DISC, RAPPORT_TONE_GOOD },
  { "in progress", RAPPORT_SHAPE_HALF_DISC, RAPPORT_TONE_ACCENT },
  { "in review", RAPPORT_SHAPE_HALF_DISC, RAPPORT_TONE_WARNING },
  { "lost", RAPPORT_SHAPE_TRIANGLE, RAPPORT_TONE_BAD },
  { "negative", RAPPORT_SHAPE_TRIANGLE, RAPPORT_TONE_BAD },
  { "neutral", RAPPORT_SHAPE_HALF_DISC, RAPPORT_TONE_DIM },
  { "open", RAPPORT_SHAPE_RING, RAPPORT_TONE_ACCENT },
  { "planned", RAPPORT_SHAPE_RING, RAPPORT_TONE_ACCENT },
  { "positive", RAPPORT_SHAPE_DISC, RAPPORT_TONE_GOOD },
  { "preparing", RAPPORT_SHAPE_HALF_DISC, RAPPORT_TONE_ACCENT },
  { "rejected", RAPPORT_SHAPE_TRIANGLE, RAPPORT_TONE_BAD },
  { "signed", RAPPORT_SHAPE_DISC, RAPPORT_TONE_GOOD },
  { "submitted", RAPPORT_SHAPE_RING, RAPPORT_TONE_ACCENT },
  { "terminated", RAPPORT_SHAPE_TRIANGLE, RAPPORT_TONE_BAD },
  { "under review", RAPPORT_SHAPE_HALF_DISC, RAPPORT_TONE_WARNING },
  { "won", RAPPORT_SHAPE_DISC, RAPPORT_TONE_GOOD },
};

/* The stored word of a badge; an opportunity's stage counts as open, won or lost. */
static const char *
get_state_word (const RapportPartnerPage *page,
                const RapportRecord      *record,
                const RapportField       *field)
{
  if (record->kind == RAPPORT_KIND_OPPORTUNITY && field->type == RAPPORT_FIELD_RELATION)
    return rapport_opportunity_get_state (page->programme, record);
  if (field->type == RAPPORT_FIELD_CHOICE)
    return rapport_record_get_text (record, field->id);

  return NULL;
}

static GtkWidget *
create_badge (const RapportPartnerPage *page,
              const RapportRecord      *record,
              const char               *field_id)
{
  const RapportField *field = rapport_kind_get_field (record->kind, field_id);
  g_autofree char *text = rapport_display_field (page->programme, page->facts, record, field_id);
  RapportShape shape;
  RapportTone tone;
  GtkWidget *badge;

  if (text == NULL)
    return NULL;

  rapport_state_get_style (get_state_word (page, record, field), &shape, &tone);
  badge = rapport_badge_new ();
  rapport_badge_set (RAPPORT_BADGE (badge), text, shape, tone);
  gtk_widget_set_halign (badge, GTK_ALIGN_END);

  return badge;
}

/* A date or a number alone does not say what it is of. */
static char *
format_field (const RapportPartnerPage *page,
              const RapportRecord      *record,
              const char               *field_id)
{
  const RapportField *field = rapport_kind_get_field (record->kind, field_id);
  g_autofree char *value = rapport_display_field (page->programme, page->facts, record, field_id);

  if (value == NULL || (field->type != RAPPORT_FIELD_DATE && field->type != RAPPORT_FIELD_INTEGER &&
                        !(field->type == RAPPORT_FIELD_NUMBER && rapport_kind_find_field (record->kind, "kpi") < 0)))
    return g_steal_pointer (&value);

  /* Translators: the name of a date or a number, such as "Expires", and the date or the number. */
  return g_strdup_printf (_("%s %s"), _(field->title), value);
}

static char *
join_details (const RapportGroupSpec   *spec,
              const RapportPartnerPage *page,
              const RapportRecord      *record)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (spec->details) && spec->details[i] != NULL; i++)
    {
      g_autofree char *value = format_field (page, record, spec->details[i]);

      if (value == NULL)
        continue;
      if (text->len > 0)
        g_string_append (text, " · ");
      g_string_append (text, value);
    }

  g_strdelimit (text->str, "\n\r", ' ');

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
create_line (const char *text,
             const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "caption");
    }

  return label;
}

/* Which kind of record it is, where kinds are mixed. */
static GtkWidget *
create_icon (const RapportGroupSpec *spec)
{
  const char *title = _(rapport_kind_get_info (spec->kind)->title);
  GtkWidget *image = gtk_image_new_from_icon_name (spec->icon);

  gtk_widget_add_css_class (image, "dim-label");
  gtk_widget_set_tooltip_text (image, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return image;
}

static GtkWidget *
create_value (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");

  return label;
}

static gpointer
ref_record (gconstpointer record,
            gpointer      user_data)
{
  return rapport_record_ref ((RapportRecord *) record);
}

static int
compare_by_date (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  RapportRecordGroup *self = user_data;
  const RapportField *field = rapport_kind_get_field (self->spec->kind, self->spec->date);
  RapportDate first = rapport_display_get_day (self->page->programme, *(RapportRecord * const *) a, field);
  RapportDate second = rapport_display_get_day (self->page->programme, *(RapportRecord * const *) b, field);

  return first < second ? 1 : first > second ? -1 : 0;
}

static void
show_more (RapportRecordGroup *self)
{
  guint end = MIN (self->n_shown + PAGE_SIZE, self->records->len);

  g_assert (RAPPORT_IS_RECORD_GROUP (self));

  for (; self->n_shown < end; self->n_shown++)
    {
      RapportRecord *record = g_ptr_array_index (self->records, self->n_shown);
      const RapportGroupSpec *spec = self->spec;

      if (spec->kind != record->kind)
        spec = rapport_group_spec_for_kind (record->kind);
      gtk_list_box_append (self->list, rapport_record_row_new (spec, self->page, record));
    }

  gtk_widget_set_visible (self->more_button, self->n_shown < self->records->len);
}

static void
row_activated_cb (RapportRecordGroup *self,
                  GtkListBoxRow      *row)
{
  const char *id = g_object_get_data (G_OBJECT (row), "record");

  g_assert (RAPPORT_IS_RECORD_GROUP (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "partner.show-record", "s", id);
}

static void
rapport_record_group_dispose (GObject *object)
{
  RapportRecordGroup *self = RAPPORT_RECORD_GROUP (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->records, g_ptr_array_unref);

  G_OBJECT_CLASS (rapport_record_group_parent_class)->dispose (object);
}

static void
rapport_record_group_class_init (RapportRecordGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rapport_record_group_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rapport_record_group_init (RapportRecordGroup *self)
{
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_record_unref);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
add_heading (RapportRecordGroup *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_(self->spec->title));
  g_autofree char *count = g_strdup_printf ("%'u", self->records->len);
  GtkWidget *number = gtk_label_new (count);

  g_assert (RAPPORT_IS_RECORD_GROUP (self));

  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), title);
  if (self->records->len > 0 && !self->spec->is_excerpt)
    {
      gtk_widget_add_css_class (number, "dim-label");
      gtk_widget_add_css_class (number, "numeric");
      gtk_box_append (GTK_BOX (box), number);
    }
  else
    g_object_unref (g_object_ref_sink (number));

  gtk_box_append (GTK_BOX (self->box), box);
}

static void
fill (RapportRecordGroup *self)
{
  GtkWidget *empty;

  g_assert (RAPPORT_IS_RECORD_GROUP (self));

  add_heading (self);
  if (self->records->len == 0)
    {
      empty = gtk_label_new (_(self->spec->empty));
      gtk_label_set_wrap (GTK_LABEL (empty), TRUE);
      gtk_label_set_xalign (GTK_LABEL (empty), 0);
      gtk_widget_add_css_class (empty, "dim-label");
      gtk_box_append (GTK_BOX (self->box), empty);
      return;
    }

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(self->spec->title),
                                  -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->list));

  self->more_button = gtk_button_new_with_label (_("Show More"));
  gtk_widget_set_halign (self->more_button, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->more_button, "clicked", G_CALLBACK (show_more), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->more_button);

  show_more (self);
}

/**
 * rapport_record_group_new:
 * @spec: how to list them
 * @page: a partner's records, which have to outlive the widget
 *
 * Returns: (transfer floating): a list of all records of the spec's kind
 */
GtkWidget *
rapport_record_group_new (const RapportGroupSpec   *spec,
                          const RapportPartnerPage *page)
{
  RapportRecordGroup *self;
  GPtrArray *records;

  g_return_val_if_fail (spec != NULL && page != NULL, NULL);

  self = g_object_new (RAPPORT_TYPE_RECORD_GROUP, NULL);
  self->spec = spec;
  self->page = page;
  if ((records = page->facts->records[spec->kind]))
    g_ptr_array_extend (self->records, records, ref_record, NULL);
  if (spec->date != NULL)
    g_ptr_array_sort_with_data (self->records, compare_by_date, self);

  fill (self);

  return GTK_WIDGET (self);
}

GtkWidget *
rapport_record_group_new_for_records (const RapportGroupSpec   *spec,
                                      const RapportPartnerPage *page,
                                      GPtrArray                *records)
{
  RapportRecordGroup *self;

  g_return_val_if_fail (spec != NULL && page != NULL && records != NULL, NULL);

  self = g_object_new (RAPPORT_TYPE_RECORD_GROUP, NULL);
  self->spec = spec;
  self->page = page;
  g_ptr_array_extend (self->records, records, ref_record, NULL);
  fill (self);

  return GTK_WIDGET (self);
}

GtkWidget *
rapport_record_row_new (const RapportGroupSpec   *spec,
                        const RapportPartnerPage *page,
                        RapportRecord            *record)
{
  g_autofree char *title = rapport_display_title (page->programme, page->facts, record);
  g_autofree char *details = join_details (spec, page, record);
  g_autofree char *value = NULL;
  g_autofree char *name = NULL;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *badge;

  gtk_widget_add_css_class (box, "record");
  if (spec->icon != NULL)
    gtk_box_append (GTK_BOX (box), create_icon (spec));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (end, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (lines), create_line (title, NULL));
  if (*details != '\0')
    gtk_box_append (GTK_BOX (lines), create_line (details, "dim-label"));

  if (spec->value != NULL &&
      (value = format_field (page, record, spec->value)))
    gtk_box_append (GTK_BOX (end), create_value (value));
  if (spec->badge != NULL && (badge = create_badge (page, record, spec->badge)))
    gtk_box_append (GTK_BOX (end), badge);

  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), end);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "record", rapport_id_to_string (&record->id), g_free);

  name = g_strjoin (", ", title, *details != '\0' ? details : value, *details != '\0' ? value : NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return row;
}

void
rapport_state_get_style (const char   *word,
                         RapportShape *shape,
                         RapportTone  *tone)
{
  g_return_if_fail (shape != NULL && tone != NULL);

  *shape = RAPPORT_SHAPE_NONE;
  *tone = RAPPORT_TONE_DIM;
  if (word == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_str_equal (states[i].word, word))
      {
        *shape = states[i].shape;
        *tone = states[i].tone;
      }
}
