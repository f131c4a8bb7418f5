/* rapport-command-history.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-command-history"

#include "config.h"

#include <glib/gi18n.h>

#include "rapport-cli-private.h"
#include "rapport-history.h"

static gpointer
history_work (RapportStore  *store,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return rapport_history_list (store, 0, error);
}

static void
print_history_json (RapportCli *cli,
                    GPtrArray  *entries)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "transactions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++)
    {
      const RapportHistoryEntry *entry = entries->pdata[i];

      json_builder_begin_object (builder);
      rapport_json_member_id (builder, "id", &entry->id);
      rapport_json_member_time (builder, "at", entry->at);
      rapport_json_member_text (builder, "label", entry->label);
      rapport_json_member_text (builder, "actor", entry->actor);
      rapport_json_member_text (builder, "origin", rapport_origin_to_string (entry->origin));
      rapport_json_member_boolean (builder, "undone", entry->undone);
      rapport_json_member_id (builder, "batch", &entry->batch);
      rapport_json_member_integer (builder, "changes", entry->changes);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  rapport_cli_print_json (cli, builder);
}

static void
print_history_text (RapportCli *cli,
                    GPtrArray  *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const RapportHistoryEntry *entry = entries->pdata[i];
      g_autofree char *id = rapport_id_to_string (&entry->id);
      g_autofree char *at = rapport_instant_to_string (entry->at / G_USEC_PER_SEC);

      rapport_cli_print (cli, "%s  %s  %s%s\n", id, at, entry->label,
                         entry->undone ? _(" (taken back)") : "");
    }
}

/**
 * rapport_command_history:
 *
 * `rapport history`: the transactions, newest first.
 *
 * Returns: the exit status, -1 with @error
 */
int
rapport_command_history (RapportCli  *cli,
                         int          argc,
                         char       **argv,
                         GError     **error)
{
  g_autoptr(GPtrArray) entries = NULL;

  if (!rapport_cli_parse (cli, "history", "", _("Lists what was changed, newest first."), NULL, &argc, &argv, error))
    return -1;
  if (argc > 1)
    {
      rapport_cli_usage (error, _("history takes no arguments"));
      return -1;
    }
  if (!rapport_cli_open (cli, RAPPORT_CLI_READ, error) ||
      (entries = rapport_worker_run (cli->worker, history_work, NULL, error)) == NULL)
    return -1;

  if (cli->json)
    print_history_json (cli, entries);
  else
    print_history_text (cli, entries);

  return RAPPORT_EXIT_DONE;
}

static gpointer
undo_work (RapportStore  *store,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autofree RapportId *undo = g_new0 (RapportId, 1);

  if (!rapport_history_undo (store, data, undo, error))
    return NULL;

  return g_steal_pointer (&undo);
}

/**
 * rapport_command_undo:
 *
 * `rapport undo`: takes a transaction, or all of an import, back.
 *
 * Returns: the exit status, -1 with @error
 */
int
rapport_command_undo (RapportCli  *cli,
                      int          argc,
                      char       **argv,
                      GError     **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree RapportId *undo = NULL;
  g_autofree char *text = NULL;
  RapportId id;

  if (!rapport_cli_parse (cli, "undo", "ID",
                          _("Takes a change back, by its id in “rapport history”, or an import, by its batch."),
                          NULL, &argc, &argv, error))
    return -1;
  if (argc != 2 || !rapport_id_parse (&id, argv[1]))
    {
      rapport_cli_usage (error, _("undo wants the id of a transaction or of an import: see “rapport history”"));
      return -1;
    }
  if (!rapport_cli_open (cli, RAPPORT_CLI_WRITE, error) ||
      (undo = rapport_worker_run (cli->worker, undo_work, &id, error)) == NULL)
    return -1;

  text = rapport_id_to_string (undo);
  if (cli->json)
    {
      json_builder_begin_object (builder);
      rapport_json_member_id (builder, "undone", &id);
      rapport_json_member_id (builder, "transaction", undo);
      json_builder_end_object (builder);
      rapport_cli_print_json (cli, builder);
    }
  else
    {
      rapport_cli_print (cli, _("Taken back. Do it again with: rapport undo %s"), text);
      rapport_cli_print (cli, "\n");
    }

  return RAPPORT_EXIT_DONE;
}
