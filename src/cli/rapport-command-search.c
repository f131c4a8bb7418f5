/* rapport-command-search.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-command-search"

#include "config.h"

#include <glib/gi18n.h>

#include "rapport-cli-private.h"
#include "rapport-search.h"

#define SEARCH_LIMIT 200

static gpointer
search_work (RapportStore  *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return rapport_store_search (store, data, SEARCH_LIMIT, error);
}

static void
print_results (RapportCli *cli,
               GPtrArray  *results)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "results");
  json_builder_begin_array (builder);
  for (guint i = 0; i < results->len; i++)
    {
      const RapportSearchResult *result = results->pdata[i];
      const RapportKindInfo *info = rapport_kind_get_info (result->kind);

      json_builder_begin_object (builder);
      rapport_json_member_text (builder, "kind", info->id);
      rapport_json_member_id (builder, "id", &result->id);
      rapport_json_member_text (builder, "title", result->title);
      rapport_json_member_text (builder, "partner", result->partner);
      rapport_json_member_text (builder, "snippet", result->snippet);
      json_builder_end_object (builder);

      if (!cli->json)
        rapport_cli_print (cli, "%s: %s%s%s\n", _(info->title), result->title,
                           result->partner != NULL ? " · " : "",
                           result->partner != NULL ? result->partner : "");
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  if (cli->json)
    rapport_cli_print_json (cli, builder);
  else if (results->len == 0)
    rapport_cli_print (cli, "%s\n", _("Nothing found"));
}

/**
 * rapport_command_search:
 *
 * `rapport search`: everything that has the words.
 *
 * Returns: the exit status, -1 with @error
 */
int
rapport_command_search (RapportCli  *cli,
                        int          argc,
                        char       **argv,
                        GError     **error)
{
  g_autoptr(GPtrArray) results = NULL;
  g_autofree char *text = NULL;

  if (!rapport_cli_parse (cli, "search", "TEXT", _("Finds partners, people, notes and all other records."),
                          NULL, &argc, &argv, error))
    return -1;
  if (argc < 2)
    {
      rapport_cli_usage (error, _("search wants a text"));
      return -1;
    }

  text = g_strjoinv (" ", argv + 1);
  if (!rapport_cli_open (cli, RAPPORT_CLI_READ, error) ||
      (results = rapport_worker_run (cli->worker, search_work, text, error)) == NULL)
    return -1;
  print_results (cli, results);

  return RAPPORT_EXIT_DONE;
}
