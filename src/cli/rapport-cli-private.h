/* rapport-cli-private.h
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "rapport-cli.h"
#include "rapport-error.h"
#include "rapport-worker.h"

G_BEGIN_DECLS

/**
 * RapportCli:
 * @workspace: (owned): the file
 * @json: whether the answer is JSON
 * @worker: (owned) (nullable): the open workspace, once rapport_cli_open() has run
 * @output: (owned): what goes to standard output if the command succeeds
 *
 * One call of the command line. A command fills @output and returns its exit status; on a failure
 * nothing of @output is printed, only the error.
 */
typedef struct
{
  char          *workspace;
  gboolean       json;
  RapportWorker *worker;
  GString       *output;
} RapportCli;

typedef enum
{
  RAPPORT_CLI_READ,    /* must exist; read-only where it can't be written */
  RAPPORT_CLI_WRITE,   /* must exist */
  RAPPORT_CLI_CREATE,  /* made if it is missing */
} RapportCliAccess;

/* A command: parses its own part of the command line. Returns the exit status, or -1 with @error. */
typedef int (*RapportCommandFunc) (RapportCli  *cli,
                                   int          argc,
                                   char       **argv,
                                   GError     **error);

gboolean  rapport_cli_parse        (RapportCli          *cli,
                                    const char          *command,
                                    const char          *parameters,
                                    const char          *summary,
                                    const GOptionEntry  *entries,
                                    int                 *argc,
                                    char              ***argv,
                                    GError             **error);
gboolean  rapport_cli_open         (RapportCli          *cli,
                                    RapportCliAccess     access,
                                    GError             **error);
gboolean  rapport_cli_usage        (GError             **error,
                                    const char          *format,
                                    ...) G_GNUC_PRINTF (2, 3);
void      rapport_cli_print        (RapportCli          *cli,
                                    const char          *format,
                                    ...) G_GNUC_PRINTF (2, 3);
void      rapport_cli_print_json   (RapportCli          *cli,
                                    JsonBuilder         *builder);
/* The kinds that can be imported, or exported, for a message. */
char     *rapport_cli_list_kinds   (gboolean             for_export) G_GNUC_WARN_UNUSED_RESULT;
/* Adds text as a JSON string, or null. */
void      rapport_json_member_text (JsonBuilder         *builder,
                                    const char          *name,
                                    const char          *text);
void      rapport_json_member_integer (JsonBuilder      *builder,
                                    const char          *name,
                                    gint64               value);
void      rapport_json_member_boolean (JsonBuilder      *builder,
                                    const char          *name,
                                    gboolean             value);
void      rapport_json_member_id   (JsonBuilder         *builder,
                                    const char          *name,
                                    const RapportId     *id);
void      rapport_json_member_time (JsonBuilder         *builder,
                                    const char          *name,
                                    gint64               microseconds);

/* Quarter and as-of of a command, by the workspace's fiscal year. */
gboolean  rapport_cli_parse_period (const RapportProgramme *programme,
                                    const char          *quarter_label,
                                    const char          *as_of_text,
                                    RapportQuarter      *quarter,
                                    RapportDate         *as_of,
                                    GError             **error);

int       rapport_command_backup    (RapportCli *cli, int argc, char **argv, GError **error);
int       rapport_command_check     (RapportCli *cli, int argc, char **argv, GError **error);
int       rapport_command_export    (RapportCli *cli, int argc, char **argv, GError **error);
int       rapport_command_history   (RapportCli *cli, int argc, char **argv, GError **error);
int       rapport_command_import    (RapportCli *cli, int argc, char **argv, GError **error);
int       rapport_command_kpi       (RapportCli *cli, int argc, char **argv, GError **error);
int       rapport_command_portfolio (RapportCli *cli, int argc, char **argv, GError **error);
int       rapport_command_qbr       (RapportCli *cli, int argc, char **argv, GError **error);
int       rapport_command_restore   (RapportCli *cli, int argc, char **argv, GError **error);
int       rapport_command_sample    (RapportCli *cli, int argc, char **argv, GError **error);
int       rapport_command_search    (RapportCli *cli, int argc, char **argv, GError **error);
int       rapport_command_settings  (RapportCli *cli, int argc, char **argv, GError **error);
int       rapport_command_undo      (RapportCli *cli, int argc, char **argv, GError **error);

G_END_DECLS
