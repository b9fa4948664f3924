#pragma once
// PrefLib's orders (preflib.org/format): `# NUMBER ALTERNATIVES`, `# ALTERNATIVE NAME 1:` … then `count: 1,{2,3},4`; and the
// format before 2022: number of candidates, `1,name` …, `voters,votes,orders`, then `count,1,{2,3},4`, where candidates may be
// numbered from 0. Called by ballot_file.cpp.
// Whether unlisted candidates share the last place no such file says: they are read as implicit, and who counts may choose
// otherwise.
#include <string_view>

#include "app/base/texts.h"
#include "app/rules/public_ballots.h"

namespace storage::imports {

struct PreflibKind {
    const char* name;
    bool strict, complete;  // no ties; every candidate in every order
};

// Throws ImportError: candidates unknown, named or ranked twice, ties or gaps where the kind has none, counts unlike the
// header's. Remark: orders with the count 0, which nobody gave.
app::rules::PublicOrders readPreflib(std::string_view bytes, PreflibKind kind, const app::Texts& tr);

}  // namespace storage::imports
