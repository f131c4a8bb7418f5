/* rapport-repository.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-repository"

#include "config.h"

#include <string.h>

#include "rapport-backup.h"
#include "rapport-clock.h"
#include "rapport-repository-private.h"

/* Another process is noticed within this time. */
#define POLL_SECONDS 2

/* How often it is asked whether a backup is due: soon after opening, and then each quarter of an hour. */
#define POLLS_PER_BACKUP (15 * 60 / POLL_SECONDS)

struct _RapportRepository
{
  GObject            parent_instance;

  char              *path;         /* (owned) */
  RapportWorker     *worker;       /* (owned) */
  RapportObjectList *partners;     /* (owned) */
  RapportProgramme  *programme;    /* (owned) (nullable): until the first load */
  char              *undo_label;   /* (owned) (nullable) */
  char              *redo_label;   /* (owned) (nullable) */
  gint64             data_version;
  gint64             seq;          /* the end of the log as the lists have it */
  GArray            *stale;        /* (owned): RapportId of partners whose summaries are to be computed */
  GArray            *unkept;       /* (owned): likewise of those that show theirs, which the file does not keep yet */
  guint              poll_source;
  guint              n_polls;
  guint              n_loads;      /* under way */
  gboolean           is_told;      /* of all summaries that were computed since the load */
  gboolean           is_refreshing;
  gboolean           is_polling;
  gboolean           is_read_only;
};

G_DEFINE_FINAL_TYPE (RapportRepository, rapport_repository, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_LOADING,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS
};

enum
{
  CHANGED,
  BACKUP_FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static const char *
get_related_title (const RapportProgramme *programme,
                   const RapportRecord    *record,
                   const char             *field)
{
  return rapport_programme_get_title (programme, rapport_record_get_id (record, field));
}

static gboolean
names_equal (RapportPartner *partner,
             const char     *tier,
             const char     *stage,
             const char     *owner)
{
  return g_str_equal (rapport_partner_get_tier_name (partner), tier != NULL ? tier : "") &&
         g_str_equal (rapport_partner_get_stage_name (partner), stage != NULL ? stage : "") &&
         g_str_equal (rapport_partner_get_owner_name (partner), owner != NULL ? owner : "");
}

static gboolean
prepare_partner_cb (RapportEntity *entity,
                    guint          position,
                    gpointer       user_data)
{
  const RapportRepositoryLoad *load = user_data;
  RapportPartner *partner = RAPPORT_PARTNER (entity);
  const RapportRecord *record = rapport_entity_get_record (entity);
  const char *tier = get_related_title (load->programme, record, "tier");
  const char *stage = get_related_title (load->programme, record, "stage");
  const char *owner = get_related_title (load->programme, record, "owner");
  RapportSummary *summary = g_ptr_array_index (load->summaries, position);
  gboolean changed = FALSE;

  g_assert (load->programme != NULL);

  if (!names_equal (partner, tier, stage, owner))
    {
      rapport_partner_set_names (partner, tier, stage, owner);
      changed = TRUE;
    }

  /* Until the new one is computed the old one stays. */
  if (summary != NULL && !rapport_summary_equal (rapport_partner_get_summary (partner), summary))
    {
      rapport_partner_set_summary (partner, summary);
      changed = TRUE;
    }

  return changed;
}

/* Amounts of another currency are no figures to wait with. */
static void
drop_summaries (RapportRepository *self)
{
  GListModel *partners = G_LIST_MODEL (self->partners);

  for (guint i = 0; i < g_list_model_get_n_items (partners); i++)
    {
      g_autoptr(RapportPartner) partner = g_list_model_get_item (partners, i);

      rapport_partner_set_summary (partner, NULL);
    }
}

static void
set_programme (RapportRepository     *self,
               RapportRepositoryLoad *load)
{
  g_autoptr(RapportProgramme) old = g_steal_pointer (&self->programme);

  if (load->programme == NULL)
    load->programme = rapport_programme_ref (old);
  self->programme = rapport_programme_ref (load->programme);
  if (old != NULL && !g_str_equal (old->settings->currency, self->programme->settings->currency))
    drop_summaries (self);
}

/* What a whole load did not find is not waited for any more. */
static void
set_stale (RapportRepository           *self,
           const RapportRepositoryLoad *load)
{
  if (load->is_whole)
    g_array_set_size (self->stale, 0);
  g_array_append_vals (self->stale, load->stale->data, load->stale->len);
  g_array_append_vals (self->unkept, load->computed->data, load->computed->len);
}

static void
set_label (RapportRepository  *self,
           char              **label,
           char              **value,
           guint               property)
{
  if (g_strcmp0 (*label, *value) == 0)
    return;

  g_free (*label);
  *label = g_steal_pointer (value);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

void
rapport_repository_apply (RapportRepository     *self,
                          RapportRepositoryLoad *load)
{
  g_assert (RAPPORT_IS_REPOSITORY (self));
  g_assert (load != NULL);

  set_programme (self, load);
  self->data_version = load->data_version;
  self->seq = load->seq;
  if (load->is_whole)
    rapport_object_list_update_full (self->partners, load->partners, prepare_partner_cb, load);
  else
    rapport_object_list_update_some (self->partners, load->partners, load->gone, prepare_partner_cb, load);
  set_label (self, &self->undo_label, &load->undo_label, PROP_UNDO_LABEL);
  set_label (self, &self->redo_label, &load->redo_label, PROP_REDO_LABEL);
  set_stale (self, load);

  g_signal_emit (self, signals[CHANGED], 0);
  rapport_repository_refresh (self);
}

void
rapport_repository_get_state (RapportRepository      *self,
                              RapportRepositoryState *state)
{
  g_assert (RAPPORT_IS_REPOSITORY (self));

  state->seq = self->programme != NULL ? self->seq : -1;
  state->today = self->programme != NULL ? self->programme->today : RAPPORT_DATE_NONE;
}

GArray *
rapport_repository_begin_refresh (RapportRepository *self,
                                  guint              n)
{
  GArray *partners;

  g_assert (RAPPORT_IS_REPOSITORY (self));

  if (self->is_refreshing || self->stale->len == 0)
    return NULL;

  n = MIN (n, self->stale->len);
  partners = g_array_sized_new (FALSE, FALSE, sizeof (RapportId), n);
  g_array_append_vals (partners, self->stale->data, n);
  g_array_remove_range (self->stale, 0, n);
  self->is_refreshing = TRUE;

  return partners;
}

static gboolean
show_summaries (RapportRepository *self,
                GArray            *partners,
                GPtrArray         *summaries)
{
  g_autoptr(GPtrArray) changed = g_ptr_array_new ();

  for (guint i = 0; i < summaries->len; i++)
    {
      RapportEntity *entity = rapport_object_list_lookup (self->partners, &g_array_index (partners, RapportId, i));
      RapportSummary *summary = g_ptr_array_index (summaries, i);

      if (entity == NULL || summary == NULL ||
          rapport_summary_equal (rapport_partner_get_summary (RAPPORT_PARTNER (entity)), summary))
        continue;
      rapport_partner_set_summary (RAPPORT_PARTNER (entity), summary);
      g_ptr_array_add (changed, entity);
    }
  rapport_object_list_touch_some (self->partners, changed);

  return changed->len > 0;
}

/* Lists are told piece by piece, everybody else once all are there. */
void
rapport_repository_end_refresh (RapportRepository *self,
                                GArray            *partners,
                                GPtrArray         *summaries)
{
  guint n_done = summaries != NULL ? summaries->len : 0;

  g_assert (RAPPORT_IS_REPOSITORY (self));
  g_assert (n_done <= partners->len);

  self->is_refreshing = FALSE;
  if (self->partners == NULL)
    return;

  g_array_prepend_vals (self->stale, partners->data + n_done * sizeof (RapportId), partners->len - n_done);
  if (summaries != NULL && show_summaries (self, partners, summaries))
    self->is_told = FALSE;
  if (self->stale->len == 0 && !self->is_told)
    {
      self->is_told = TRUE;
      g_signal_emit (self, signals[CHANGED], 0);
    }
}

/* SQLite's versions count up from 1. */
void
rapport_repository_forget_version (RapportRepository *self)
{
  g_assert (RAPPORT_IS_REPOSITORY (self));

  self->data_version = 0;
}

static void
change_n_loads (RapportRepository *self,
                int                difference)
{
  gboolean was_loading = self->n_loads > 0;

  self->n_loads += difference;
  if (was_loading != (self->n_loads > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static gpointer
load_work (RapportStore  *store,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return rapport_repository_load_new (store, data, cancellable, error);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  RapportRepository *self = g_task_get_source_object (task);
  g_autoptr(RapportRepositoryLoad) load = NULL;
  GError *error = NULL;

  load = rapport_worker_run_finish (RAPPORT_WORKER (object), result, &error);
  change_n_loads (self, -1);
  if (load == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  rapport_repository_apply (self, load);
  g_task_return_boolean (task, TRUE);
}

/**
 * rapport_repository_reload_async:
 *
 * Brings the lists to what the workspace holds now, and to the present day.
 */
void
rapport_repository_reload_async (RapportRepository   *self,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  RapportRepositoryState *state;
  GTask *task;

  g_return_if_fail (RAPPORT_IS_REPOSITORY (self));

  state = g_new (RapportRepositoryState, 1);
  rapport_repository_get_state (self, state);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, rapport_repository_reload_async);
  g_task_set_check_cancellable (task, FALSE);
  change_n_loads (self, 1);
  rapport_worker_run_async (self->worker, load_work, state, g_free, (GDestroyNotify) rapport_repository_load_free,
                            cancellable, loaded_cb, task);
}

gboolean
rapport_repository_reload_finish (RapportRepository  *self,
                                  GAsyncResult       *result,
                                  GError            **error)
{
  g_return_val_if_fail (RAPPORT_IS_REPOSITORY (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gpointer
get_version_work (RapportStore  *store,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autofree gint64 *version = g_new (gint64, 1);

  return rapport_store_get_data_version (store, version, error) ? g_steal_pointer (&version) : NULL;
}

static void
reloaded_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  /* It is tried again at the next look: the version is still the old one. */
  if (!rapport_repository_reload_finish (RAPPORT_REPOSITORY (object), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    g_info ("Reading the changes of another process failed: %s", error->message);
}

static gboolean
is_another_day (RapportRepository *self)
{
  return self->programme != NULL && rapport_clock_today (self->programme->settings->zone) != self->programme->today;
}

/* In a pause, so that an edit is not followed by a second commit at once. What failed is tried again. */
static void
keep_summaries (RapportRepository *self)
{
  if (!self->is_read_only)
    g_array_append_vals (self->stale, self->unkept->data, self->unkept->len);
  g_array_set_size (self->unkept, 0);
  rapport_repository_refresh (self);
}

static void
version_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(RapportRepository) self = user_data;
  g_autofree gint64 *version = rapport_worker_run_finish (RAPPORT_WORKER (object), result, NULL);

  self->is_polling = FALSE;
  if (version == NULL || self->n_loads > 0)
    return;

  if (*version != self->data_version || is_another_day (self))
    rapport_repository_reload_async (self, NULL, reloaded_cb, NULL);
  else
    keep_summaries (self);
}

static gpointer
back_up_work (RapportStore  *store,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return GINT_TO_POINTER (rapport_backup_rotate (store, error));
}

static void
backed_up_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(RapportRepository) self = user_data;
  g_autoptr(GError) error = NULL;

  if (rapport_worker_run_finish (RAPPORT_WORKER (object), result, &error) == NULL &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    g_signal_emit (self, signals[BACKUP_FAILED], 0, error->message);
}

static void
back_up (RapportRepository *self)
{
  if (!self->is_read_only)
    rapport_worker_run_async (self->worker, back_up_work, NULL, NULL, NULL, NULL, backed_up_cb, g_object_ref (self));
}

static gboolean
poll_cb (gpointer user_data)
{
  RapportRepository *self = user_data;

  if (self->n_polls++ % POLLS_PER_BACKUP == 0)
    back_up (self);

  if (!self->is_polling)
    {
      self->is_polling = TRUE;
      rapport_worker_run_async (self->worker, get_version_work, NULL, NULL, g_free, NULL,
                                version_cb, g_object_ref (self));
    }

  return G_SOURCE_CONTINUE;
}

static void
rapport_repository_dispose (GObject *object)
{
  RapportRepository *self = RAPPORT_REPOSITORY (object);

  g_clear_handle_id (&self->poll_source, g_source_remove);
  g_clear_object (&self->partners);
  g_clear_object (&self->worker);

  G_OBJECT_CLASS (rapport_repository_parent_class)->dispose (object);
}

static void
rapport_repository_finalize (GObject *object)
{
  RapportRepository *self = RAPPORT_REPOSITORY (object);

  g_clear_pointer (&self->programme, rapport_programme_unref);
  g_clear_pointer (&self->stale, g_array_unref);
  g_clear_pointer (&self->unkept, g_array_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->undo_label, g_free);
  g_clear_pointer (&self->redo_label, g_free);

  G_OBJECT_CLASS (rapport_repository_parent_class)->finalize (object);
}

static void
rapport_repository_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  RapportRepository *self = RAPPORT_REPOSITORY (object);

  switch (property_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->n_loads > 0);
      break;

    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;

    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
rapport_repository_class_init (RapportRepositoryClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rapport_repository_dispose;
  object_class->finalize = rapport_repository_finalize;
  object_class->get_property = rapport_repository_get_property;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * RapportRepository::changed:
   *
   * After the objects have followed a change of the workspace, of this process or of another.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * RapportRepository::backup-failed:
   * @message: why, and how to mend it
   *
   * The automatic backup could not be written; it is tried again in a quarter of an hour.
   */
  signals[BACKUP_FAILED] = g_signal_new ("backup-failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
rapport_repository_init (RapportRepository *self)
{
  self->partners = rapport_object_list_new (RAPPORT_KIND_PARTNER);
  self->stale = g_array_new (FALSE, FALSE, sizeof (RapportId));
  self->unkept = g_array_new (FALSE, FALSE, sizeof (RapportId));
  self->is_told = TRUE;
}

RapportRepository *
rapport_repository_new (const char    *path,
                        RapportWorker *worker,
                        gboolean       is_read_only)
{
  RapportRepository *self;

  g_assert (path != NULL);
  g_assert (RAPPORT_IS_WORKER (worker));

  self = g_object_new (RAPPORT_TYPE_REPOSITORY, NULL);
  self->path = g_strdup (path);
  self->worker = g_object_ref (worker);
  self->is_read_only = is_read_only;
  self->poll_source = g_timeout_add_seconds (POLL_SECONDS, poll_cb, self);

  return self;
}

void
rapport_repository_stop_polling (RapportRepository *self)
{
  g_assert (RAPPORT_IS_REPOSITORY (self));

  g_clear_handle_id (&self->poll_source, g_source_remove);
}

const char *
rapport_repository_get_path (RapportRepository *self)
{
  g_return_val_if_fail (RAPPORT_IS_REPOSITORY (self), NULL);

  return self->path;
}

gboolean
rapport_repository_is_read_only (RapportRepository *self)
{
  g_return_val_if_fail (RAPPORT_IS_REPOSITORY (self), TRUE);

  return self->is_read_only;
}

RapportWorker *
rapport_repository_get_worker (RapportRepository *self)
{
  g_return_val_if_fail (RAPPORT_IS_REPOSITORY (self), NULL);

  return self->worker;
}

RapportObjectList *
rapport_repository_get_partners (RapportRepository *self)
{
  g_return_val_if_fail (RAPPORT_IS_REPOSITORY (self), NULL);

  return self->partners;
}

RapportProgramme *
rapport_repository_get_programme (RapportRepository *self)
{
  g_return_val_if_fail (RAPPORT_IS_REPOSITORY (self), NULL);

  return self->programme;
}

const char *
rapport_repository_get_undo_label (RapportRepository *self)
{
  g_return_val_if_fail (RAPPORT_IS_REPOSITORY (self), NULL);

  return self->undo_label;
}

const char *
rapport_repository_get_redo_label (RapportRepository *self)
{
  g_return_val_if_fail (RAPPORT_IS_REPOSITORY (self), NULL);

  return self->redo_label;
}
