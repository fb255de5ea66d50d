# SPDX-License-Identifier: GPL-3.0-or-later
# Counts meson's testlog.json (one test program a line); the points of a TAP program count one each.
# Needs -v status=EXIT-CODE-OF-MESON. Exits 1 when anything failed, when a program was skipped
# or when nothing ran: a suite that did not run is no proof.

function member (line, name,    pattern)
{
  pattern = "(^\\{|, )\"" name "\": \"([^\"\\\\]|\\\\.)*\""
  if (!match (line, pattern))
    return ""
  line = substr (line, RSTART, RLENGTH)
  sub (/^[^:]*: "/, "", line)
  sub (/"$/, "", line)
  return line
}

function count_points (output,    lines, n, i)
{
  n = split (output, lines, /\\n/)
  points = bad_points = 0
  for (i = 1; i <= n; i++)
    {
      if (lines[i] !~ /^(not )?ok([ \t]|$)/)
        continue
      points++
      if (lines[i] ~ /# *[Ss][Kk][Ii][Pp]/)
        skipped_points[++skipped] = name ": " lines[i]
      else if (lines[i] ~ /^ok/ || lines[i] ~ /# *[Tt][Oo][Dd][Oo]/)
        passed++
      else
        bad_points++
    }
  failed += bad_points
}

{
  name = member($0, "name")
  result = member($0, "result")
  programs++
  count_points(member($0, "stdout"))
  good = result == "OK" || result == "EXPECTEDFAIL"
  if (!good && bad_points == 0)
    {
      failed++
      print result ": " name
    }
  else if (good && points == 0)
    passed++
}

END {
  for (i = 1; i <= skipped; i++)
    print "skipped: " skipped_points[i]
  if (programs == 0)
    print "no test ran"
  if (status != 0 && failed == 0)
    failed++
  printf "%d passed, %d failed\n", passed, failed
  exit failed > 0 || passed == 0
}
