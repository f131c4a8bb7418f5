/* rapport-command-import.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-command-import"

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "rapport-cli-private.h"
#include "rapport-file.h"
#include "rapport-import.h"

typedef struct
{
  char      *kind;
  char     **map;
  char     **set;
  char     **custom;
  char      *rejects;
  char      *dates;
  char      *decimal;
  char      *encoding;
  char      *separator;
  char      *empty;
  gboolean   dry_run;
} Arguments;

typedef struct
{
  const RapportCsv           *csv;
  const RapportImportOptions *options;
} Job;

static void
arguments_clear (Arguments *arguments)
{
  g_free (arguments->kind);
  g_strfreev (arguments->map);
  g_strfreev (arguments->set);
  g_strfreev (arguments->custom);
  g_free (arguments->rejects);
  g_free (arguments->dates);
  g_free (arguments->decimal);
  g_free (arguments->encoding);
  g_free (arguments->separator);
  g_free (arguments->empty);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arguments, arguments_clear)

static gboolean
parse_kind (const char   *text,
            RapportKind  *kind,
            GError      **error)
{
  g_autofree char *kinds = rapport_cli_list_kinds (FALSE);

  *kind = rapport_kind_from_id (text);
  if (*kind == RAPPORT_KIND_NONE || *kind >= RAPPORT_KIND_REVIEW)
    return rapport_cli_usage (error, _("--as wants one of %s"), kinds);

  return TRUE;
}

/* "KEY=VALUE" pairs into @table; the key of a mapping may hold "=" itself, a field can't. */
static gboolean
parse_pairs (char       **pairs,
             const char  *option,
             gboolean     field_is_last,
             RapportKind  kind,
             GHashTable  *table,
             GError     **error)
{
  for (char **pair = pairs; pair != NULL && *pair != NULL; pair++)
    {
      const char *equals = field_is_last ? strrchr (*pair, '=') : strchr (*pair, '=');
      g_autofree char *left = NULL;
      const char *field;

      if (equals == NULL || equals == *pair)
        return rapport_cli_usage (error, _("%s wants NAME=VALUE, not “%s”"), option, *pair);

      left = g_strndup (*pair, equals - *pair);
      field = field_is_last ? equals + 1 : left;
      if (*field != '\0' &&
          (rapport_kind_get_field (kind, field) == NULL ||
           !(rapport_kind_get_field (kind, field)->flags & RAPPORT_FIELD_EXCHANGE)))
        return rapport_cli_usage (error, _("%s: %s have no field “%s”"), option,
                                  rapport_kind_get_info (kind)->id, field);
      g_hash_table_replace (table, g_steal_pointer (&left), g_strdup (equals + 1));
    }

  return TRUE;
}

static gboolean
parse_word (const char  *option,
            const char  *value,
            const char  *words,
            GError     **error)
{
  g_auto(GStrv) list = g_strsplit (words, "|", -1);

  if (value == NULL || g_strv_contains ((const char * const *) list, value))
    return TRUE;

  return rapport_cli_usage (error, _("%s is one of %s, not “%s”"), option, words, value);
}

static RapportImportOptions *
make_options (const Arguments  *arguments,
              const char       *file,
              GError          **error)
{
  g_autoptr(RapportImportOptions) options = NULL;
  RapportKind kind;

  if (!parse_kind (arguments->kind, &kind, error) ||
      !parse_word ("--dates", arguments->dates, "ymd|dmy|mdy", error) ||
      !parse_word ("--decimal", arguments->decimal, ".|,", error) ||
      !parse_word ("--empty", arguments->empty, "keep|clear", error))
    return NULL;

  options = rapport_import_options_new (kind);
  if (!parse_pairs (arguments->map, "--map", TRUE, kind, options->map, error) ||
      !parse_pairs (arguments->set, "--set", FALSE, kind, options->set, error))
    return NULL;

  for (char **custom = arguments->custom; custom != NULL && *custom != NULL; custom++)
    g_ptr_array_add (options->custom, g_strdup (*custom));
  options->dates = arguments->dates != NULL ? arguments->dates[0] : 0;
  options->decimal = arguments->decimal != NULL ? arguments->decimal[0] : 0;
  options->clear_empty = g_strcmp0 (arguments->empty, "clear") == 0;
  options->dry_run = arguments->dry_run;
  options->source = g_path_get_basename (file);

  return g_steal_pointer (&options);
}

static gboolean
parse_separator (const char  *text,
                 char        *separator,
                 GError     **error)
{
  *separator = '\0';
  if (text == NULL)
    return TRUE;
  if (strcmp (text, "\\t") == 0 || strcmp (text, "tab") == 0)
    *separator = '\t';
  else if (strlen (text) == 1 && strchr (",;\t|", *text) != NULL)
    *separator = *text;
  else
    return rapport_cli_usage (error, _("--separator is one of , ; | tab, not “%s”"), text);

  return TRUE;
}

static void
add_texts (JsonBuilder *builder,
           const char  *name,
           GPtrArray   *texts)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < texts->len; i++)
    json_builder_add_string_value (builder, texts->pdata[i]);
  json_builder_end_array (builder);
}

static void
print_json (RapportCli                *cli,
            const RapportImportResult *result,
            const char                *encoding)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  rapport_json_member_integer (builder, "read", result->read);
  rapport_json_member_integer (builder, "created", result->created);
  rapport_json_member_integer (builder, "updated", result->updated);
  rapport_json_member_integer (builder, "unchanged", result->unchanged);
  rapport_json_member_integer (builder, "rejected", result->rejected);
  add_texts (builder, "also_created", result->also_created);
  json_builder_set_member_name (builder, "errors");
  json_builder_begin_array (builder);
  for (guint i = 0; i < result->errors->len; i++)
    {
      const RapportImportError *problem = result->errors->pdata[i];

      json_builder_begin_object (builder);
      rapport_json_member_integer (builder, "row", problem->row);
      rapport_json_member_text (builder, "column", problem->column);
      rapport_json_member_text (builder, "value", problem->value);
      rapport_json_member_text (builder, "reason", problem->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  add_texts (builder, "ignored_columns", result->ignored_columns);
  rapport_json_member_id (builder, "batch", &result->batch);
  rapport_json_member_text (builder, "encoding", encoding);
  json_builder_end_object (builder);
  rapport_cli_print_json (cli, builder);
}

static void
print_list (RapportCli *cli,
            const char *title,
            GPtrArray  *texts)
{
  if (texts->len == 0)
    return;

  rapport_cli_print (cli, "%s", title);
  for (guint i = 0; i < texts->len; i++)
    rapport_cli_print (cli, "%s %s", i > 0 ? "," : "", (const char *) texts->pdata[i]);
  rapport_cli_print (cli, "\n");
}

static void
print_text (RapportCli                *cli,
            const RapportImportResult *result,
            const char                *encoding)
{
  rapport_cli_print (cli, _("Read %u rows (%s): %u created, %u updated, %u unchanged, %u rejected"),
                     result->read, encoding, result->created, result->updated,
                     result->unchanged, result->rejected);
  rapport_cli_print (cli, "\n");
  print_list (cli, _("Also created:"), result->also_created);
  print_list (cli, _("Columns nobody mapped (keep them with --custom):"), result->ignored_columns);

  for (guint i = 0; i < result->errors->len; i++)
    {
      const RapportImportError *problem = result->errors->pdata[i];

      rapport_cli_print (cli, _("Line %u"), problem->row);
      if (problem->column != NULL)
        rapport_cli_print (cli, ", %s", problem->column);
      if (problem->value != NULL && *problem->value != '\0')
        rapport_cli_print (cli, " “%s”", problem->value);
      rapport_cli_print (cli, ": %s\n", problem->reason);
    }

  if (!rapport_id_is_none (&result->batch))
    {
      g_autofree char *batch = rapport_id_to_string (&result->batch);

      rapport_cli_print (cli, _("Take it back with: rapport undo %s"), batch);
      rapport_cli_print (cli, "\n");
    }
}

static void
report_progress (guint    done,
                 guint    total,
                 gpointer user_data)
{
  if (isatty (STDERR_FILENO) && total > 1000)
    {
      fprintf (stderr, "\r%u / %u%s", done, total, done == total ? "\n" : "");
      fflush (stderr);
    }
}

static gpointer
import_work (RapportStore  *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Job *job = data;

  return rapport_import_run (store, job->csv, job->options, cancellable, error);
}

static gboolean
write_rejects (const Arguments           *arguments,
               const RapportCsv          *csv,
               const RapportImportResult *result,
               GError                   **error)
{
  g_autofree char *rejects = NULL;

  if (arguments->rejects == NULL || result->rejected == 0)
    return TRUE;

  rejects = rapport_import_write_rejects (csv, result);
  if (rapport_file_write_whole (arguments->rejects, rejects, strlen (rejects), 0600, error))
    return TRUE;

  if (!rapport_id_is_none (&result->batch))
    {
      g_autofree char *batch = rapport_id_to_string (&result->batch);

      g_prefix_error (error, _("The good rows are in (take them back with “rapport undo %s”), but not the list of the others. "),
                      batch);
    }

  return FALSE;
}

static gboolean
is_same_path (const char *path,
              const char *other)
{
  g_autofree char *resolved = rapport_file_resolve (path);
  g_autofree char *other_resolved = rapport_file_resolve (other);

  return g_str_equal (resolved, other_resolved);
}

/* Asked before anything is imported. The rejected rows alone must not take the place of all rows. */
static gboolean
check_rejects (const RapportCli  *cli,
               const Arguments   *arguments,
               GFile             *file,
               GError           **error)
{
  g_autofree char *source = g_file_get_path (file);

  if (arguments->rejects == NULL)
    return TRUE;
  if (source != NULL && is_same_path (arguments->rejects, source))
    return rapport_cli_usage (error, _("--rejects would replace the file that is read; name another one"));
  if (is_same_path (arguments->rejects, cli->workspace))
    return rapport_cli_usage (error, _("--rejects would replace the workspace; name another file"));

  return TRUE;
}

/**
 * rapport_command_import:
 *
 * `rapport import`: brings a CSV file in.
 *
 * Returns: the exit status, -1 with @error
 */
int
rapport_command_import (RapportCli  *cli,
                        int          argc,
                        char       **argv,
                        GError     **error)
{
  g_auto(Arguments) arguments = { NULL };
  g_autoptr(RapportImportOptions) options = NULL;
  g_autoptr(RapportImportResult) result = NULL;
  g_autoptr(RapportCsv) csv = NULL;
  g_autoptr(GFile) file = NULL;
  Job job;
  char separator;
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &arguments.kind, N_("What the rows are, such as partners"), N_("KIND") },
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &arguments.map, N_("Which field a column is"), N_("COLUMN=FIELD") },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &arguments.set, N_("A value for every row"), N_("FIELD=VALUE") },
    { "custom", 0, 0, G_OPTION_ARG_STRING_ARRAY, &arguments.custom, N_("Keep a column as a custom field (* for all)"), N_("COLUMN") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &arguments.dry_run, N_("Say what would happen, write nothing"), NULL },
    { "rejects", 0, 0, G_OPTION_ARG_FILENAME, &arguments.rejects, N_("Where to write the rejected rows"), N_("FILE") },
    { "dates", 0, 0, G_OPTION_ARG_STRING, &arguments.dates, N_("Order of dates: ymd, dmy or mdy"), N_("ORDER") },
    { "decimal", 0, 0, G_OPTION_ARG_STRING, &arguments.decimal, N_("Decimal sign: . or ,"), N_("SIGN") },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &arguments.encoding, N_("UTF-8, UTF-16 or Windows-1252"), N_("NAME") },
    { "separator", 0, 0, G_OPTION_ARG_STRING, &arguments.separator, N_("What is between cells: , ; | or tab"), N_("SIGN") },
    { "empty", 0, 0, G_OPTION_ARG_STRING, &arguments.empty, N_("What an empty cell does: keep or clear"), N_("WHAT") },
    { NULL }
  };

  if (!rapport_cli_parse (cli, "import", "FILE", _("Brings a CSV file into the workspace."),
                          entries, &argc, &argv, error))
    return -1;
  if (argc != 2 || arguments.kind == NULL)
    {
      rapport_cli_usage (error, _("Name one file, and say what its rows are with --as KIND"));
      return -1;
    }
  if ((options = make_options (&arguments, argv[1], error)) == NULL ||
      !parse_separator (arguments.separator, &separator, error))
    return -1;

  options->progress = report_progress;
  file = g_file_new_for_commandline_arg (argv[1]);
  if (!check_rejects (cli, &arguments, file, error) ||
      (csv = rapport_csv_read_file (file, arguments.encoding, separator, NULL, error)) == NULL ||
      !rapport_cli_open (cli, RAPPORT_CLI_CREATE, error))
    return -1;

  job.csv = csv;
  job.options = options;
  if ((result = rapport_worker_run (cli->worker, import_work, &job, error)) == NULL ||
      !write_rejects (&arguments, csv, result, error))
    return -1;

  if (cli->json)
    print_json (cli, result, csv->encoding);
  else
    print_text (cli, result, csv->encoding);

  return result->rejected > 0 ? RAPPORT_EXIT_REJECTED : RAPPORT_EXIT_DONE;
}
