# What a git hook does for keyfence. The line that "keyfence init" writes into a hook reads this file into it:
# $keyfence is the path of this file, $keyfence_hook the name of the hook, and $@ what git calls the hook with.
# POSIX sh, and zsh. The build takes out comments and fills in what stands between two @.
keyfence_cli="${keyfence%@SCRIPT_NAME@}@CLI_NAME@"
case $keyfence_hook in pre-push) keyfence_what=push ;; *) keyfence_what=commit ;; esac
keyfence_program=node
if [ -f "${keyfence%@SCRIPT_NAME@}@PROGRAM_NAME@" ]; then
  # An executable that has its Node in it.
  unset keyfence_cli
  read -r keyfence_program <"${keyfence%@SCRIPT_NAME@}@PROGRAM_NAME@" || keyfence_program=
  [ -x "$keyfence_program" ] || { echo "keyfence: there is no program $keyfence_program, so the $keyfence_what was blocked; put it there, or run its \"keyfence init\" again" >&2; exit 2; }
else
  command -v node >/dev/null 2>&1 || { echo "keyfence: no node on the PATH, so the $keyfence_what was blocked; start this program from a shell that has it" >&2; exit 2; }
fi

case $keyfence_hook in
@STAGED_HOOKS@)
  # Git says what is staged while Node starts, which takes Node longer than it takes git. Whatever is missing
  # keyfence asks for itself: when git fails it finds that, and says why.
  # The trap: else the shell would end by SIGPIPE where nobody reads on, a failure to `set -o pipefail`. Git undoes
  # it for itself.
  {
    trap '' PIPE
    export @VARIABLES@
    @GIT@ @STAGED_DIFF@ && printf '@END_OF_CHANGES@\000' &&
      # Of a larger index the blobs would come too late.
      [ "$(wc -c <"${GIT_INDEX_FILE:-.git/index}")" -lt @LARGE_INDEX@ ] &&
      # The settings first, since whatever else is there must not keep them from being read.
      { printf ':%s\n' @SETTINGS_FILES@; @GIT@ @STAGED_NAMES@; } | @GIT@ cat-file --batch --buffer || :
  } 2>/dev/null | "$keyfence_program" ${keyfence_cli+"$keyfence_cli"} hook "$keyfence_hook" --piped -- "$@" || exit $?
  ;;
pre-push)
  # Git says on standard input what is pushed, and what stands below in the hook (git-lfs) has to read it too.
  # The shell itself writes a here-document, however long, which no argument would take. It is put together at
  # run time, since in a checkout with CRLF nothing would end it.
  keyfence_refs="$(cat)" || { echo 'keyfence: git could not say what is pushed, so the push was blocked; push again' >&2; exit 2; }
  keyfence_lf="$(printf '\nx')"
  keyfence_lf="${keyfence_lf%x}"
  keyfence_doc="<<keyfence || exit \$?${keyfence_lf}\$keyfence_refs${keyfence_lf}keyfence${keyfence_lf}"
  eval '"$keyfence_program" ${keyfence_cli+"$keyfence_cli"} hook pre-push -- "$@" '"$keyfence_doc"
  # An empty here-document would be an empty line.
  if [ -z "$keyfence_refs" ]; then exec </dev/null; else eval "exec $keyfence_doc"; fi
  ;;
commit-msg)
  # An ordinary message is cleared here, which takes a few milliseconds where Node takes forty. Node decides about any
  # other, and wherever something is not as expected.
  keyfence_lines=
  if [ $# -eq 1 ] && [ -f "$1" ] && [ ! -e @CONFIG_NAME@ ] && [ ! -L @CONFIG_NAME@ ]; then
    keyfence_size="$(wc -c <"$1")" || keyfence_size=@MESSAGE_BYTES@
    # What is configured may look for more. Of a link there is only its target.
    keyfence_settings=$(
      export @VARIABLES@
      printf ':%s\n' @CONFIG_NAME@ @PACKAGE_NAME@ | @GIT@ cat-file --batch 2>/dev/null | tr -d '[:space:]'
    ) || keyfence_settings=
    case $keyfence_settings in
    *\\* | *'"keyfence":'[!\"]*) keyfence_settings= ;;
    ':@CONFIG_NAME@missing:@PACKAGE_NAME@missing') [ ! -e @PACKAGE_NAME@ ] || keyfence_settings= ;;
    ':@CONFIG_NAME@missing'[0-9a-f]*'{'*'}') ;;
    *) keyfence_settings= ;;
    esac
    if [ -n "$keyfence_settings" ] && [ "$((keyfence_size))" -lt @MESSAGE_BYTES@ ] && [ $((keyfence_size % @TAR_BLOCK@)) -ne 0 ]; then
      # Two lines of our own, which have to be found, say that all before them was read, and that the programs do what
      # they are asked to: one with a zero, one that begins a key.
      keyfence_lines=$(
        { cat "$1" && printf '\n\000\n%s%s\n' @CANARY@; } |
          LC_ALL=C tr -c '\011\012\015\040-\176\200-\377' '\134' |
          LC_ALL=C GREP_OPTIONS= grep -E -a -i -c @MESSAGE_FILTER@
      ) || keyfence_lines=
    fi
  fi
  [ "$keyfence_lines" = 2 ] || "$keyfence_program" ${keyfence_cli+"$keyfence_cli"} hook commit-msg -- "$@" || exit $?
  ;;
*)
  "$keyfence_program" ${keyfence_cli+"$keyfence_cli"} hook "$keyfence_hook" -- "$@" || exit $?
  ;;
esac
