/* rapport-partner-view.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-partner-view"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "rapport-badge.h"
#include "rapport-detail-dialog.h"
#include "rapport-grid-layout.h"
#include "rapport-partner-cells.h"
#include "rapport-partner-view.h"
#include "rapport-sections.h"

struct _RapportPartnerView
{
  GtkWidget           parent_instance;

  GtkWidget          *scrolled;
  AdwAvatar          *avatar;
  GtkLabel           *name_label;
  GtkWidget          *badges;
  GtkLabel           *detail_label;
  GtkWidget          *switcher;
  GtkStack           *stack;
  GtkToggleButton    *buttons[RAPPORT_N_SECTIONS];

  RapportRepository  *repository;
  RapportPartner     *partner;
  RapportPartnerPage *page;
  GCancellable       *cancellable;
  RapportSection      section;
};

G_DEFINE_FINAL_TYPE (RapportPartnerView, rapport_partner_view, GTK_TYPE_WIDGET)

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)))
    gtk_box_remove (GTK_BOX (box), child);
}

static void
add_badge (RapportPartnerView *self,
           const char         *text,
           RapportShape        shape,
           RapportTone         tone)
{
  GtkWidget *badge;

  g_assert (RAPPORT_IS_PARTNER_VIEW (self));

  if (text == NULL || *text == '\0')
    return;

  badge = rapport_badge_new ();
  rapport_badge_set (RAPPORT_BADGE (badge), text, shape, tone);
  gtk_box_append (GTK_BOX (self->badges), badge);
}

static void
update_badges (RapportPartnerView *self)
{
  RapportSummary *summary = rapport_partner_get_summary (self->partner);
  RapportProgramme *programme = self->page != NULL ? self->page->programme : NULL;
  RapportShape shape;
  RapportTone tone;

  g_assert (RAPPORT_IS_PARTNER_VIEW (self));

  clear_box (self->badges);
  rapport_partner_get_tier_style (self->partner, programme, &shape, &tone);
  add_badge (self, rapport_partner_get_tier_name (self->partner), shape, tone);

  if (summary != NULL)
    {
      g_autofree char *health = rapport_partner_format_health (summary->score, summary->band);

      rapport_partner_get_band_style (summary->band, &shape, &tone);
      add_badge (self, health, shape, tone);
    }
}

/* "Reseller · Active, 212 days · Anna Berg" */
static void
update_heading (RapportPartnerView *self)
{
  g_autofree char *types = NULL;
  g_autoptr(GString) detail = NULL;
  RapportCell cells[RAPPORT_N_COLUMNS];

  g_assert (RAPPORT_IS_PARTNER_VIEW (self));

  adw_avatar_set_text (self->avatar, rapport_partner_get_name (self->partner));
  gtk_label_set_text (self->name_label, rapport_partner_get_name (self->partner));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name_label), rapport_partner_get_name (self->partner));
  update_badges (self);

  types = rapport_partner_dup_types_title (self->partner);
  detail = g_string_new (types);
  rapport_partner_cells_fill (cells, self->partner,
                              self->page != NULL ? self->page->programme : NULL);

  if (cells[RAPPORT_COLUMN_STAGE].text != NULL)
    g_string_append_printf (detail, "%s%s", detail->len > 0 ? " · " : "", cells[RAPPORT_COLUMN_STAGE].text);
  if (cells[RAPPORT_COLUMN_STAGE].detail != NULL)
    g_string_append_printf (detail, ", %s", cells[RAPPORT_COLUMN_STAGE].detail);
  if (cells[RAPPORT_COLUMN_OWNER].text != NULL)
    g_string_append_printf (detail, "%s%s", detail->len > 0 ? " · " : "", cells[RAPPORT_COLUMN_OWNER].text);

  rapport_partner_cells_clear (cells);
  gtk_label_set_text (self->detail_label, detail->str);
}

static void
remove_sections (RapportPartnerView *self)
{
  GtkWidget *child;

  g_assert (RAPPORT_IS_PARTNER_VIEW (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->stack))))
    gtk_stack_remove (self->stack, child);
}

/* Sections are made when they are looked at. */
static void
show_section (RapportPartnerView *self,
              RapportSection      section)
{
  g_autofree char *name = g_strdup_printf ("%d", section);

  g_assert (RAPPORT_IS_PARTNER_VIEW (self));

  self->section = section;
  if (self->page == NULL)
    return;

  if (gtk_stack_get_child_by_name (self->stack, name) == NULL)
    gtk_stack_add_named (self->stack, rapport_section_create (section, self->partner, self->page), name);

  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
section_toggled_cb (RapportPartnerView *self,
                    GtkToggleButton    *button)
{
  g_assert (RAPPORT_IS_PARTNER_VIEW (self));

  if (!gtk_toggle_button_get_active (button))
    return;

  for (guint i = 0; i < RAPPORT_N_SECTIONS; i++)
    if (self->buttons[i] == button)
      show_section (self, i);
}

static void
page_loaded_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(RapportPartnerView) self = user_data;
  g_autoptr(GError) error = NULL;
  RapportPartnerPage *page;

  g_assert (RAPPORT_IS_PARTNER_VIEW (self));

  if ((page = rapport_repository_load_page_finish (RAPPORT_REPOSITORY (object), result, &error)))
    {
      if (self->partner != NULL &&
          rapport_id_equal (&page->facts->partner->id, rapport_entity_get_id (RAPPORT_ENTITY (self->partner))))
        rapport_partner_view_set_page (self, page);
      else
        rapport_partner_page_free (page);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      remove_sections (self);
      gtk_stack_add_named (self->stack,
                           g_object_new (ADW_TYPE_STATUS_PAGE,
                                         "icon-name", "dialog-error-symbolic",
                                         "title", _("The Partner Can’t Be Shown"),
                                         NULL),
                           "error");
      g_warning ("%s", error->message);
    }
}

static void
load (RapportPartnerView *self)
{
  g_assert (RAPPORT_IS_PARTNER_VIEW (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->partner == NULL || self->repository == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  rapport_repository_load_page_async (self->repository,
                                      rapport_entity_get_id (RAPPORT_ENTITY (self->partner)),
                                      self->cancellable, page_loaded_cb, g_object_ref (self));
}

static void
show_record_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  RapportPartnerView *self = RAPPORT_PARTNER_VIEW (widget);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  RapportRecord *record;
  RapportId id;

  if (self->page == NULL || !rapport_id_parse (&id, g_variant_get_string (parameter, NULL)))
    return;

  if ((record = rapport_facts_lookup (self->page->facts, &id)))
    gtk_window_present (GTK_WINDOW (rapport_record_dialog_new (window, self->page, record)));
}

static void
show_evidence_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  RapportPartnerView *self = RAPPORT_PARTNER_VIEW (widget);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  int kpi = rapport_kpi_from_id (g_variant_get_string (parameter, NULL));

  if (self->page != NULL && kpi >= 0)
    gtk_window_present (GTK_WINDOW (rapport_evidence_dialog_new (window, self->page, kpi)));
}

static void
rapport_partner_view_dispose (GObject *object)
{
  RapportPartnerView *self = RAPPORT_PARTNER_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->page, rapport_partner_page_free);
  g_clear_object (&self->partner);
  g_clear_object (&self->repository);

  G_OBJECT_CLASS (rapport_partner_view_parent_class)->dispose (object);
}

static void
rapport_partner_view_class_init (RapportPartnerViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rapport_partner_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/rapport/Rapport/partner/rapport-partner-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportPartnerView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, RapportPartnerView, avatar);
  gtk_widget_class_bind_template_child (widget_class, RapportPartnerView, name_label);
  gtk_widget_class_bind_template_child (widget_class, RapportPartnerView, badges);
  gtk_widget_class_bind_template_child (widget_class, RapportPartnerView, detail_label);
  gtk_widget_class_bind_template_child (widget_class, RapportPartnerView, switcher);
  gtk_widget_class_bind_template_child (widget_class, RapportPartnerView, stack);

  gtk_widget_class_install_action (widget_class, "partner.show-record", "s", show_record_cb);
  gtk_widget_class_install_action (widget_class, "partner.show-evidence", "s", show_evidence_cb);
}

static void
rapport_partner_view_init (RapportPartnerView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->switcher, rapport_grid_layout_new (104, RAPPORT_N_SECTIONS, 6));

  for (guint i = 0; i < RAPPORT_N_SECTIONS; i++)
    {
      self->buttons[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (rapport_section_get_title (i)));
      gtk_widget_add_css_class (GTK_WIDGET (self->buttons[i]), "flat");
      if (i > 0)
        gtk_toggle_button_set_group (self->buttons[i], self->buttons[0]);
      g_signal_connect_object (self->buttons[i], "toggled",
                               G_CALLBACK (section_toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->switcher), GTK_WIDGET (self->buttons[i]));
    }
}

GtkWidget *
rapport_partner_view_new (void)
{
  return g_object_new (RAPPORT_TYPE_PARTNER_VIEW, NULL);
}

/**
 * rapport_partner_view_set_repository:
 * @self: the page
 * @repository: the workspace
 *
 * Sets where the page loads from. Called once.
 */
void
rapport_partner_view_set_repository (RapportPartnerView *self,
                                     RapportRepository  *repository)
{
  g_return_if_fail (RAPPORT_IS_PARTNER_VIEW (self));
  g_return_if_fail (RAPPORT_IS_REPOSITORY (repository));

  if (g_set_object (&self->repository, repository))
    g_signal_connect_object (repository, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
}

/**
 * rapport_partner_view_set_partner:
 * @self: the page
 * @partner: (nullable): the partner to show
 *
 * Shows a partner, from its first section on.
 */
void
rapport_partner_view_set_partner (RapportPartnerView *self,
                                  RapportPartner     *partner)
{
  g_return_if_fail (RAPPORT_IS_PARTNER_VIEW (self));
  g_return_if_fail (partner == NULL || RAPPORT_IS_PARTNER (partner));

  if (!g_set_object (&self->partner, partner))
    return;

  remove_sections (self);
  g_clear_pointer (&self->page, rapport_partner_page_free);
  if (partner != NULL)
    {
      gtk_toggle_button_set_active (self->buttons[RAPPORT_SECTION_OVERVIEW], TRUE);
      update_heading (self);
    }

  load (self);
}

RapportPartner *
rapport_partner_view_get_partner (RapportPartnerView *self)
{
  g_return_val_if_fail (RAPPORT_IS_PARTNER_VIEW (self), NULL);

  return self->partner;
}

void
rapport_partner_view_set_page (RapportPartnerView *self,
                               RapportPartnerPage *page)
{
  g_return_if_fail (RAPPORT_IS_PARTNER_VIEW (self));
  g_return_if_fail (self->partner != NULL);
  g_return_if_fail (page != NULL);

  remove_sections (self);
  g_clear_pointer (&self->page, rapport_partner_page_free);
  self->page = page;
  update_heading (self);
  show_section (self, self->section);
}
