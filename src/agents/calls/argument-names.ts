// Names that agents have for the arguments of tools.

export const PATHS: readonly string[] =
  'file_path filePath filepath path target_file targetFile absolute_path notebook_path relative_path relative_workspace_path file filename uri'.split(
    ' ',
  );
export const PATH_LISTS: readonly string[] = 'paths files file_paths filePaths include'.split(' ');
export const CONTENTS: readonly string[] =
  'content contents file_text fileText new_source code text'.split(' ');
export const OLD_TEXTS: readonly string[] = 'old_string oldString old_str oldText old_text'.split(
  ' ',
);
export const NEW_TEXTS: readonly string[] = 'new_string newString new_str newText new_text'.split(
  ' ',
);
/** The last is typed into a shell that is already running. */
export const COMMANDS: readonly string[] =
  'command cmd command_line commandLine script chars'.split(' ');
export const DIRECTORIES: readonly string[] =
  'workdir cwd working_directory workingDirectory directory dir_path'.split(' ');
export const PATCHES: readonly string[] = 'patch patchText diff input command content'.split(' ');
/** Lines around what a search finds. */
export const CONTEXTS: readonly string[] =
  '-A -B -C context before after before_context after_context'.split(' ');
export const PATTERNS: readonly string[] = 'pattern query regex search_pattern'.split(' ');
