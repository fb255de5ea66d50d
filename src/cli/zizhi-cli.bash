# SPDX-License-Identifier: GPL-3.0-or-later
# Bash completion of zizhi-cli: commands, options, project files.
_zizhi_cli ()
{
  local current=$2 previous=$3 command=${COMP_WORDS[1]-}
  local -A options=(
    [new]='--catalogue --name --service --level --kind --planned --help'
    [evaluate]='--at --level --without --with --margin --levels --format --lang --help'
    [forecast]='--from --until --level --format --lang --help'
    [gaps]='--at --level --today --format --lang --help'
    [lint]='--at --today --format --lang --help'
    [calendar]='--output --at --level --today --lang --help'
    [report]='--report --output --at --level --today --lang --profile --logo --organisation --department --prepared-by --approved-by --redact --help'
    [form]='--output --at --level --today --lang --profile --logo --organisation --department --prepared-by --approved-by --redact --help'
    [attach]='--kind --clause --record --title --issued --valid-until --note --confidential --replaces --suggest --help'
    [verify]='--format --lang --help'
    [clean]='--dry-run --removed --help'
    [pack]='--output --without-confidential --redact --partial --lang --help'
    [unpack]='--output --list --lang --help'
    [volume]='--output --without-confidential --partial --lang --help'
    [set]='--add --remove --reason --help'
    [import]='--register --map --titles --dry-run --format --lang --help'
    [export]='--register --output --lang --help'
    [move]='--to --output --dry-run --format --lang --help'
    [diff]='--at --level --format --lang --help'
    [merge]='--output --prefer --format --lang --help'
    [sign-off]='--by --role --format --lang --help'
    [pull]='--user --password-file --remember --prefer --authority --help'
    [push]='--user --password-file --remember --prefer --authority --help'
    [sync]='--user --password-file --remember --prefer --authority --help'
    [catalogue]='--lang --help'
  )

  if [ "$COMP_CWORD" = 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W "${!options[*]} --help --version" -- "$current")
  elif [ "$previous" = --format ]; then
    mapfile -t COMPREPLY < <(compgen -W 'text json' -- "$current")
  elif [ "$previous" = --lang ]; then
    mapfile -t COMPREPLY < <(compgen -W 'en zh_CN both' -- "$current")
  elif [ "$previous" = --prefer ]; then
    mapfile -t COMPREPLY < <(compgen -W 'mine theirs' -- "$current")
  elif [ "$previous" = --profile ]; then
    mapfile -t COMPREPLY < <(compgen -W 'internal auditor management' -- "$current")
  elif [ "$previous" = --report ]; then
    mapfile -t COMPREPLY < <(compgen -W 'readiness summary form gaps evidence workbook' -- "$current")
  elif [[ $current == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "${options[$command]-}" -- "$current")
  elif [ "$command" = catalogue ] && [ "$COMP_CWORD" = 2 ]; then
    mapfile -t COMPREPLY < <(compgen -W 'list show check' -- "$current")
  elif [ "$COMP_CWORD" = 2 ]; then
    mapfile -t COMPREPLY < <(compgen -f -X "$([ "$command" = unpack ] && echo '!*.zip' || echo '!*.json')" -- "$current"; compgen -d -- "$current")
    compopt -o filenames
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
    compopt -o filenames
  fi
}
complete -F _zizhi_cli zizhi-cli
