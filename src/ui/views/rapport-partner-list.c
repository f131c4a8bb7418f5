/* rapport-partner-list.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-partner-list"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rapport-fold.h"
#include "rapport-partner-cells.h"
#include "rapport-partner-header.h"
#include "rapport-partner-list.h"
#include "rapport-partner-row.h"
#include "rapport-tab-stop.h"

#define FULL_TEXT_DPI (96 * 1024.0)

struct _RapportPartnerList
{
  GtkWidget             parent_instance;

  GtkWidget            *box;
  GtkSearchEntry       *search_entry;
  GtkPopover           *columns_popover;
  GtkListBox           *columns_list;
  GtkStack             *stack;
  RapportPartnerHeader *header;
  GtkListView          *list_view;
  GtkLabel             *status_label;

  RapportRepository    *repository;
  GSettings            *settings;
  RapportColumns       *columns;
  GtkFilterListModel   *filtered;
  GtkSortListModel     *sorted;
  GtkCustomFilter      *filter;
  GtkCustomSorter      *sorter;
  GPtrArray            *rows;
  char                **words;
  guint                 status_source;
};

enum {
  PARTNER_ACTIVATED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (RapportPartnerList, rapport_partner_list, GTK_TYPE_WIDGET)

static guint signals [N_SIGNALS];

static RapportProgramme *
get_programme (RapportPartnerList *self)
{
  g_assert (RAPPORT_IS_PARTNER_LIST (self));

  return self->repository != NULL ? rapport_repository_get_programme (self->repository) : NULL;
}

static gboolean
match_func (gpointer item,
            gpointer user_data)
{
  RapportPartnerList *self = user_data;
  const char *text = rapport_partner_get_search_text (item);

  for (guint i = 0; self->words != NULL && self->words[i] != NULL; i++)
    if (strstr (text, self->words[i]) == NULL)
      return FALSE;

  return TRUE;
}

static int
compare_func (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  RapportPartnerList *self = user_data;
  gboolean reversed;
  RapportColumn column = rapport_partner_header_get_sort (self->header, &reversed);
  int order = rapport_partner_compare ((RapportPartner *) a, (RapportPartner *) b,
                                       column, get_programme (self));

  return reversed ? -order : order;
}

static void
row_destroyed_cb (RapportPartnerList *self,
                  GtkWidget          *row)
{
  g_assert (RAPPORT_IS_PARTNER_LIST (self));

  g_ptr_array_remove_fast (self->rows, row);
}

static void
setup_cb (RapportPartnerList *self,
          GtkListItem        *item)
{
  GtkWidget *row = rapport_partner_row_new (self->columns);

  g_assert (RAPPORT_IS_PARTNER_LIST (self));

  g_ptr_array_add (self->rows, row);
  g_signal_connect_object (row, "destroy", G_CALLBACK (row_destroyed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (RapportPartnerList *self,
         GtkListItem        *item)
{
  rapport_partner_row_bind (RAPPORT_PARTNER_ROW (gtk_list_item_get_child (item)),
                            gtk_list_item_get_item (item), get_programme (self));
}

static void
unbind_cb (RapportPartnerList *self,
           GtkListItem        *item)
{
  rapport_partner_row_bind (RAPPORT_PARTNER_ROW (gtk_list_item_get_child (item)), NULL, NULL);
}

/* "24 partners · 1.92 M € won this quarter · 4.1 M € open" */
static void
update_status (RapportPartnerList *self)
{
  GListModel *model = G_LIST_MODEL (self->sorted);
  guint n_partners = g_list_model_get_n_items (model);
  RapportProgramme *programme = get_programme (self);
  g_autofree char *count = NULL;
  g_autofree char *won = NULL;
  g_autofree char *open = NULL;
  g_autofree char *text = NULL;
  gint64 revenue = 0;
  gint64 pipeline = 0;

  g_assert (RAPPORT_IS_PARTNER_LIST (self));

  gtk_stack_set_visible_child_name (self->stack,
                                    n_partners == 0 && self->words != NULL ? "nothing" : "rows");
  if (programme == NULL)
    return;

  for (guint i = 0; i < n_partners; i++)
    {
      g_autoptr(RapportPartner) partner = g_list_model_get_item (model, i);
      RapportSummary *summary = rapport_partner_get_summary (partner);

      if (summary == NULL)
        continue;

      revenue += summary->revenue;
      pipeline += MAX (summary->pipeline, 0);
    }

  won = rapport_money_to_short (revenue, programme->settings->currency);
  open = rapport_money_to_short (pipeline, programme->settings->currency);
  count = g_strdup_printf (ngettext ("%'u partner", "%'u partners", n_partners), n_partners);
  /* Translators: how many partners, and their revenue and open pipeline. */
  text = g_strdup_printf (_("%s · %s won this quarter · %s open"), count, won, open);
  gtk_label_set_text (self->status_label, text);
}

static gboolean
update_status_cb (gpointer user_data)
{
  RapportPartnerList *self = user_data;

  self->status_source = 0;
  update_status (self);

  return G_SOURCE_REMOVE;
}

static void
items_changed_cb (RapportPartnerList *self)
{
  g_assert (RAPPORT_IS_PARTNER_LIST (self));

  if (self->status_source == 0)
    self->status_source = g_idle_add_full (G_PRIORITY_DEFAULT, update_status_cb, self, NULL);
}

static void
repository_changed_cb (RapportPartnerList *self)
{
  g_assert (RAPPORT_IS_PARTNER_LIST (self));

  gtk_sorter_changed (GTK_SORTER (self->sorter), GTK_SORTER_CHANGE_DIFFERENT);
  for (guint i = 0; i < self->rows->len; i++)
    rapport_partner_row_refresh (g_ptr_array_index (self->rows, i), get_programme (self));

  items_changed_cb (self);
}

static void
sort_changed_cb (RapportPartnerList *self)
{
  gboolean reversed;
  RapportColumn column = rapport_partner_header_get_sort (self->header, &reversed);

  g_assert (RAPPORT_IS_PARTNER_LIST (self));

  gtk_sorter_changed (GTK_SORTER (self->sorter), GTK_SORTER_CHANGE_DIFFERENT);
  if (self->settings == NULL)
    return;

  g_settings_set_string (self->settings, "sort-column", rapport_column_get_id (column));
  g_settings_set_boolean (self->settings, "sort-reversed", reversed);
}

static void
search_changed_cb (RapportPartnerList *self)
{
  g_autofree char *folded = rapport_fold_search (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  g_auto(GStrv) words = NULL;

  g_assert (RAPPORT_IS_PARTNER_LIST (self));

  g_strstrip (folded);
  if (*folded != '\0')
    words = g_strsplit_set (folded, " \t", -1);

  g_strfreev (self->words);
  self->words = g_steal_pointer (&words);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  /* Not by list.scroll-to-item, which warns of rows that have no place yet. */
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list_view)), 0);
  items_changed_cb (self);
}

static void
activate_cb (RapportPartnerList *self,
             guint               position)
{
  g_autoptr(RapportPartner) partner = g_list_model_get_item (G_LIST_MODEL (self->sorted), position);

  g_assert (RAPPORT_IS_PARTNER_LIST (self));

  if (partner != NULL)
    g_signal_emit (self, signals[PARTNER_ACTIVATED], 0, partner);
}

/* Who just types goes on in the search, where Enter and Down lead to what was found. */
static void
search_started_cb (RapportPartnerList *self)
{
  g_assert (RAPPORT_IS_PARTNER_LIST (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_set_position (GTK_EDITABLE (self->search_entry), -1);
}

/* Enter in the search opens what was found first. */
static void
search_activate_cb (RapportPartnerList *self)
{
  g_assert (RAPPORT_IS_PARTNER_LIST (self));

  activate_cb (self, 0);
}

static void
stop_search_cb (RapportPartnerList *self)
{
  g_assert (RAPPORT_IS_PARTNER_LIST (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  rapport_partner_list_focus_rows (self);
}

static gboolean
search_key_cb (RapportPartnerList *self,
               guint               keyval,
               guint               keycode,
               GdkModifierType     state)
{
  g_assert (RAPPORT_IS_PARTNER_LIST (self));

  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  rapport_partner_list_focus_rows (self);

  return GDK_EVENT_STOP;
}

/* Escape ends a search also where the rows have the focus. */
static gboolean
list_key_cb (RapportPartnerList *self,
             guint               keyval,
             guint               keycode,
             GdkModifierType     state)
{
  g_assert (RAPPORT_IS_PARTNER_LIST (self));

  if (keyval != GDK_KEY_Escape || self->words == NULL)
    return GDK_EVENT_PROPAGATE;

  stop_search_cb (self);

  return GDK_EVENT_STOP;
}

static RapportColumn
get_row_column (GtkWidget *widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "column"));
}

static void
column_toggled_cb (RapportPartnerList *self,
                   GtkCheckButton     *check)
{
  rapport_columns_set_visible (self->columns, get_row_column (GTK_WIDGET (check)),
                               gtk_check_button_get_active (check));
}

static void fill_columns_list (RapportPartnerList *self);

static void
move_column (RapportPartnerList *self,
             GtkWidget          *button,
             int                 steps)
{
  RapportColumn column = get_row_column (button);
  guint position = rapport_columns_get_position (self->columns, column) + steps;

  g_assert (RAPPORT_IS_PARTNER_LIST (self));

  rapport_columns_move (self->columns, column, position);
  fill_columns_list (self);
  gtk_widget_child_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->columns_list,
                                                                     MIN (position, RAPPORT_N_COLUMNS - 1) - 1)),
                          GTK_DIR_TAB_FORWARD);
}

static void
column_up_cb (RapportPartnerList *self,
              GtkWidget          *button)
{
  move_column (self, button, -1);
}

static void
column_down_cb (RapportPartnerList *self,
                GtkWidget          *button)
{
  move_column (self, button, 1);
}

static GtkWidget *
create_move_button (RapportPartnerList *self,
                    RapportColumn       column,
                    const char         *icon,
                    char               *label,
                    gboolean            sensitive,
                    GCallback           callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *owned = label;

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, owned);
  gtk_widget_set_sensitive (button, sensitive);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, owned, -1);
  g_object_set_data (G_OBJECT (button), "column", GUINT_TO_POINTER (column));
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);

  return button;
}

static void
add_column_row (RapportPartnerList *self,
                guint               position)
{
  RapportColumn column = rapport_columns_get_at (self->columns, position);
  const char *title = rapport_column_get_title (column);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *check = gtk_check_button_new_with_label (title);

  g_assert (RAPPORT_IS_PARTNER_LIST (self));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), rapport_columns_get_visible (self->columns, column));
  gtk_widget_set_hexpand (check, TRUE);
  g_object_set_data (G_OBJECT (check), "column", GUINT_TO_POINTER (column));
  g_signal_connect_object (check, "toggled", G_CALLBACK (column_toggled_cb), self, G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box),
                  create_move_button (self, column, "go-up-symbolic",
                                      /* Translators: a column of the list. */
                                      g_strdup_printf (_("Move “%s” to the Front"), title),
                                      position > 1, G_CALLBACK (column_up_cb)));
  gtk_box_append (GTK_BOX (box),
                  create_move_button (self, column, "go-down-symbolic",
                                      g_strdup_printf (_("Move “%s” to the Back"), title),
                                      position + 1 < RAPPORT_N_COLUMNS, G_CALLBACK (column_down_cb)));

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->columns_list, row);
}

static void
fill_columns_list (RapportPartnerList *self)
{
  GtkListBoxRow *row;

  g_assert (RAPPORT_IS_PARTNER_LIST (self));

  while ((row = gtk_list_box_get_row_at_index (self->columns_list, 0)))
    gtk_list_box_remove (self->columns_list, GTK_WIDGET (row));

  /* The name is always there, and first. */
  for (guint i = 1; i < RAPPORT_N_COLUMNS; i++)
    add_column_row (self, i);
}

static void
reset_columns_cb (RapportPartnerList *self)
{
  g_assert (RAPPORT_IS_PARTNER_LIST (self));

  rapport_columns_reset (self->columns);
  fill_columns_list (self);
}

static void
columns_changed_cb (RapportPartnerList *self)
{
  g_auto(GStrv) saved = NULL;

  g_assert (RAPPORT_IS_PARTNER_LIST (self));

  if (self->settings == NULL)
    return;

  saved = rapport_columns_save (self->columns);
  g_settings_set_strv (self->settings, "columns", (const char * const *) saved);
}

static void
rapport_partner_list_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  RapportPartnerList *self = RAPPORT_PARTNER_LIST (widget);
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  rapport_columns_set_size (self->columns, width, dpi > 0 ? dpi / FULL_TEXT_DPI : 1.0);
  gtk_widget_size_allocate (self->box, &(GtkAllocation) { 0, 0, width, height }, baseline);
}

static void
rapport_partner_list_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  gtk_widget_measure (RAPPORT_PARTNER_LIST (widget)->box, orientation, for_size,
                      minimum, natural, minimum_baseline, natural_baseline);
}

static void
rapport_partner_list_dispose (GObject *object)
{
  RapportPartnerList *self = RAPPORT_PARTNER_LIST (object);

  g_clear_handle_id (&self->status_source, g_source_remove);
  rapport_partner_list_set_key_capture (self, NULL);
  gtk_list_view_set_model (self->list_view, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->sorted);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
  g_clear_object (&self->columns);
  g_clear_object (&self->settings);
  g_clear_object (&self->repository);

  G_OBJECT_CLASS (rapport_partner_list_parent_class)->dispose (object);
}

static void
rapport_partner_list_finalize (GObject *object)
{
  RapportPartnerList *self = RAPPORT_PARTNER_LIST (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->words, g_strfreev);

  G_OBJECT_CLASS (rapport_partner_list_parent_class)->finalize (object);
}

static void
rapport_partner_list_class_init (RapportPartnerListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rapport_partner_list_dispose;
  object_class->finalize = rapport_partner_list_finalize;

  widget_class->measure = rapport_partner_list_measure;
  widget_class->size_allocate = rapport_partner_list_size_allocate;

  /**
   * RapportPartnerList::partner-activated:
   * @self: the list
   * @partner: the partner
   *
   * Emitted when a partner is to be opened.
   */
  signals[PARTNER_ACTIVATED] = g_signal_new ("partner-activated",
                                             G_TYPE_FROM_CLASS (klass),
                                             G_SIGNAL_RUN_LAST,
                                             0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 1, RAPPORT_TYPE_PARTNER);

  g_type_ensure (RAPPORT_TYPE_PARTNER_HEADER);
  g_type_ensure (RAPPORT_TYPE_TAB_STOP);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/rapport/Rapport/views/rapport-partner-list.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportPartnerList, box);
  gtk_widget_class_bind_template_child (widget_class, RapportPartnerList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, RapportPartnerList, columns_popover);
  gtk_widget_class_bind_template_child (widget_class, RapportPartnerList, columns_list);
  gtk_widget_class_bind_template_child (widget_class, RapportPartnerList, stack);
  gtk_widget_class_bind_template_child (widget_class, RapportPartnerList, header);
  gtk_widget_class_bind_template_child (widget_class, RapportPartnerList, list_view);
  gtk_widget_class_bind_template_child (widget_class, RapportPartnerList, status_label);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_started_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_columns_cb);
}

static void
create_models (RapportPartnerList *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_assert (RAPPORT_IS_PARTNER_LIST (self));

  self->filter = gtk_custom_filter_new (match_func, self, NULL);
  self->sorter = gtk_custom_sorter_new (compare_func, self, NULL);
  self->filtered = gtk_filter_list_model_new (NULL, g_object_ref (GTK_FILTER (self->filter)));
  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)),
                                          g_object_ref (GTK_SORTER (self->sorter)));
  g_signal_connect_object (self->sorted, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
}

static void
rapport_partner_list_init (RapportPartnerList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->columns = rapport_columns_new ();
  self->rows = g_ptr_array_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);

  rapport_partner_header_set_columns (self->header, self->columns);
  g_signal_connect_object (self->header, "sort-changed", G_CALLBACK (sort_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->columns_popover, "map", G_CALLBACK (fill_columns_list), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->columns, "changed", G_CALLBACK (columns_changed_cb), self, G_CONNECT_SWAPPED);

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (search_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->search_entry), keys);

  keys = gtk_event_controller_key_new ();
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (list_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  create_models (self);
}

GtkWidget *
rapport_partner_list_new (void)
{
  return g_object_new (RAPPORT_TYPE_PARTNER_LIST, NULL);
}

/**
 * rapport_partner_list_set_repository:
 * @self: the list
 * @repository: the workspace
 *
 * Shows the partners of a workspace. Called once.
 */
void
rapport_partner_list_set_repository (RapportPartnerList *self,
                                     RapportRepository  *repository)
{
  g_autoptr(GtkNoSelection) selection = NULL;

  g_return_if_fail (RAPPORT_IS_PARTNER_LIST (self));
  g_return_if_fail (RAPPORT_IS_REPOSITORY (repository));
  g_return_if_fail (self->repository == NULL);

  self->repository = g_object_ref (repository);
  g_signal_connect_object (repository, "changed", G_CALLBACK (repository_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_filter_list_model_set_model (self->filtered, G_LIST_MODEL (rapport_repository_get_partners (repository)));

  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->sorted)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  update_status (self);
}

/**
 * rapport_partner_list_set_settings:
 * @self: the list
 * @settings: (nullable): where columns and order are remembered
 *
 * Takes the columns and the order of the last time.
 */
void
rapport_partner_list_set_settings (RapportPartnerList *self,
                                   GSettings          *settings)
{
  g_auto(GStrv) columns = NULL;
  g_autofree char *sort = NULL;
  int column;

  g_return_if_fail (RAPPORT_IS_PARTNER_LIST (self));

  if (settings == NULL)
    return;

  columns = g_settings_get_strv (settings, "columns");
  sort = g_settings_get_string (settings, "sort-column");
  column = rapport_column_from_id (sort);
  rapport_columns_load (self->columns, (const char * const *) columns);
  if (column >= 0)
    rapport_partner_header_set_sort (self->header, column,
                                     g_settings_get_boolean (settings, "sort-reversed"));

  g_set_object (&self->settings, settings);
}

void
rapport_partner_list_focus_search (RapportPartnerList *self)
{
  g_return_if_fail (RAPPORT_IS_PARTNER_LIST (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}

void
rapport_partner_list_focus_rows (RapportPartnerList *self)
{
  g_return_if_fail (RAPPORT_IS_PARTNER_LIST (self));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->sorted)) == 0)
    return;

  /* Back to the row that had it; a list that never had it takes it itself, where Enter does nothing. */
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
  if (gtk_widget_is_focus (GTK_WIDGET (self->list_view)))
    gtk_widget_child_focus (GTK_WIDGET (self->list_view), GTK_DIR_TAB_FORWARD);
}

void
rapport_partner_list_set_key_capture (RapportPartnerList *self,
                                      GtkWidget          *widget)
{
  g_return_if_fail (RAPPORT_IS_PARTNER_LIST (self));

  gtk_search_entry_set_key_capture_widget (self->search_entry, widget);
}
