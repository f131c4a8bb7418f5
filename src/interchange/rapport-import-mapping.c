/* rapport-import-mapping.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-import"

#include "config.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "rapport-error.h"
#include "rapport-fold.h"
#include "rapport-import-private.h"

/* How well a column's name fits a field, best first. */
typedef enum
{
  FIT_ID,
  FIT_TITLE,
  FIT_SYNONYM,
  FIT_PREFIXED,
  N_FITS,
} Fit;

/* Names of the big CRMs that the schema does not have: their exports' headings, the names of their
 * programming interfaces, and what Pipedrive and HubSpot put the kind in front of. */
static const struct
{
  RapportKind  kind;
  const char  *field;
  const char  *names;
} synonyms[] = {
  { RAPPORT_KIND_PARTNER, "industry", "industry id|industry type" },
  { RAPPORT_KIND_PARTNER, "country", "country id|billing country/region|address 1: country/region|hq country" },
  { RAPPORT_KIND_PARTNER, "region", "billing state/province|state/region|state" },
  { RAPPORT_KIND_PARTNER, "owner", "owner id|user id|account manager|hubspot owner" },
  { RAPPORT_KIND_PARTNER, "parent", "parent id|parent account name|parent organization" },
  { RAPPORT_KIND_PARTNER, "tags", "tag ids|label" },
  { RAPPORT_KIND_PARTNER, "employees", "number of employees range|employees count" },
  { RAPPORT_KIND_CONTACT, "partner", "associated company|associated company (primary)|primary company|parent id|org id" },
  { RAPPORT_KIND_CONTACT, "title", "function|job" },
  { RAPPORT_KIND_CONTACT, "phone", "business phone|work phone|phone work" },
  { RAPPORT_KIND_OPPORTUNITY, "reference", "deal number|record id - deal" },
  { RAPPORT_KIND_OPPORTUNITY, "partner",
    "associated company|associated company (primary)|primary associated company|account id|partner account|"
    "potential customer name" },
  { RAPPORT_KIND_OPPORTUNITY, "owner", "owner id|user id|hubspot owner|account executive" },
  { RAPPORT_KIND_OPPORTUNITY, "stage", "stage id" },
  { RAPPORT_KIND_OPPORTUNITY, "amount", "deal value|actual revenue|planned revenue|total amount" },
  { RAPPORT_KIND_OPPORTUNITY, "currency", "currency of value|transaction currency|company currency" },
  { RAPPORT_KIND_OPPORTUNITY, "opened_on", "deal created on|date opened|date created" },
  { RAPPORT_KIND_OPPORTUNITY, "expected_close_on", "date deadline|expected closing date|forecast close date" },
  { RAPPORT_KIND_OPPORTUNITY, "closed_on", "deal closed on|closed on|date won|won on" },
  { RAPPORT_KIND_OPPORTUNITY, "lost_reason", "lost reason id|reason lost|closed lost reason" },
  { RAPPORT_KIND_INTERACTION, "at", "due date|create date|activity date/time|start" },
  { RAPPORT_KIND_ACTION, "owner", "assigned to user|owner name" },
  { RAPPORT_KIND_TEAM, "region", "team|sales region" },
  { RAPPORT_KIND_TEAM, "manager", "sales manager" },
};

/* Words for one of the kind, which exports put in front of the names of its columns. */
static const struct
{
  RapportKind  kind;
  const char  *words;
} prefixes[] = {
  { RAPPORT_KIND_TEAM, "user|member|agent" },
  { RAPPORT_KIND_PARTNER, "organization|organisation|account|company|partner" },
  { RAPPORT_KIND_CONTACT, "person|contact" },
  { RAPPORT_KIND_OPPORTUNITY, "deal|opportunity" },
  { RAPPORT_KIND_REGISTRATION, "registration|deal registration" },
  { RAPPORT_KIND_MEETING, "meeting|event|activity" },
  { RAPPORT_KIND_INTERACTION, "activity|engagement|interaction" },
  { RAPPORT_KIND_ACTION, "task|activity|action" },
  { RAPPORT_KIND_AGREEMENT, "agreement|contract" },
  { RAPPORT_KIND_CERTIFICATION, "certificate|certification" },
  { RAPPORT_KIND_ACTIVITY, "campaign|activity|event" },
};

static const char *const given_names[] = { "firstname", "givenname", "forename", NULL };
static const char *const family_names[] = { "lastname", "surname", "familyname", NULL };

/* Without what differs between a heading and the name of the same thing in an interface. */
static char *
fold_heading (const char *text)
{
  g_autofree char *folded = rapport_fold_column (text);
  GString *result = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p++)
    {
      if (strchr ("./:*#", *p) == NULL)
        g_string_append_c (result, *p);
    }

  return g_string_free (result, FALSE);
}

static gboolean
is_one_of (const char *folded,
           const char *names)
{
  g_auto(GStrv) list = names != NULL ? g_strsplit (names, "|", -1) : NULL;

  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    {
      g_autofree char *name = fold_heading (list[i]);

      if (strcmp (name, folded) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_synonym (RapportKind         kind,
            const RapportField *field,
            const char         *folded)
{
  if (is_one_of (folded, field->synonyms))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (synonyms); i++)
    {
      if (synonyms[i].kind == kind && strcmp (synonyms[i].field, field->id) == 0 &&
          is_one_of (folded, synonyms[i].names))
        return TRUE;
    }

  return FALSE;
}

static gboolean
fits_without_prefix (RapportKind         kind,
                     const RapportField *field,
                     const char         *folded)
{
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      g_auto(GStrv) words = NULL;

      if (prefixes[i].kind != kind)
        continue;

      words = g_strsplit (prefixes[i].words, "|", -1);
      for (guint w = 0; words[w] != NULL; w++)
        {
          g_autofree char *word = fold_heading (words[w]);

          if (g_str_has_prefix (folded, word) &&
              (is_one_of (folded + strlen (word), field->id) || is_synonym (kind, field, folded + strlen (word))))
            return TRUE;
        }
    }

  return FALSE;
}

static gboolean
fits (RapportKind         kind,
      const RapportField *field,
      const char         *folded,
      Fit                 fit)
{
  switch (fit)
    {
    case FIT_ID:
      return is_one_of (folded, field->id);

    case FIT_TITLE:
      return is_one_of (folded, field->title);

    case FIT_SYNONYM:
      return is_synonym (kind, field, folded);

    case FIT_PREFIXED:
    default:
      return fits_without_prefix (kind, field, folded);
    }
}

static gboolean
is_exchanged (const RapportField *field)
{
  return (field->flags & RAPPORT_FIELD_EXCHANGE) != 0;
}

/* The better a name fits, the sooner it is given its field; no field gets two columns. */
static void
guess (RapportImportMapping *self,
       const gboolean       *decided)
{
  for (Fit fit = FIT_ID; fit < N_FITS; fit++)
    {
      for (guint c = 0; c < self->csv->n_columns; c++)
        {
          g_autofree char *folded = fold_heading (self->csv->header[c]);

          for (guint f = 0; f < self->info->n_fields; f++)
            {
              if (self->fields[c] >= 0 || decided[c] || *folded == '\0')
                break;
              if (self->columns[f] >= 0 || self->set[f] != NULL || !is_exchanged (&self->info->fields[f]) ||
                  !fits (self->info->kind, &self->info->fields[f], folded, fit))
                continue;
              self->fields[c] = f;
              self->columns[f] = c;
            }
        }
    }
}

static int
find_heading (const RapportImportMapping *self,
              const gboolean             *decided,
              const char *const          *names)
{
  for (guint c = 0; c < self->csv->n_columns; c++)
    {
      g_autofree char *folded = fold_heading (self->csv->header[c]);

      if (!decided[c] && self->fields[c] < 0 && g_strv_contains (names, folded))
        return c;
    }

  return -1;
}

/* People's names that stand in two columns. */
static void
guess_names (RapportImportMapping *self,
             const gboolean       *decided)
{
  int name = rapport_kind_find_field (self->info->kind, "name");
  int given, family;

  if ((self->info->kind != RAPPORT_KIND_CONTACT && self->info->kind != RAPPORT_KIND_TEAM) ||
      self->columns[name] >= 0 || self->set[name] != NULL)
    return;

  given = find_heading (self, decided, given_names);
  family = find_heading (self, decided, family_names);
  if (given < 0 || family < 0)
    return;

  self->fields[given] = self->fields[family] = name;
  self->columns[name] = given;
  self->family = family;
}

static RapportImportMapping *
mapping_new (const RapportCsv *csv,
             RapportKind       kind)
{
  RapportImportMapping *self = g_new0 (RapportImportMapping, 1);

  self->info = rapport_kind_get_info (kind);
  self->csv = csv;
  self->family = -1;
  self->fields = g_new (int, csv->n_columns);
  self->custom = g_new0 (gboolean, csv->n_columns);
  self->columns = g_new (int, self->info->n_fields);
  self->set = g_new0 (const char *, self->info->n_fields);
  for (guint c = 0; c < csv->n_columns; c++)
    self->fields[c] = -1;
  for (guint f = 0; f < self->info->n_fields; f++)
    self->columns[f] = -1;

  return self;
}

void
rapport_import_mapping_free (RapportImportMapping *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->fields);
  g_free (self->custom);
  g_free (self->columns);
  g_free (self->set);
  g_free (self);
}

static int
find_column (const RapportCsv  *csv,
             const char        *name,
             GError           **error)
{
  g_autofree char *folded = rapport_fold_column (name);
  g_autofree char *list = NULL;

  for (guint c = 0; c < csv->n_columns; c++)
    {
      if (strcmp (csv->header[c], name) == 0)
        return c;
    }
  for (guint c = 0; c < csv->n_columns; c++)
    {
      g_autofree char *heading = rapport_fold_column (csv->header[c]);

      if (*heading != '\0' && strcmp (heading, folded) == 0)
        return c;
    }

  list = g_strjoinv (", ", csv->header);
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_USAGE,
               _("The file has no column “%s”. It has: %s."), name, list);

  return -1;
}

static int
find_field (const RapportKindInfo  *info,
            const char             *id,
            GError                **error)
{
  g_autoptr(GString) list = g_string_new (NULL);
  int field = rapport_kind_find_field (info->kind, id);

  if (field >= 0 && is_exchanged (&info->fields[field]))
    return field;

  for (guint f = 0; f < info->n_fields; f++)
    {
      if (is_exchanged (&info->fields[f]))
        g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", info->fields[f].id);
    }
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_USAGE,
               /* Translators: a field, a kind of records such as "opportunities", a list of fields */
               _("There is no field “%s” in %s. There are: %s."), id, info->id, list->str);

  return -1;
}

/* An empty field id leaves the column out. */
static gboolean
take_map (RapportImportMapping  *self,
          GHashTable            *map,
          gboolean              *decided,
          GError               **error)
{
  GHashTableIter iter;
  gpointer name, id;

  if (map == NULL)
    return TRUE;

  g_hash_table_iter_init (&iter, map);
  while (g_hash_table_iter_next (&iter, &name, &id))
    {
      int column = find_column (self->csv, name, error);
      int field;

      if (column < 0)
        return FALSE;
      decided[column] = TRUE;
      if (id == NULL || *(const char *) id == '\0')
        continue;

      if ((field = find_field (self->info, id, error)) < 0)
        return FALSE;
      if (self->columns[field] >= 0)
        {
          g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_USAGE,
                       _("The columns “%s” and “%s” are both mapped to %s. Map one of them only."),
                       self->csv->header[self->columns[field]], self->csv->header[column], (char *) id);
          return FALSE;
        }
      self->fields[column] = field;
      self->columns[field] = column;
    }

  return TRUE;
}

static gboolean
take_set (RapportImportMapping  *self,
          GHashTable            *set,
          GError               **error)
{
  GHashTableIter iter;
  gpointer id, value;

  if (set == NULL)
    return TRUE;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      int field = find_field (self->info, id, error);

      if (field < 0)
        return FALSE;
      if (self->columns[field] >= 0)
        {
          g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_USAGE,
                       _("The field %s is set for all rows and mapped to the column “%s” too. Do one of the two."),
                       (char *) id, self->csv->header[self->columns[field]]);
          return FALSE;
        }
      self->set[field] = value;
    }

  return TRUE;
}

/* Columns named by the user are kept as they are, also where their names fit a field. */
static gboolean
take_custom (RapportImportMapping  *self,
             GPtrArray             *names,
             gboolean              *decided,
             gboolean              *all,
             GError               **error)
{
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      int column;

      if (strcmp (name, "*") == 0)
        {
          *all = TRUE;
          continue;
        }

      if ((column = find_column (self->csv, name, error)) < 0)
        return FALSE;
      if (self->fields[column] >= 0)
        {
          g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_USAGE,
                       _("The column “%s” is mapped to %s and to be a custom field too. Do one of the two."),
                       self->csv->header[column], self->info->fields[self->fields[column]].id);
          return FALSE;
        }
      self->custom[column] = decided[column] = TRUE;
    }

  return TRUE;
}

/**
 * rapport_import_mapping_new:
 * @csv: the file; the mapping refers to it
 * @options: what the user wants; the mapping refers to it
 *
 * Finds which field each column goes to: what the user says, then by name.
 *
 * Returns: (transfer full): the mapping, %NULL with %RAPPORT_ERROR_USAGE where the options don't fit
 */
RapportImportMapping *
rapport_import_mapping_new (const RapportCsv            *csv,
                            const RapportImportOptions  *options,
                            GError                     **error)
{
  g_autoptr(RapportImportMapping) self = mapping_new (csv, options->kind);
  g_autofree gboolean *decided = g_new0 (gboolean, csv->n_columns);
  gboolean all = FALSE;

  if (!take_map (self, options->map, decided, error) ||
      !take_set (self, options->set, error) ||
      !take_custom (self, options->custom, decided, &all, error))
    return NULL;

  guess (self, decided);
  guess_names (self, decided);

  for (guint c = 0; all && c < csv->n_columns; c++)
    self->custom[c] = self->custom[c] || (self->fields[c] < 0 && !decided[c] && *csv->header[c] != '\0');

  return g_steal_pointer (&self);
}

gboolean
rapport_import_mapping_has (const RapportImportMapping *self,
                            guint                       field)
{
  return self->columns[field] >= 0 || self->set[field] != NULL;
}

static const char *
get_cell (const RapportCsvRow *row,
          int                  column)
{
  if (column < 0 || (guint) column >= row->n_cells || row->cells[column] == NULL)
    return "";

  return row->cells[column];
}

/**
 * rapport_import_mapping_get_text:
 *
 * Returns: (transfer full): what @row says of @field, without the guard and without spaces around
 */
char *
rapport_import_mapping_get_text (const RapportImportMapping *self,
                                 const RapportCsvRow        *row,
                                 guint                       field)
{
  g_autofree char *given = NULL;
  g_autofree char *family = NULL;

  if (self->set[field] != NULL)
    return g_strstrip (g_strdup (self->set[field]));

  given = g_strstrip (rapport_csv_unguard (get_cell (row, self->columns[field])));
  if (self->family < 0 || self->fields[self->family] != (int) field)
    return g_steal_pointer (&given);

  family = g_strstrip (rapport_csv_unguard (get_cell (row, self->family)));

  return g_strstrip (g_strconcat (given, " ", family, NULL));
}

/**
 * rapport_import_mapping_get_column:
 *
 * Returns: (nullable): the name of the column that @field comes from
 */
const char *
rapport_import_mapping_get_column (const RapportImportMapping *self,
                                   guint                       field)
{
  return self->columns[field] >= 0 ? self->csv->header[self->columns[field]] : NULL;
}

/**
 * rapport_import_mapping_is_own_export:
 *
 * Returns: whether the columns are those that an export of the kind has; custom fields may follow
 */
gboolean
rapport_import_mapping_is_own_export (const RapportImportMapping *self)
{
  guint column = 0;

  for (guint f = 0; f < self->info->n_fields; f++)
    {
      if (!is_exchanged (&self->info->fields[f]))
        continue;
      if (column == self->csv->n_columns || strcmp (self->csv->header[column], self->info->fields[f].id) != 0)
        return FALSE;
      column++;
    }

  return TRUE;
}

/**
 * rapport_import_mapping_to_json:
 *
 * Returns: (transfer full): the names of the columns, each with its field, as kept in the import batch
 */
char *
rapport_import_mapping_to_json (const RapportImportMapping *self)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint c = 0; c < self->csv->n_columns; c++)
    {
      json_builder_begin_array (builder);
      json_builder_add_string_value (builder, self->csv->header[c]);
      if (self->fields[c] >= 0)
        json_builder_add_string_value (builder, self->info->fields[self->fields[c]].id);
      else if (self->custom[c])
        json_builder_add_string_value (builder, "*");
      else
        json_builder_add_null_value (builder);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

static GPtrArray *
list_fields (const RapportImportMapping *self)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (g_free);

  for (guint c = 0; c < self->csv->n_columns; c++)
    g_ptr_array_add (fields, self->fields[c] >= 0 ? g_strdup (self->info->fields[self->fields[c]].id) : NULL);

  return fields;
}

/**
 * rapport_import_guess_mapping:
 *
 * Returns: (transfer full) (element-type utf8): per column of @csv, the id of the field that it goes
 *   to by name alone, or %NULL
 */
GPtrArray *
rapport_import_guess_mapping (const RapportCsv           *csv,
                              const RapportImportOptions *options)
{
  g_autoptr(RapportImportMapping) self = NULL;
  g_autofree gboolean *decided = NULL;

  g_return_val_if_fail (csv != NULL, NULL);
  g_return_val_if_fail (options != NULL && options->kind < RAPPORT_N_EXCHANGE_KINDS, NULL);

  self = mapping_new (csv, options->kind);
  decided = g_new0 (gboolean, csv->n_columns);
  guess (self, decided);
  guess_names (self, decided);

  return list_fields (self);
}

static gboolean
read_remembered (const char       *json,
                 const RapportCsv *csv,
                 GPtrArray        *fields)
{
  g_autoptr(JsonNode) root = json != NULL ? json_from_string (json, NULL) : NULL;
  JsonArray *columns = root != NULL && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;

  if (columns == NULL || json_array_get_length (columns) != csv->n_columns)
    return FALSE;

  for (guint c = 0; c < csv->n_columns; c++)
    {
      JsonNode *node = json_array_get_element (columns, c);
      JsonArray *pair = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

      if (pair == NULL || json_array_get_length (pair) != 2 ||
          g_strcmp0 (json_array_get_string_element (pair, 0), csv->header[c]) != 0)
        return FALSE;
      g_ptr_array_add (fields, json_array_get_null_element (pair, 1)
                                 ? NULL : g_strdup (json_array_get_string_element (pair, 1)));
    }

  return TRUE;
}

/**
 * rapport_import_recall_mapping:
 *
 * Returns: (transfer full) (nullable) (element-type utf8): per column of @csv, the field that it went
 *   to when a file with the same header was last imported as @kind ("*": a custom field), or %NULL
 */
GPtrArray *
rapport_import_recall_mapping (RapportStore      *store,
                               RapportKind        kind,
                               const RapportCsv  *csv,
                               GError           **error)
{
  g_autoptr(GPtrArray) batches = NULL;
  g_autoptr(GPtrArray) found = NULL;
  gint64 newest = G_MININT64;

  g_return_val_if_fail (csv != NULL, NULL);
  g_return_val_if_fail (kind < RAPPORT_N_EXCHANGE_KINDS, NULL);

  batches = rapport_store_list (store, RAPPORT_KIND_IMPORT_BATCH, error);
  for (guint i = 0; batches != NULL && i < batches->len; i++)
    {
      const RapportRecord *batch = g_ptr_array_index (batches, i);
      g_autoptr(GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);

      if (batch->created_at < newest ||
          g_strcmp0 (rapport_record_get_text (batch, "record_kind"), rapport_kind_get_info (kind)->table) != 0 ||
          !read_remembered (rapport_record_get_text (batch, "mapping"), csv, fields))
        continue;

      newest = batch->created_at;
      g_clear_pointer (&found, g_ptr_array_unref);
      found = g_steal_pointer (&fields);
    }

  return g_steal_pointer (&found);
}
