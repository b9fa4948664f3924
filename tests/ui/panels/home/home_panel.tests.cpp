#include "ui/panels/home/home_panel.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "ui/touch/contact_tracker.h"

using namespace ui::panels;
using namespace ui::panels::home;
namespace touch = ui::touch;

namespace {

struct NoWorkshop : ui::glass::Commit {
    app::Result<app::Touched> run(app::Actor, const ui::glass::Command&) override { return app::Refusal{"none"}; }
    app::Result<app::Touched> undoRecord(app::RecordKey) override { return app::Refusal{"none"}; }
    app::Result<app::Touched> undoSeat(app::Id<app::Seat>) override { return app::Refusal{"none"}; }
    app::Result<app::Touched> undoStructure() override { return app::Refusal{"none"}; }
};

// The home screen alone, with fingers on it.
struct Home {
    ui::paint::Fonts fonts{2.0f};
    HomePanel panel{fonts, 2.0f};
    app::Board board;
    NoWorkshop commit;
    ui::glass::Scene scene;
    app::Texts tr;
    std::vector<ShellRequest> requests;
    touch::GestureConfig config;
    touch::ContactTracker tracker{config, 0.5f};
    std::vector<touch::ContactSample> samples;
    double nowS = 10;

    explicit Home(int sessions) {
        panel.setPose({{0, 0, 1920, 1080}, 0});
        panel.setTemplates({{"default", "Parcours client"}, {"retail", "Magasin"}});
        std::vector<app::SessionCard> cards;
        for (int i = 0; i < sessions; ++i)
            cards.push_back({"/atelier/s" + std::to_string(i) + ".parcours",
                             "Séance " + std::to_string(i),
                             i == 2 ? "Maison Aubrelle" : "",
                             1'740'000'000'000 + i * 86'400'000ll,
                             1'750'000'000'000,
                             12,
                             3,
                             1,
                             {},
                             {}});
        if (sessions > 1) cards[1].trouble = "This session file is damaged.";
        panel.setCards(cards, std::vector<ImTextureID>(cards.size()));
        frame();
    }
    void frame() {
        nowS += 1.0 / 60;
        PanelContext context{board, commit, nullptr, scene, tr, nowS, 0, requests, config, 2.0f};
        for (const touch::Contact& contact : tracker.frame(samples, nowS)) panel.contact(contact, context);
        samples.clear();
        panel.frame(context, false);
    }
    void give(std::vector<app::SessionCard> cards) {
        const std::size_t count = cards.size();
        panel.setCards(std::move(cards), std::vector<ImTextureID>(count));
        frame();
    }
    void say(std::uint64_t finger, touch::Phase phase, app::Point at) {
        samples.push_back({1, touch::SourceKind::Touch, finger, phase, at, nowS});
        frame();
    }
    void wait(double seconds) {
        for (int i = 0; i < seconds * 60; ++i) frame();
    }
    bool has(const std::string& name) const {
        return std::ranges::find(panel.targets(), "home/" + name, &ui::glass::Target::id) != panel.targets().end();
    }
    app::Point where(const std::string& name) const {
        const auto at = std::ranges::find(panel.targets(), "home/" + name, &ui::glass::Target::id);
        INFO(name);
        REQUIRE(at != panel.targets().end());
        return at->px.centre();
    }
    void tap(const std::string& name) {
        const app::Point at = where(name);
        say(1, touch::Phase::Begin, at), wait(0.08), say(1, touch::Phase::End, at);
    }
    std::vector<std::pair<ShellRequest::Kind, std::string>> asked() {
        std::vector<std::pair<ShellRequest::Kind, std::string>> list;
        for (const ShellRequest& request : std::exchange(requests, {})) list.push_back({request.kind, request.text});
        return list;
    }
};

using Asked = std::vector<std::pair<ShellRequest::Kind, std::string>>;

}  // namespace

TEST_CASE("Sessions are begun from a template, opened, duplicated, and languages changed, by asking the shell",
          "[panels][home]") {
    Home home(3);
    home.tap("new-retail");
    home.tap("open-s0");
    home.tap("more-s2");
    home.tap("duplicate-s2");
    home.tap("english");
    CHECK(home.asked() == Asked{{ShellRequest::Kind::NewSession, "retail"},
                                {ShellRequest::Kind::OpenSession, "/atelier/s0.parcours"},
                                {ShellRequest::Kind::Duplicate, "/atelier/s2.parcours"},
                                {ShellRequest::Kind::SetLanguage, "en"}});
}

TEST_CASE("A session is deleted by holding, once, and not by a tap or a hold that was broken off", "[panels][home]") {
    Home home(3);
    home.tap("more-s0");
    home.tap("delete-s0");
    const app::Point at = home.where("delete-s0");
    home.say(1, touch::Phase::Begin, at), home.wait(0.4), home.say(1, touch::Phase::Cancel, at);
    home.wait(1);
    CHECK(home.asked().empty());
    home.say(1, touch::Phase::Begin, at);
    home.wait(0.3);
    home.say(2, touch::Phase::Begin, home.where("open-s2"));  // a second hand at the home screen waits
    home.wait(2);
    CHECK(home.asked() == Asked{{ShellRequest::Kind::Delete, "/atelier/s0.parcours"}});
    home.say(2, touch::Phase::End, home.where("open-s2"));
    home.say(1, touch::Phase::End, at);
    CHECK(home.asked().empty());
}

TEST_CASE("What cannot be opened is shown with its trouble and asks for nothing", "[panels][home]") {
    Home home(2);
    home.tap("open-s1");
    CHECK(home.asked().empty());
    CHECK(home.has("session-s1"));
}

TEST_CASE("Many sessions scroll under a finger, and a scroll opens none", "[panels][home]") {
    Home home(40);  // the first of them stays where it is: it is what one most likely comes back to
    const app::Point at = home.where("open-s1");
    home.say(1, touch::Phase::Begin, at);
    for (int i = 1; i <= 30; ++i) home.say(1, touch::Phase::Move, at - app::Point{0, 15.0f * static_cast<float>(i)});
    home.say(1, touch::Phase::End, at - app::Point{0, 450});
    home.wait(2);
    CHECK_FALSE(home.has("open-s1"));
    CHECK(home.asked().empty());
}

TEST_CASE("Without a session the templates are there", "[panels][home]") {
    Home home(0);
    CHECK(home.has("new-default"));
    home.tap("new-default");
    CHECK(home.asked() == Asked{{ShellRequest::Kind::NewSession, "default"}});
}

TEST_CASE("The last session lies in front, and says how far it has come", "[panels][home]") {
    Home home(4);
    std::vector<app::SessionCard> cards{
        {"/atelier/a.parcours", "Magasin", "Maison Aubrelle", 1'740'000'000'000, 1'750'000'000'000, 189, 148, 2},
        {"/atelier/b.parcours", "Salon", "", 1'740'000'000'000, 1'740'000'000'000, 12, 3, 1}};
    cards[0].revealed = 2, cards[0].planned = 48;
    home.give(cards);
    const auto px = [&](const std::string& name) {
        return std::ranges::find(home.panel.targets(), "home/" + name, &ui::glass::Target::id)->px;
    };
    CHECK(px("session-a").w * px("session-a").h > 1.5f * px("session-b").w * px("session-b").h);
    CHECK(px("session-a").bottom() < px("session-b").y);
    const auto label = [&](const std::string& name) {
        return std::ranges::find(home.panel.targets(), "home/" + name, &ui::glass::Target::id)->label;
    };
    CHECK(label("open-a") == "Continue");
    CHECK(label("open-b") == "Open");
    CHECK(label("progress-a") == "189 notes · voted · 48 actions planned");
    CHECK(label("progress-b") == "12 notes · 3 actions");
}

TEST_CASE("Nothing of the home screen overlaps or leaves the glass, on any screen, with few sessions and many",
          "[panels][home]") {
    for (const app::Rect glass : {app::Rect{0, 0, 1920, 1080}, app::Rect{0, 0, 1080, 1920}, app::Rect{0, 0, 1062, 597}})
        for (const int sessions : {0, 1, 2, 40}) {
            INFO(glass.w << " x " << glass.h << ", " << sessions);
            Home home(sessions);
            home.panel.setPose({glass, 0});
            home.frame(), home.give([&] {
                std::vector<app::SessionCard> cards;
                for (int i = 0; i < sessions; ++i)
                    cards.push_back({"/atelier/s" + std::to_string(i) + ".parcours", "Séance", "", 1, 2, 3, 4, 5});
                return cards;
            }());
            std::vector<std::pair<std::string, app::Rect>> keys;
            for (const auto& target : home.panel.targets())
                if (std::string_view(target.kind) == "button") keys.emplace_back(target.id, target.px);
            REQUIRE(keys.size() >= 4);
            for (const auto& [id, px] : keys)  // a template's card is shown whole, its key too
                if (id.starts_with("home/new-")) CHECK(px.h >= 2 * 15 - 1);
            for (std::size_t i = 0; i < keys.size(); ++i) {
                INFO(keys[i].first);
                CHECK(keys[i].second.x >= 0);
                CHECK(keys[i].second.right() <= glass.w);
                CHECK(keys[i].second.bottom() <= glass.h + 1);
                for (std::size_t j = i + 1; j < keys.size(); ++j) {
                    INFO(keys[j].first);
                    CHECK_FALSE(keys[i].second.grown(-1).touches(keys[j].second));
                }
            }
        }
}

TEST_CASE("Sessions of one template are told apart by their file and the day they were made", "[panels][home]") {
    Home home(3);
    std::set<std::string> told;
    for (const auto& target : home.panel.targets())
        if (std::string_view(target.kind) == "session") told.insert(target.label);
    REQUIRE(told.size() == 3);
    CHECK(std::ranges::any_of(told, [](const std::string& label) { return label.find("s1.parcours") != std::string::npos; }));
    CHECK(std::ranges::any_of(told, [](const std::string& label) { return label.find("Maison Aubrelle") != std::string::npos; }));
}

TEST_CASE("Saved copies are taken back as new sessions, a damaged session is recovered, one of a locked disk looked at",
          "[panels][home]") {
    Home home(3);
    std::vector<app::SessionCard> cards(3);
    for (std::size_t i = 0; i < cards.size(); ++i)
        cards[i].file = "/atelier/s" + std::to_string(i) + ".parcours", cards[i].title = "Séance";
    cards[0].copies = {{"/atelier/.backups/b.parcours", 1'750'000'000'000, "when it was closed"},
                       {"/atelier/.backups/a.parcours", 1'740'000'000'000, "while people were working"}};
    cards[1].trouble = "This session file is damaged.", cards[1].isDamaged = true;
    cards[2].toLookAt = true;
    home.give(cards);
    home.tap("more-s0");
    home.tap("copies-s0");
    home.tap("restore-s0-2");
    REQUIRE(home.requests.size() == 1);
    CHECK(home.requests[0].kind == ShellRequest::Kind::Restore);
    CHECK(home.requests[0].copy == "/atelier/.backups/a.parcours");
    home.tap("more-s0");
    CHECK_FALSE(home.has("restore-s0-1"));
    home.tap("recover-s1");
    home.tap("open-s2");
    CHECK(home.asked() == Asked{{ShellRequest::Kind::Restore, "/atelier/s0.parcours"},
                                {ShellRequest::Kind::Recover, "/atelier/s1.parcours"},
                                {ShellRequest::Kind::OpenSession, "/atelier/s2.parcours"}});
}

TEST_CASE("The trash is shown apart; what is in it is put back by a tap and erased by holding", "[panels][home]") {
    Home home(2);
    CHECK_FALSE(home.has("trash"));
    std::vector<app::SessionCard> cards(2);
    cards[0].file = "/atelier/s0.parcours", cards[1].file = "/atelier/.trash/t.parcours";
    cards[1].inTrash = true;
    home.give(cards);
    CHECK_FALSE(home.has("put-back-t"));
    home.tap("trash");
    CHECK_FALSE(home.has("open-s0"));
    home.tap("put-back-t");
    home.tap("erase-t");
    CHECK(home.asked() == Asked{{ShellRequest::Kind::PutBack, "/atelier/.trash/t.parcours"}});
    const app::Point at = home.where("erase-t");
    home.say(1, touch::Phase::Begin, at), home.wait(2), home.say(1, touch::Phase::End, at);
    CHECK(home.asked() == Asked{{ShellRequest::Kind::Erase, "/atelier/.trash/t.parcours"}});
    cards.pop_back();
    home.give(cards);
    CHECK(home.has("open-s0"));  // an empty trash shows the sessions again
}

TEST_CASE("More sessions than a screen holds are searched, by the keys on the glass or by a keyboard", "[panels][home]") {
    CHECK_FALSE(Home(3).has("search"));
    Home home(40);
    std::vector<app::SessionCard> cards;
    for (int i = 0; i < 40; ++i)
        cards.push_back({"/atelier/s" + std::to_string(i) + ".parcours", i == 31 ? "Été des enseignes" : "Séance",
                         i % 2 ? "Aubrelle" : "", 1, 2, 3, 4, 5});
    home.give(cards);
    home.tap("search");
    CHECK_FALSE(home.has("new-default"));  // what is searched for has the room
    for (const char* letter : {"e", "t", "e"}) home.tap(letter);
    CHECK(home.has("open-s31"));
    CHECK_FALSE(home.has("open-s0"));
    home.tap("done");
    CHECK_FALSE(home.has("e"));
    home.tap("open-s31");
    CHECK(home.asked() == Asked{{ShellRequest::Kind::OpenSession, "/atelier/s31.parcours"}});
    home.tap("wanted");
    CHECK(home.has("e"));
    home.tap("search-close");
    CHECK(home.has("open-s0"));

    PanelContext context{home.board, home.commit, nullptr, home.scene, home.tr, home.nowS, 0, home.requests, home.config, 2.0f};
    for (const char* letters : {"aub", "relle seance", " s7"}) home.panel.type({KeyStroke::Kind::Text, letters}, context);
    home.frame();
    CHECK(home.has("open-s7"));
    CHECK_FALSE(home.has("open-s8"));
    home.panel.type({KeyStroke::Kind::Text, "zzz"}, context), home.frame();
    CHECK_FALSE(home.has("open-s7"));
    home.panel.type({KeyStroke::Kind::Cancel, {}}, context), home.frame();
    CHECK(home.has("open-s0"));
}
