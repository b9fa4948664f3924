#include "ui/glass/interaction.h"

#include <algorithm>

namespace ui::glass {
namespace {
constexpr double kAnswerS = 2.5;  // long enough to read six words
}

const touch::Contact* ViewContext::find(touch::ContactId id) const {
    const auto at = std::ranges::find(contacts, id, &touch::Contact::id);
    return at == contacts.end() ? nullptr : &*at;
}

void ViewContext::answer(app::Point px, const char* text, const char* about) const {
    // Turned to the side of the table it is nearest to, as far as one can tell.
    const bool upper = scene.plan().statusTurned.box.w > 0 && px.y < scene.plan().size.height * 0.35f;
    drafts.messages.push_back({px, upper ? 180.0f : 0.0f, text, nowS + kAnswerS, about});
}

bool ViewContext::run(app::Point px, const Command& command, app::Actor actor) const {
    const auto result = commit.run(actor, command);
    if (!result) answer(px, result.refusal().text);
    return static_cast<bool>(result);
}

}  // namespace ui::glass
