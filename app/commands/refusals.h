#pragma once
// What more than one command refuses with: one wording each, so that the table says the
// same thing the same way. Included by the commands' own files only.
#include "app/base/result.h"

namespace app::commands {

inline constexpr Refusal kGone{TR_NOOP("This is no longer there.")};
inline constexpr Refusal kNotOpen{TR_NOOP("This vote is not open.")};

}  // namespace app::commands
