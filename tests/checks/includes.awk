# SPDX-License-Identifier: GPL-3.0-or-later
# Prints every #include that the structure of src/ does not allow. Run from the source root with
# -v build=BUILD-ROOT, where generated headers are.

BEGIN {
  allowed["core"] = ""
  allowed["eval"] = "core"
  allowed["store"] = "core"
  allowed["report"] = "core eval"
  allowed["handover"] = "core eval store report"
  allowed["share"] = "core store"
  allowed["cli"] = "core eval store report handover share"
  allowed["app"] = "core eval store report handover share"
}

function exists (path,    line)
{
  if (!(path in known))
    {
      known[path] = (getline line < path) >= 0
      close(path)
    }
  return known[path]
}

function fault (text)
{
  print FILENAME ":" FNR ": " text
}

FNR == 1 {
  split(FILENAME, parts, "/")
  folder = parts[2]
  if (!(folder in allowed))
    fault("folder src/" folder " is not in tests/checks/includes.awk")
}

/^[ \t]*#[ \t]*include[ \t]*</ {
  split($0, parts, /[<>]/)
  if (folder != "app" && parts[2] ~ /^(gtk|gdk|gsk|adwaita|adw)[\/.-]/)
    fault("<" parts[2] "> belongs to src/app")
}

/^[ \t]*#[ \t]*include[ \t]*"/ {
  split($0, parts, "\"")
  header = parts[2]
  if (header == "config.h")
    next
  if (split(header, parts, "/") != 2)
    {
      fault("\"" header "\" does not name its folder")
      next
    }
  if (parts[1] != folder && index(" " allowed[folder] " ", " " parts[1] " ") == 0)
    fault("src/" folder " must not include \"" header "\"")
  else if (!exists("src/" header) && !exists(build "/src/" header))
    fault("src/" header " does not exist")
}
