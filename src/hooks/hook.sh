# What a git hook does for keyfence. The line that "keyfence init" writes into a hook reads this file into it:
# $keyfence is the path of this file, $keyfence_hook the name of the hook, and $@ what git calls the hook with.
# POSIX sh, and zsh. The build takes out comments and fills in what stands between two @.
keyfence_cli="${keyfence%@SCRIPT_NAME@}@CLI_NAME@"
case $keyfence_hook in pre-push) keyfence_what=push ;; *) keyfence_what=commit ;; esac
command -v node >/dev/null 2>&1 || { echo "keyfence: no node on the PATH, so the $keyfence_what was blocked; start this program from a shell that has it" >&2; exit 2; }

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
  } 2>/dev/null | node "$keyfence_cli" hook "$keyfence_hook" --piped -- "$@" || exit $?
  ;;
pre-push)
  # Git says on standard input what is pushed, and what stands below in the hook (git-lfs) has to read it too.
  # The shell itself writes a here-document, however long, which no argument would take. It is put together at
  # run time, since in a checkout with CRLF nothing would end it.
  keyfence_refs="$(cat)" || { echo 'keyfence: git could not say what is pushed, so the push was blocked; push again' >&2; exit 2; }
  keyfence_lf="$(printf '\nx')"
  keyfence_lf="${keyfence_lf%x}"
  keyfence_doc="<<keyfence || exit \$?${keyfence_lf}\$keyfence_refs${keyfence_lf}keyfence${keyfence_lf}"
  eval 'node "$keyfence_cli" hook pre-push -- "$@" '"$keyfence_doc"
  # An empty here-document would be an empty line.
  if [ -z "$keyfence_refs" ]; then exec </dev/null; else eval "exec $keyfence_doc"; fi
  ;;
*)
  node "$keyfence_cli" hook "$keyfence_hook" -- "$@" || exit $?
  ;;
esac
