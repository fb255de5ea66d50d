# SPDX-License-Identifier: GPL-3.0-or-later
# Lists the functions of GNU-formatted C files: lines, name, file:line. A function's lines are
# those from its "{" to its "}", both in the first column.

/^[A-Za-z_][A-Za-z0-9_]* \(/ {
  name = $1
  sub(/\(.*/, "", name)
}

/^\{$/ {
  start = FNR
}

/^\}$/ {
  print FNR - start + 1, name, FILENAME ":" start
}
