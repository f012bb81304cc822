// The processor's own instructions for SHA-256, which Swift cannot name.

#ifndef DIGEST_INSTRUCTIONS_H
#define DIGEST_INSTRUCTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Whether this processor has the instructions, and this library knows how to use them. Asking takes a while.
bool digest_has_sha256(void);

/// Takes whole blocks of 64 bytes into a state of eight words, as FIPS 180-4 (section 6.2.2) says.
///
/// Only where `digest_has_sha256` answers true.
void digest_sha256(uint32_t *state, const uint8_t *bytes, size_t blocks);

#endif
