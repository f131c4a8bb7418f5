/* rapport-cli-json.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-cli-json"

#include "config.h"

#include "rapport-cli-private.h"

void
rapport_json_member_text (JsonBuilder *builder,
                          const char  *name,
                          const char  *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

void
rapport_json_member_integer (JsonBuilder *builder,
                             const char  *name,
                             gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

void
rapport_json_member_boolean (JsonBuilder *builder,
                             const char  *name,
                             gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

void
rapport_json_member_id (JsonBuilder     *builder,
                        const char      *name,
                        const RapportId *id)
{
  g_autofree char *text = rapport_id_is_none (id) ? NULL : rapport_id_to_string (id);

  rapport_json_member_text (builder, name, text);
}

void
rapport_json_member_time (JsonBuilder *builder,
                          const char  *name,
                          gint64       microseconds)
{
  g_autofree char *text = rapport_instant_to_string (microseconds / G_USEC_PER_SEC);

  rapport_json_member_text (builder, name, text);
}

/**
 * rapport_cli_print_json:
 *
 * Prints what @builder holds, and a line break.
 */
void
rapport_cli_print_json (RapportCli  *cli,
                        JsonBuilder *builder)
{
  g_autoptr(JsonGenerator) generator = json_generator_new ();
  g_autoptr(JsonNode) root = json_builder_get_root (builder);

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json_generator_to_gstring (generator, cli->output);
  g_string_append_c (cli->output, '\n');
}
