/* rapport-id.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rapport-id"

#include "config.h"

#include <string.h>

#include "rapport-clock.h"
#include "rapport-id.h"

const RapportId rapport_id_none = { { 0 } };

static GMutex generate_lock;
static gint64 last_milliseconds;
static guint  last_counter;

static void
set_version (RapportId *id,
             guint8     version)
{
  id->bytes[6] = (id->bytes[6] & 0x0f) | (version << 4);
  id->bytes[8] = (id->bytes[8] & 0x3f) | 0x80;
}

/**
 * rapport_id_generate:
 * @id: (out): where to write the new identifier
 *
 * Makes a UUIDv7 (RFC 9562, section 5.7). Identifiers made by one process sort
 * in the order in which they were made: the twelve bits behind the time are a
 * counter within the millisecond.
 */
void
rapport_id_generate (RapportId *id)
{
  gint64 milliseconds;
  guint counter;

  g_return_if_fail (id != NULL);

  g_mutex_lock (&generate_lock);
  milliseconds = rapport_clock_now () / 1000;
  if (milliseconds <= last_milliseconds)
    {
      milliseconds = last_milliseconds;
      if (++last_counter > 0x0fff)
        {
          last_counter = 0;
          milliseconds++;
        }
    }
  else
    {
      last_counter = 0;
    }
  last_milliseconds = milliseconds;
  counter = last_counter;
  g_mutex_unlock (&generate_lock);

  for (guint i = 0; i < 6; i++)
    id->bytes[i] = (milliseconds >> (8 * (5 - i))) & 0xff;
  id->bytes[6] = counter >> 8;
  id->bytes[7] = counter & 0xff;
  rapport_clock_random (id->bytes + 8, 8);
  set_version (id, 7);
}

/**
 * rapport_id_derive:
 * @id: (out): where to write the identifier
 * @parent: (nullable): the record that the new one belongs to
 * @key: what tells it from its siblings
 *
 * Derives a UUIDv8 from @parent and @key, always the same for the same pair.
 */
void
rapport_id_derive (RapportId       *id,
                   const RapportId *parent,
                   const char      *key)
{
  g_autoptr(GChecksum) checksum = NULL;
  guint8 digest[32];
  gsize length = sizeof digest;

  g_return_if_fail (id != NULL);
  g_return_if_fail (key != NULL);

  checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_checksum_update (checksum, (parent != NULL ? parent : &rapport_id_none)->bytes, 16);
  g_checksum_update (checksum, (const guchar *) key, -1);
  g_checksum_get_digest (checksum, digest, &length);
  memcpy (id->bytes, digest, 16);
  set_version (id, 8);
}

gboolean
rapport_id_is_none (const RapportId *id)
{
  return id == NULL || memcmp (id->bytes, rapport_id_none.bytes, 16) == 0;
}

/**
 * rapport_id_parse:
 * @id: (out): where to write the identifier
 * @text: (nullable): 36 characters, hexadecimal with hyphens
 *
 * Returns: whether @text is an identifier
 */
gboolean
rapport_id_parse (RapportId  *id,
                  const char *text)
{
  guint n = 0;

  g_return_val_if_fail (id != NULL, FALSE);

  if (text == NULL || strlen (text) != RAPPORT_ID_STRING_LENGTH)
    return FALSE;

  for (guint i = 0; i < RAPPORT_ID_STRING_LENGTH; i++)
    {
      int digit;

      if (i == 8 || i == 13 || i == 18 || i == 23)
        {
          if (text[i] != '-')
            return FALSE;
          continue;
        }

      if ((digit = g_ascii_xdigit_value (text[i])) < 0)
        return FALSE;
      if (n % 2 == 0)
        id->bytes[n / 2] = digit << 4;
      else
        id->bytes[n / 2] |= digit;
      n++;
    }

  return TRUE;
}

char *
rapport_id_to_string (const RapportId *id)
{
  GString *string = g_string_sized_new (RAPPORT_ID_STRING_LENGTH);

  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < 16; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        g_string_append_c (string, '-');
      g_string_append_printf (string, "%02x", id->bytes[i]);
    }

  return g_string_free (string, FALSE);
}

int
rapport_id_compare (const RapportId *a,
                    const RapportId *b)
{
  return memcmp (a->bytes, b->bytes, 16);
}

guint
rapport_id_hash (gconstpointer id)
{
  guint32 words[4];

  memcpy (words, id, 16);

  return words[0] ^ words[1] ^ words[2] ^ words[3];
}

gboolean
rapport_id_equal (gconstpointer a,
                  gconstpointer b)
{
  return memcmp (a, b, 16) == 0;
}

RapportId *
rapport_id_copy (const RapportId *id)
{
  return g_memdup2 (id, sizeof *id);
}
