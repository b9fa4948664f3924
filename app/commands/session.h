#pragma once
// Verbs on the session as a whole. Every command is pure: it reads the board and answers a transaction or a refusal;
// Workshop::commit makes it true. The same holds for all headers of this folder.
#include <string>
#include <vector>

#include "app/board/edit.h"

namespace app::commands {

struct StageSketch {
    std::string title;
};
struct LaneSketch {
    std::string title;
    NoteKind kind = NoteKind::Actions;
    bool hidden = false;
};
struct TierSketch {
    std::string title;
    int days = 0;
};  // it ends so many days after the session begins; 0: without dates

// What a new session begins with; the words already in its language.
struct Template {
    std::string title;
    std::vector<StageSketch> stages;
    std::vector<LaneSketch> lanes;
    std::vector<TierSketch> tiers = {};  // one after the other, without caps: they are the group's to say
};

// On an empty board only.
Result<Transaction> startSession(const Board& board, CommandContext& context, const Template& from, const std::string& lang,
                                 Seating seating);
Result<Transaction> renameSession(const Board& board, CommandContext& context, const std::string& title);
Result<Transaction> nameClient(const Board& board, CommandContext& context, const std::string& client);  // empty: nobody's
Result<Transaction> speak(const Board& board, CommandContext& context, const std::string& lang);
Result<Transaction> seatEveryone(const Board& board, CommandContext& context, Seating seating);
Result<Transaction> goToStep(const Board& board, CommandContext& context, const StepKey& step);

}  // namespace app::commands
