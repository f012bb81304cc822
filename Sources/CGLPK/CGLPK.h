#ifndef CGLPK_H
#define CGLPK_H

// GLPK is a library of the system; a missing one should say how it is had.
#if __has_include(<glpk.h>)
#include <glpk.h>
#else
#error "GLPK's header glpk.h was not found. Debian, Ubuntu: apt-get install libglpk-dev. Homebrew: brew install glpk, then export CPATH=$(brew --prefix)/include LIBRARY_PATH=$(brew --prefix)/lib"
#endif

#endif
