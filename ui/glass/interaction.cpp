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
    drafts.messages.push_back({px, 90.0f * static_cast<float>(sideOf(scene.plan(), px)), text, nowS + kAnswerS, about});
}

void ViewContext::placed(app::Point px) const {
    drafts.placed.push_back({px, 90.0f * static_cast<float>(sideOf(scene.plan(), px)), nowS + kPlacedS});
}

bool ViewContext::run(app::Point px, const Command& command, app::Actor actor) const {
    const auto result = commit.run(actor, command);
    if (!result) answer(px, result.refusal().text);
    return static_cast<bool>(result);
}

}  // namespace ui::glass
