/* rapport-export-vcf.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-export"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rapport-export-private.h"
#include "rapport-file.h"

/* RFC 2426: a line is at most 75 bytes; a longer one goes on behind a line break and a space. */
#define LINE_BYTES 75

static void
append_folded (GString    *vcf,
               const char *line)
{
  gsize used = 0;

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize bytes = g_utf8_next_char (p) - p;

      if (used + bytes > LINE_BYTES)
        {
          g_string_append (vcf, "\r\n ");
          used = 1;
        }
      g_string_append_len (vcf, p, bytes);
      used += bytes;
    }
  g_string_append (vcf, "\r\n");
}

static char *
escape (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\n')
        g_string_append (escaped, "\\n");
      else if (strchr ("\\;,", *p) != NULL)
        g_string_append_printf (escaped, "\\%c", *p);
      else if (*p != '\r')
        g_string_append_c (escaped, *p);
    }

  return g_string_free (escaped, FALSE);
}

static void
append_property (GString    *vcf,
                 const char *name,
                 const char *value)
{
  g_autofree char *escaped = NULL;
  g_autofree char *line = NULL;

  if (value == NULL)
    return;

  escaped = escape (value);
  line = g_strconcat (name, ":", escaped, NULL);
  append_folded (vcf, line);
}

/* The last word is taken for the family name, which is all that one field of a name tells. */
static void
append_structured_name (GString    *vcf,
                        const char *name)
{
  const char *space = strrchr (name, ' ');
  g_autofree char *given = space != NULL ? g_strndup (name, space - name) : g_strdup ("");
  g_autofree char *family = escape (space != NULL ? space + 1 : name);
  g_autofree char *escaped_given = escape (given);
  g_autofree char *line = g_strdup_printf ("N:%s;%s;;;", family, escaped_given);

  append_folded (vcf, line);
}

static void
append_person (RapportExport       *self,
               GString             *vcf,
               const RapportRecord *person)
{
  g_autofree char *id = rapport_id_to_string (&person->id);
  g_autofree char *uid = g_strconcat ("urn:uuid:", id, NULL);
  g_autofree char *revised = rapport_instant_to_string (person->updated_at / G_USEC_PER_SEC);
  const char *name = rapport_record_get_title (person);

  append_folded (vcf, "BEGIN:VCARD");
  append_folded (vcf, "VERSION:3.0");
  append_structured_name (vcf, name);
  append_property (vcf, "FN", name);
  append_property (vcf, "EMAIL;TYPE=WORK", rapport_record_get_text (person, "email"));
  if (person->kind == RAPPORT_KIND_CONTACT)
    {
      append_property (vcf, "ORG",
                       rapport_programme_get_partner_name (self->programme, rapport_record_get_id (person, "partner")));
      append_property (vcf, "TEL;TYPE=WORK", rapport_record_get_text (person, "phone"));
      append_property (vcf, "TITLE", rapport_record_get_text (person, "title"));
      append_property (vcf, "NOTE", rapport_record_get_text (person, "notes"));
    }
  append_property (vcf, "ROLE", rapport_record_get_text (person, "role"));
  append_property (vcf, "UID", uid);
  append_property (vcf, "REV", revised);
  append_folded (vcf, "END:VCARD");
}

static gboolean
append_people (RapportExport  *self,
               GString        *vcf,
               RapportKind     kind,
               GError        **error)
{
  g_autoptr(GPtrArray) people = NULL;

  if ((people = rapport_store_list (self->store, kind, error)) == NULL ||
      g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  for (guint i = 0; i < people->len; i++)
    append_person (self, vcf, people->pdata[i]);

  return TRUE;
}

gboolean
rapport_export_write_vcf (RapportExport  *self,
                          RapportKind     kind,
                          const char     *path,
                          GError        **error)
{
  g_autoptr(GString) vcf = g_string_new (NULL);

  if (kind != RAPPORT_KIND_NONE && kind != RAPPORT_KIND_CONTACT && kind != RAPPORT_KIND_TEAM)
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_USAGE,
                   _("A vCard file holds contacts or the team, not %s"), rapport_kind_get_info (kind)->id);
      return FALSE;
    }

  if (kind != RAPPORT_KIND_TEAM && !append_people (self, vcf, RAPPORT_KIND_CONTACT, error))
    return FALSE;
  if (kind != RAPPORT_KIND_CONTACT && !append_people (self, vcf, RAPPORT_KIND_TEAM, error))
    return FALSE;

  return rapport_file_write_whole (path, vcf->str, vcf->len, 0600, error);
}
