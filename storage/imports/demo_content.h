#pragma once
// The demonstration workshop of assets/demo as plain values, and a way to lay all of it on a board at once: for benches, tests
// and pictures. The demonstration itself plays it with hands.
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/base/texts.h"
#include "app/board/edit.h"

namespace storage::imports {

struct DemoNote {
    std::string stage;
    app::NoteKind kind = app::NoteKind::Actions;
    std::string text;
};  // stage: a template's key
struct DemoGroup {
    std::string stage;
    app::NoteKind kind = app::NoteKind::Actions;
    std::string title;
    std::vector<std::size_t> notes;
};
struct DemoAction {
    std::string title, stage;
    std::optional<std::size_t> origin;  // which note, from 0
    int impactCustomer = 0, impactCompany = 0;
    std::optional<std::int64_t> tenthDays, euros;
    int confidence = 0;
    std::string owner;
    std::optional<std::int32_t> dueDay;
    std::string firstStep, measure;
};
struct DemoTier {
    std::string title;
    std::int64_t tenthDays = 0, euros = 0;
};
struct DemoLink {
    std::size_t from = 0, to = 0;
    app::LinkKind kind = app::LinkKind::Needs;
};  // which actions, from 0
struct DemoContent {
    std::string title;
    std::vector<DemoNote> notes;
    std::vector<DemoGroup> groups;
    std::vector<DemoAction> actions;
    std::vector<DemoTier> tiers;
    std::vector<DemoLink> links;
};

// Throws ImportError.
DemoContent readDemo(const std::filesystem::path& file, const app::Texts& tr);

struct DemoFill {
    std::vector<std::string> stageKeys;  // of the board's stages, in order (TemplateFile::stageKeys)
    std::size_t notes = 0;               // how many; 0: those there are; more: they come round again
    std::size_t actions = 0;             // likewise
    bool groups = true;
};

// Notes in their cells, written by the seats there are in turn, groups, actions with estimates, owners and links, the title; caps
// for the tiers there are, and those that are missing. A note whose stage or lane the board has not goes to the holding area. For
// a board fresh from a template.
app::Result<app::Transaction> fillWithDemo(const app::Board& board, app::CommandContext& context, const DemoContent& content,
                                           const DemoFill& fill);

// The first transaction of the demonstration's session, from the folder of assets: default template, notes, groups, actions.
app::Transaction demoSession(const std::filesystem::path& assets, app::CommandContext& context, const app::Texts& tr);

}  // namespace storage::imports
