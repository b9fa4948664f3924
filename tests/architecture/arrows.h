#pragma once
// The table of allowed includes: what each folder may know, nothing inherited. ARCHITECTURE.md draws it, CMakeLists.txt links by
// it, the tests beside this file read every #include against it. A new arrow is a decision: it goes here with its reason.
// Every folder may use app/base and itself; main.cpp alone may see everything.
#include <map>
#include <set>
#include <string>

namespace architecture {

using Arrows = std::map<std::string, std::set<std::string>>;

inline const Arrows& arrows() {
    static const Arrows kArrows{
        {"app/base", {}},
        {"app/board", {}},
        {"app/rules", {"app/board"}},
        {"app/ports", {"app/board"}},
        {"app/layout", {"app/board", "app/rules", "app/ports"}},
        {"app/commands", {"app/board", "app/rules"}},
        {"app/workshop", {"app/board", "app/ports"}},

        {"ui/touch", {}},
        {"ui/gl", {}},
        {"ui/sources", {"ui/touch"}},
        // app/ports: its fonts are the table's TextMeasure. app/layout and app/board: what kinds, stages and seats look like.
        {"ui/paint", {"ui/gl", "app/board", "app/layout", "app/ports"}},
        // ui/paint and app/ports: it draws what lies on every view, and breaks its texts. ui/touch: contacts, and what is done
        // with them.
        {"ui/glass", {"ui/touch", "ui/paint", "app/board", "app/rules", "app/layout", "app/ports"}},
        // app/layout breaks the lines of what one reads.
        {"ui/hands", {"ui/touch", "ui/glass", "app/board", "app/rules", "app/layout", "app/commands"}},
        // Views never know each other: only the list knows all of them.
        {"ui/views/map", {"ui/glass", "ui/paint", "ui/touch", "app/board", "app/rules", "app/layout", "app/commands"}},
        {"ui/views/funnel",
         {"ui/glass", "ui/hands", "ui/paint", "ui/touch", "app/board", "app/rules", "app/layout", "app/commands"}},
        {"ui/views", {"ui/glass", "ui/views/map", "ui/views/funnel"}},
        // What all panels are made of knows none of the folders below it. app/layout breaks the lines of labels; ui/touch is
        // what a panel is fed with.
        {"ui/panels", {"ui/paint", "ui/glass", "ui/touch", "app/board", "app/rules", "app/workshop", "app/ports", "app/layout"}},
        {"ui/panels/keyboard", {"ui/panels"}},
        {"ui/panels/votes", {"ui/panels", "app/board", "app/rules", "app/commands"}},
        {"ui/panels/action", {"ui/panels", "app/rules", "app/commands"}},
        {"ui/panels/home", {"ui/panels", "ui/panels/keyboard", "app/ports"}},
        // Who sits there uses the forms; no form knows before whom it lies.
        {"ui/panels/seat",
         {"ui/panels", "ui/panels/keyboard", "ui/panels/votes", "ui/panels/action", "app/board", "app/rules", "app/commands"}},
        {"ui/panels/facilitator",
         {"ui/panels", "ui/panels/keyboard", "ui/panels/votes", "app/board", "app/rules", "app/commands", "app/layout"}},
        // app/rules: the clock and the progress of a vote in the status line, what the reckoner asks.
        {"ui/shell",
         {"ui/touch", "ui/sources", "ui/glass", "ui/hands", "ui/gl", "ui/paint", "ui/views", "ui/panels", "ui/panels/keyboard",
          "ui/panels/seat", "ui/panels/facilitator", "ui/panels/home", "app/board", "app/rules", "app/commands", "app/workshop",
          "app/ports"}},

        {"storage/sqlite", {}},
        {"storage/records", {"storage/sqlite", "app/board"}},
        {"storage/migrations", {"storage/sqlite", "app/board"}},
        {"storage/session", {"storage/records", "storage/migrations", "storage/sqlite", "app/board", "app/ports"}},
        // storage/records: exports and imports speak the JSON of records, nothing else of it.
        {"storage/exports", {"app/board", "app/rules", "app/layout", "app/commands", "app/ports", "storage/records"}},
        {"storage/imports", {"app/board", "app/rules", "app/layout", "app/commands", "app/ports", "storage/records"}},
        // What the command line does without a table: it brings files and sessions together as main.cpp does for the table.
        {"storage/cli",
         {"app/board", "app/rules", "app/layout", "app/commands", "app/ports", "storage/session", "storage/exports",
          "storage/imports", "storage/migrations", "storage/sqlite"}},
    };
    return kArrows;
}

// Who may know a library, by the beginning of the name that is included.
inline const std::map<std::string, std::set<std::string>>& libraries() {
    static const std::map<std::string, std::set<std::string>> kLibraries{
        {"imgui", {"ui/gl", "ui/paint", "ui/panels", "ui/shell"}},
        {"glad/", {"ui/gl", "ui/shell"}},
        {"pixman", {"ui/gl"}},  // pictures in memory, where there is no GPU
        {"GL/", {}},
        {"GLFW/", {"ui/shell", "ui/sources"}},
        {"X11/", {"ui/shell", "ui/sources"}},
        {"sqlite3", {"storage/sqlite", "storage/records", "storage/migrations", "storage/session"}},
        {"SQLiteCpp", {"storage/sqlite", "storage/records", "storage/migrations", "storage/session"}},
        {"cairo", {"storage/exports", "ui/paint", "ui/shell"}},  // ui/shell: pictures of the glass as PNG
        // ui/paint: letters that Inter lacks, from other fonts.
        {"pango", {"storage/exports", "ui/paint"}},
        {"fontconfig", {"ui/paint"}},
        {"sodium", {"storage/records", "storage/session"}},
        // app/base: what a letter, a mark, a cluster is, is Unicode's word; the one library app knows beside Boost's headers.
        {"utf8proc", {"app/base", "ui/paint", "ui/panels/keyboard"}},
    };
    return kLibraries;
}

}  // namespace architecture
