/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form for one record, made from the descriptions of its fields. */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_RECORD_FORM (zz_record_form_get_type ())
G_DECLARE_FINAL_TYPE (ZzRecordForm, zz_record_form, ZZ, RECORD_FORM, AdwBin)

/* Shows every field of the record. */
void zz_record_form_show (ZzRecordForm *self,
                          ZzSession *session,
                          const ZzRegister *reg,
                          const char *id);

/* Shows these fields (numbers) only; ends with -1. */
void zz_record_form_show_fields (ZzRecordForm *self,
                                 ZzSession *session,
                                 const ZzRegister *reg,
                                 const char *id,
                                 const int *fields);

/* Lines up the columns of two forms that stand one above the other. */
void zz_record_form_line_up (ZzRecordForm *self,
                             ZzRecordForm *other);

/* The editor of a field, or NULL where it is not shown. */
GtkWidget *zz_record_form_get_editor (ZzRecordForm *self,
                                      guint field);

/* Shows nothing any more. */
void zz_record_form_clear (ZzRecordForm *self);

G_END_DECLS
