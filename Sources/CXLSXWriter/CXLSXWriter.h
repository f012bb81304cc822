#if !__has_include(<xlsxwriter.h>)
#error "xlsxwriter.h is missing: apt-get install libxlsxwriter-dev (Homebrew: brew install libxlsxwriter), or build with --disable-default-traits"
#endif
#include <xlsxwriter.h>
