#pragma once
// The one live session: the only door through which the board changes. Commit applies to the board, hands to the journal,
// remembers for undo, and tells what was touched. Lives on the render thread and never waits.
#include <functional>
#include <span>

#include "app/board/board.h"
#include "app/board/edit.h"
#include "app/ports/journal.h"
#include "app/workshop/history.h"

namespace app {

class Workshop {
public:
    // `recent`: the newest journal entries, oldest first, so that undo survives a restart.
    Workshop(Board board, Journal& journal, std::span<const Transaction> recent, IdSource ids);

    const Board& board() const { return m_board; }
    IdSource& ids() { return m_ids; }
    JournalState saved() const { return m_journal.state(); }

    // Runs a command and commits its answer: do([&](auto& board, auto& context) { return commands::flipNote(board, context,
    // note);
    // }, {seat}, now). Refusals come back unchanged.
    template <class Command>
    Result<Touched> run(Actor actor, UnixMs now, Command&& command) {
        CommandContext context{actor, now, m_ids};
        auto transaction = command(static_cast<const Board&>(m_board), context);
        if (!transaction) return transaction.refusal();
        return commit(*transaction);
    }
    Result<Touched> commit(const Transaction& transaction);
    // From now on every commit is refused in words: its file cannot be written.
    void onlyLook() { m_onlyLook = true; }
    Result<Touched> undo(const UndoScope& scope, Actor actor, UnixMs now);
    bool canUndo(const UndoScope& scope) const { return m_history.latest(scope) != nullptr; }

    // Everything touched since the last call, in order; the frame asks once.
    std::vector<Touched> takeTouched();

private:
    Board m_board;
    Journal& m_journal;
    History m_history;
    IdSource m_ids;
    std::vector<Touched> m_touched;
    bool m_onlyLook = false;
};

}  // namespace app
