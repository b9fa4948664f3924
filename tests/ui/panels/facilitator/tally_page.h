#pragma once
// The smallest page of the facilitator's panel there can be: it counts how often its one button was touched, how often it was
// left and its panel closed. One file; its line is in the list of whoever tests with it.
#include "ui/panels/facilitator/page.h"

namespace tests {

class TallyPage : public ui::panels::facilitator::FacilitatorPage {
public:
    explicit TallyPage(std::string key = "tally") : m_key(std::move(key)) {}

    const char* key() const override { return m_key.c_str(); }
    const char* title() const override { return "Tally"; }
    void show(ui::panels::facilitator::FacilitatorContext& at, const app::Rect& area) override {
        ui::panels::Space space{area};
        const std::string name = m_key + "-touch";
        if (at.w.button(name.c_str(), std::to_string(touched), space.top(at.w.mm(14), at.w.mm(2)))) ++touched;
        at.w.target("field", m_key + "-shows", brought, space.rest);
    }
    void left() override { ++timesLeft; }
    void closed() override { ++timesClosed; }
    bool openAt(std::string_view wish) override { return wish == m_key; }
    bool take(const ui::panels::facilitator::Brought& one, ui::panels::PanelContext&, const ui::panels::Run&) override {
        if (one.what != m_key) return false;
        brought = one.text;
        return true;
    }
    bool wantsAttention(const ui::panels::PanelContext&) const override { return attention; }

    int touched = 0, timesLeft = 0, timesClosed = 0;
    bool attention = false;
    std::string brought;

private:
    std::string m_key;
};

}  // namespace tests
