// SPDX-License-Identifier: GPL-3.0-or-later
// Part of our programs when they are built with FARLAN_SANITIZE. They start each other with an
// empty environment, so what the sanitizers shall do is compiled in: reports go to files, where
// the tests find them whatever becomes of the process and its output.

#define FARLAN_OPTIONS                                                                             \
    "log_path=/run/farlan-sanitizer/report:print_stacktrace=1:handle_abort=1:"                     \
    "detect_leaks=" FARLAN_DETECT_LEAKS

// The sanitizers look for these names.
extern "C" const char *__asan_default_options();
extern "C" const char *__ubsan_default_options();

extern "C" const char *__asan_default_options()
{
    return FARLAN_OPTIONS;
}

extern "C" const char *__ubsan_default_options()
{
    return FARLAN_OPTIONS;
}
