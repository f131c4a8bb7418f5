/* rapport-command-settings.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-command-settings"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rapport-cli-private.h"

typedef struct
{
  char            **assignments;
  int               n_assignments;
  RapportSettings  *settings;
} Change;

static gboolean
apply (RapportStore     *store,
       RapportSettings  *settings,
       const char       *assignment,
       GError          **error)
{
  const char *equals = strchr (assignment, '=');
  g_autofree char *key = NULL;
  g_autofree char *value = NULL;

  if (equals == NULL)
    return rapport_cli_usage (error, _("“%s” is not of the form KEY=VALUE"), assignment);

  key = g_strndup (assignment, equals - assignment);
  if (!rapport_settings_set (settings, key, equals + 1, error))
    return FALSE;
  value = rapport_settings_get (settings, key);

  return rapport_store_put_setting (store, key, value, error);
}

/* A change of the weights counts their version up, which no one names. */
static gboolean
put_version (RapportStore           *store,
             const RapportSettings  *before,
             const RapportSettings  *after,
             GError                **error)
{
  g_autofree char *version = rapport_settings_get (after, "health_version");

  return before->health_version == after->health_version ||
         rapport_store_put_setting (store, "health_version", version, error);
}

/* All or nothing: a wrong value leaves every setting as it was. */
static gpointer
settings_work (RapportStore  *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(RapportSettings) stored = NULL;
  Change *change = data;

  if ((stored = rapport_store_load_settings (store, error)) == NULL)
    return NULL;
  change->settings = rapport_settings_copy (stored);
  if (change->n_assignments == 0)
    return GINT_TO_POINTER (TRUE);

  if (!rapport_store_begin (store, _("Change settings"), RAPPORT_ORIGIN_COMMAND_LINE, error))
    return NULL;
  for (int i = 0; i < change->n_assignments; i++)
    {
      if (!apply (store, change->settings, change->assignments[i], error))
        {
          rapport_store_rollback (store);
          return NULL;
        }
    }
  if (!put_version (store, stored, change->settings, error))
    {
      rapport_store_rollback (store);
      return NULL;
    }

  return GINT_TO_POINTER (rapport_store_commit (store, NULL, error));
}

static void
print_settings (RapportCli            *cli,
                const RapportSettings *settings)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  for (const char * const *key = rapport_settings_list_keys (); *key != NULL; key++)
    {
      g_autofree char *value = rapport_settings_get (settings, *key);

      rapport_json_member_text (builder, *key, value);
      if (!cli->json)
        rapport_cli_print (cli, "%s=%s\n", *key, value);
    }
  json_builder_end_object (builder);
  if (cli->json)
    rapport_cli_print_json (cli, builder);
}

static char *
describe_keys (void)
{
  GString *text = g_string_new (_("Shows the settings of the workspace, after changing those that are named."));

  g_string_append_printf (text, "\n\n%s", _("Keys:"));
  for (const char * const *key = rapport_settings_list_keys (); *key != NULL; key++)
    g_string_append_printf (text, "\n  %-18s %s", *key, rapport_settings_describe (*key));

  return g_string_free (text, FALSE);
}

/**
 * rapport_command_settings:
 *
 * `rapport settings`: shows and changes the settings of the workspace.
 *
 * Returns: the exit status, -1 with @error
 */
int
rapport_command_settings (RapportCli  *cli,
                          int          argc,
                          char       **argv,
                          GError     **error)
{
  g_autofree char *help = describe_keys ();
  Change change = { NULL };
  gpointer done;

  if (!rapport_cli_parse (cli, "settings", "[KEY=VALUE]…", help, NULL, &argc, &argv, error) ||
      !rapport_cli_open (cli, RAPPORT_CLI_CREATE, error))
    return -1;

  change.assignments = argv + 1;
  change.n_assignments = argc - 1;
  if ((done = rapport_worker_run (cli->worker, settings_work, &change, error)) != NULL)
    print_settings (cli, change.settings);
  g_clear_pointer (&change.settings, rapport_settings_unref);

  return done != NULL ? RAPPORT_EXIT_DONE : -1;
}
