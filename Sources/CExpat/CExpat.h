#if !__has_include(<expat.h>)
#error "expat.h is missing: apt-get install libexpat1-dev (Homebrew: brew install expat), or build with --disable-default-traits"
#endif
#include <expat.h>
