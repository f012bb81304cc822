#if !__has_include(<minizip/unzip.h>)
#error "minizip/unzip.h is missing: apt-get install libminizip-dev (Homebrew: brew install minizip), or build with --disable-default-traits"
#endif
#include <minizip/unzip.h>
