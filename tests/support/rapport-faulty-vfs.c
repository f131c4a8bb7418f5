/* rapport-faulty-vfs.c
 *
 * Copyright 2026 The Rapport developers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include "rapport-faulty-vfs.h"

#define SECTOR 512

/* A write, or a change of the size (without bytes), that was not synced. */
typedef struct
{
  gint64  offset;
  GBytes *bytes;    /* (owned) (nullable) */
} Pending;

/* What the disk surely has of one file, and what it may have. */
typedef struct
{
  GByteArray *durable;   /* (owned) */
  GArray     *pending;   /* (owned) */
  gboolean    linked;    /* the name is on the disk */
} Image;

typedef struct
{
  sqlite3_file  base;
  sqlite3_file *real;
  Image        *image;   /* (not owned) (nullable) */
} File;

static struct
{
  RapportFaultOperations operations;
  int                    code;
  gint64                 countdown;
  gboolean               persistent;
  gboolean               drops;
  gboolean               lies;
  gboolean               hit;
} fault;

static sqlite3_vfs *real_vfs;
static GHashTable  *images;   /* (nullable): path -> Image */

static void
pending_clear (gpointer data)
{
  g_clear_pointer (&((Pending *) data)->bytes, g_bytes_unref);
}

static Image *
image_new (void)
{
  Image *image = g_new0 (Image, 1);

  image->durable = g_byte_array_new ();
  image->pending = g_array_new (FALSE, FALSE, sizeof (Pending));
  g_array_set_clear_func (image->pending, pending_clear);

  return image;
}

static void
image_free (gpointer data)
{
  Image *image = data;

  g_byte_array_unref (image->durable);
  g_array_unref (image->pending);
  g_free (image);
}

static void
set_length (GByteArray *contents,
            gsize       length)
{
  gsize before = contents->len;

  g_byte_array_set_size (contents, length);
  if (length > before)
    memset (contents->data + before, 0, length - before);
}

static void
apply_bytes (GByteArray   *contents,
             gint64        offset,
             const guint8 *bytes,
             gsize         length)
{
  if (contents->len < offset + length)
    set_length (contents, offset + length);
  memcpy (contents->data + offset, bytes, length);
}

static void
apply (GByteArray    *contents,
       const Pending *pending)
{
  gsize length;
  const guint8 *bytes;

  if (pending->bytes == NULL)
    {
      set_length (contents, pending->offset);
      return;
    }

  bytes = g_bytes_get_data (pending->bytes, &length);
  apply_bytes (contents, pending->offset, bytes, length);
}

/* Each sector of a write reaches the disk or not. */
static void
apply_some (GByteArray    *contents,
            const Pending *pending,
            GRand         *chance,
            double         likelihood)
{
  gsize length;
  const guint8 *bytes;

  if (pending->bytes == NULL)
    {
      if (g_rand_double (chance) < likelihood)
        set_length (contents, pending->offset);
      return;
    }

  bytes = g_bytes_get_data (pending->bytes, &length);
  for (gsize start = 0; start < length; start += SECTOR)
    {
      if (g_rand_double (chance) < likelihood)
        apply_bytes (contents, pending->offset + start, bytes + start, MIN (SECTOR, length - start));
    }
}

static void
note_pending (File       *file,
              gint64      offset,
              const void *bytes,
              gsize       length)
{
  Pending pending = { .offset = offset };

  if (file->image == NULL)
    return;

  if (bytes != NULL)
    pending.bytes = g_bytes_new (bytes, length);
  g_array_append_val (file->image->pending, pending);
}

/* Whether this operation is the one, or after the one, that fails. */
static gboolean
is_hit (RapportFaultOperations operation)
{
  if (!(fault.operations & operation))
    return FALSE;

  if (fault.countdown-- > 0)
    return FALSE;
  if (fault.countdown < -1 && !fault.persistent)
    return FALSE;

  fault.hit = TRUE;

  return TRUE;
}

static int
faulty_close (sqlite3_file *base)
{
  File *file = (File *) base;
  int code = file->real->pMethods->xClose (file->real);

  g_free (file->real);

  return code;
}

static int
faulty_read (sqlite3_file *base,
             void         *bytes,
             int           length,
             sqlite3_int64 offset)
{
  File *file = (File *) base;

  if (is_hit (RAPPORT_FAULT_READ))
    return fault.code;

  return file->real->pMethods->xRead (file->real, bytes, length, offset);
}

static int
faulty_write (sqlite3_file *base,
              const void   *bytes,
              int           length,
              sqlite3_int64 offset)
{
  File *file = (File *) base;
  int code;

  if (is_hit (RAPPORT_FAULT_WRITE))
    {
      if (fault.drops)
        return SQLITE_OK;
      note_pending (file, offset, bytes, length / 2);
      file->real->pMethods->xWrite (file->real, bytes, length / 2, offset);
      return fault.code;
    }

  code = file->real->pMethods->xWrite (file->real, bytes, length, offset);
  if (code == SQLITE_OK)
    note_pending (file, offset, bytes, length);

  return code;
}

static int
faulty_truncate (sqlite3_file *base,
                 sqlite3_int64 size)
{
  File *file = (File *) base;
  int code;

  if (is_hit (RAPPORT_FAULT_TRUNCATE))
    return fault.code;

  code = file->real->pMethods->xTruncate (file->real, size);
  if (code == SQLITE_OK)
    note_pending (file, size, NULL, 0);

  return code;
}

static int
faulty_sync (sqlite3_file *base,
             int           flags)
{
  File *file = (File *) base;

  if (is_hit (RAPPORT_FAULT_SYNC))
    return fault.code;
  if (fault.lies || file->image == NULL)
    return SQLITE_OK;

  for (guint i = 0; i < file->image->pending->len; i++)
    apply (file->image->durable, &g_array_index (file->image->pending, Pending, i));
  g_array_set_size (file->image->pending, 0);
  file->image->linked = TRUE;

  return SQLITE_OK;
}

static int
faulty_file_size (sqlite3_file  *base,
                  sqlite3_int64 *size)
{
  File *file = (File *) base;

  return file->real->pMethods->xFileSize (file->real, size);
}

static int
faulty_lock (sqlite3_file *base,
             int           level)
{
  File *file = (File *) base;

  return file->real->pMethods->xLock (file->real, level);
}

static int
faulty_unlock (sqlite3_file *base,
               int           level)
{
  File *file = (File *) base;

  return file->real->pMethods->xUnlock (file->real, level);
}

static int
faulty_check_reserved_lock (sqlite3_file *base,
                            int          *reserved)
{
  File *file = (File *) base;

  return file->real->pMethods->xCheckReservedLock (file->real, reserved);
}

static int
faulty_file_control (sqlite3_file *base,
                     int           operation,
                     void         *argument)
{
  File *file = (File *) base;

  return file->real->pMethods->xFileControl (file->real, operation, argument);
}

static int
faulty_sector_size (sqlite3_file *base)
{
  return SECTOR;
}

/* No promises: the disk may tear and reorder writes. */
static int
faulty_device_characteristics (sqlite3_file *base)
{
  return 0;
}

static const sqlite3_io_methods methods = {
  .iVersion = 1,
  .xClose = faulty_close,
  .xRead = faulty_read,
  .xWrite = faulty_write,
  .xTruncate = faulty_truncate,
  .xSync = faulty_sync,
  .xFileSize = faulty_file_size,
  .xLock = faulty_lock,
  .xUnlock = faulty_unlock,
  .xCheckReservedLock = faulty_check_reserved_lock,
  .xFileControl = faulty_file_control,
  .xSectorSize = faulty_sector_size,
  .xDeviceCharacteristics = faulty_device_characteristics,
};

/* A file that appears while others are tracked is new: its name is not on the disk yet. */
static Image *
find_image (const char *path)
{
  Image *image;

  if (images == NULL || path == NULL)
    return NULL;

  image = g_hash_table_lookup (images, path);
  if (image == NULL)
    {
      image = image_new ();
      g_hash_table_insert (images, g_strdup (path), image);
    }

  return image;
}

static int
faulty_open (sqlite3_vfs  *vfs,
             const char   *path,
             sqlite3_file *base,
             int           flags,
             int          *out_flags)
{
  File *file = (File *) base;
  int code;

  memset (file, 0, sizeof *file);
  file->real = g_malloc0 (real_vfs->szOsFile);
  code = real_vfs->xOpen (real_vfs, path, file->real, flags, out_flags);
  if (code != SQLITE_OK)
    {
      g_clear_pointer (&file->real, g_free);
      return code;
    }

  file->image = find_image (path);
  file->base.pMethods = &methods;

  return SQLITE_OK;
}

void
rapport_faulty_vfs_install (void)
{
  static sqlite3_vfs vfs;

  g_assert (real_vfs == NULL);

  real_vfs = sqlite3_vfs_find (NULL);
  vfs = *real_vfs;
  vfs.szOsFile = sizeof (File);
  vfs.pNext = NULL;
  vfs.zName = "faulty";
  vfs.xOpen = faulty_open;
  g_assert (sqlite3_vfs_register (&vfs, TRUE) == SQLITE_OK);
}

void
rapport_faulty_vfs_fail (RapportFaultOperations operations,
                         int                    code,
                         guint                  nth,
                         gboolean               persistent)
{
  fault.operations = operations;
  fault.code = code;
  fault.countdown = nth;
  fault.persistent = persistent;
}

void
rapport_faulty_vfs_drop (guint nth)
{
  rapport_faulty_vfs_fail (RAPPORT_FAULT_WRITE, SQLITE_OK, nth, FALSE);
  fault.drops = TRUE;
}

void
rapport_faulty_vfs_lie (gboolean lies)
{
  fault.lies = lies;
}

gboolean
rapport_faulty_vfs_repair (void)
{
  gboolean hit = fault.hit;

  memset (&fault, 0, sizeof fault);

  return hit;
}

static void
track_file (char *path)
{
  g_autofree char *contents = NULL;
  Image *image;
  gsize length;

  image = find_image (path);
  if (g_file_get_contents (path, &contents, &length, NULL))
    {
      g_byte_array_append (image->durable, (const guint8 *) contents, length);
      image->linked = TRUE;
    }
  g_free (path);
}

void
rapport_faulty_vfs_track (const char *path)
{
  g_clear_pointer (&images, g_hash_table_unref);
  images = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, image_free);
  track_file (g_strdup (path));
  track_file (g_strconcat (path, "-journal", NULL));
}

void
rapport_faulty_vfs_cut_power (GRand      *chance,
                              const char *folder)
{
  static const double likelihoods[] = { 0, 0.1, 0.5, 0.9, 1 };
  double likelihood = likelihoods[g_rand_int_range (chance, 0, G_N_ELEMENTS (likelihoods))];
  GHashTableIter iter;
  const char *path;
  Image *image;

  g_hash_table_iter_init (&iter, images);
  while (g_hash_table_iter_next (&iter, (gpointer *) &path, (gpointer *) &image))
    {
      g_autoptr(GByteArray) contents = g_byte_array_new ();
      g_autofree char *name = g_path_get_basename (path);
      g_autofree char *copy = g_build_filename (folder, name, NULL);

      if (!image->linked && g_rand_boolean (chance))
        continue;

      g_byte_array_append (contents, image->durable->data, image->durable->len);
      for (guint i = 0; i < image->pending->len; i++)
        apply_some (contents, &g_array_index (image->pending, Pending, i), chance, likelihood);
      g_assert_true (g_file_set_contents (copy, (const char *) contents->data, contents->len, NULL));
    }
}
