#pragma once
// JSON from a file of anybody's, parsed: with a byte order mark or without, never deeper than is sane, no member twice. Called by
// all imports that read JSON.
#include <nlohmann/json.hpp>
#include <string_view>

#include "app/base/json_shape.h"
#include "app/base/texts.h"
#include "storage/imports/import_error.h"

namespace storage::imports {

// Json: nlohmann::json or ordered_json. Throws ImportError naming the line.
template <class Json>
Json parsedJson(std::string_view text, const app::Texts& tr) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (const auto trouble = app::jsonTrouble(text))
        throw ImportError(tr.fill(trouble->text, std::to_string(trouble->line), trouble->member));
    try {
        return Json::parse(text);
    } catch (const typename Json::exception& error) {
        const auto* parse = dynamic_cast<const typename Json::parse_error*>(&error);
        const auto end = parse ? std::min(parse->byte, text.size()) : text.size();
        const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), '\n') + 1;
        throw ImportError(tr.fill("This is not valid JSON: reading stopped at line {0}.", std::to_string(line)));
    }
}

}  // namespace storage::imports
