// Records how eight people get from 148 actions to a plan: dots on all of them, best-worst sets on the short list, the uncosted
// ones placed by hand, a plan taken and changed, owners who accept. At a human pace (3 s to read a card, 1 s a tap, 2 s a drag,
// 0.4 s a key); its length is the figure, and it says how many touches each person made, on the screen and as JSON for the test
// that reads the guides' figures. `./dev record` runs it.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <set>

#include "app/rules/voting.h"
#include "storage/imports/demo_content.h"
#include "tests/demo/crew.h"

namespace {

using namespace tests;

constexpr double kReadS = 3;  // a card
constexpr Pace kPeople{.tap = 1.0, .key = 0.4, .drag = 2.0};

struct Planning : Crew {
    std::size_t people() const { return seats.size(); }
    void everybody(const std::function<void(int)>& what) {
        for (int i = 0; i < static_cast<int>(people()); ++i) what(i);
        hands.work();
    }
    const app::Round& open() const { return *app::rules::openRound(board()); }

    void openVote(const std::string& form) {
        callFacilitator();
        panel("tab-vote");
        hands.work();
        panelIfThere("page-what");
        hands.work();
        panel("on-actions"), panel("page-how"), panel("form-" + form), panel("open-round"), panel("close");
        hands.work();
        everybody([&](int i) { openBallot(i); });
    }
    void closeAndReveal() {
        callFacilitator();
        panel("tab-vote"), panel("close-round"), panel("reveal"), panel("close");
        hands.work();
        seeResult();
    }

    // Everyone reads all cards of their own list, from the first to the last, and gives their dots as they go.
    void dots() {
        openVote("dots");
        hands.markAfter("gommettes", 30);
        const int each = open().dotsEach;
        const std::size_t cards = board().candidates(open().id).size();
        std::vector<std::set<std::string>> read(people());
        std::vector<int> given(people(), 0);
        while (std::ranges::any_of(read, [&](const auto& r) { return r.size() < cards; })) {
            for (std::size_t i = 0; i < people(); ++i) {
                if (read[i].size() == cards) continue;
                bool news = false;
                for (const std::string& card : within(i, "more-")) {
                    if (!read[i].insert(card).second) continue;
                    news = true;
                    hands.pause(int(i), kReadS);
                    if (given[i] < each && likes(i, card)) hands.tap(int(i), byIdEnd(seats[i], "more-" + card)), ++given[i];
                }
                if (read[i].size() < cards) hands.drag(int(i), inPanel(i, 0.3f, 0.72f), inPanel(i, 0.3f, 0.3f));
                if (!news && ++m_stuck > 400)
                    throw std::runtime_error("seat " + std::to_string(i) + " has read " + std::to_string(read[i].size()) +
                                             " cards of " + std::to_string(cards));
            }
            hands.work();
            hands.rest(0.6);  // lists run out
        }
        everybody([&](int i) { hands.tap(i, byIdEnd(seats[std::size_t(i)], "done")); });
        closeAndReveal();
        hands.mark("gommettes-resultat");
    }
    // What a card is worth to a person: its value, and a taste of their own.
    bool likes(std::size_t seat, const std::string& card) const {
        const auto id = *app::idFromText(card);
        const app::Estimate* e = board().find<app::Estimate>(id);
        const int worth = e ? e->impactCustomer + e->impactCompany : 5;
        return worth + static_cast<int>(app::rules::lot(seat + 1, id, 0) % 5) >= 11;
    }

    // Best and worst of four until nobody needs another one.
    void bestWorst() {
        openVote("best-worst");
        hands.markAfter("meilleur-pire", 20);
        for (int round = 0; round < 40; ++round) {
            const auto& duels = table.scene().standings().duels;
            if (round > 0 && duels && duels->screensLeft <= 0) break;
            bool any = false;
            for (std::size_t i = 0; i < people(); ++i) {
                auto cards = within(i, "card-");
                if (cards.size() < 2) continue;
                any = true;
                std::ranges::sort(cards, std::greater<>{}, [&](const std::string& card) { return worthTo(i, card); });
                hands.pause(int(i), kReadS * double(cards.size()));
                hands.tap(int(i), byIdEnd(seats[i], "card-" + cards.front()));
                hands.tap(int(i), byIdEnd(seats[i], "card-" + cards.back()));
            }
            hands.work();
            hands.rest(0.2);
            if (!any) break;
            ++m_screens;
        }
        everybody([&](int i) { hands.tap(i, byIdEnd(seats[std::size_t(i)], "done")); });
        closeAndReveal();
        hands.mark("meilleur-pire-resultat");
    }
    std::uint64_t worthTo(std::size_t seat, const std::string& card) const {
        const auto id = *app::idFromText(card);
        const app::Estimate* e = board().find<app::Estimate>(id);
        return static_cast<std::uint64_t>(e ? e->impactCustomer + e->impactCompany : 5) * 10 +
               app::rules::lot(seat + 7, id, 0) % 20;
    }

    // What nobody has costed yet is drawn into the matrix, two hands at most at a time beside each other.
    void placeTheRest() {
        for (int round = 0; round < 12; ++round) {
            std::vector<std::string> waiting;
            const auto targets = hands.look();
            for (const auto& target : targets)
                if (target.id.starts_with("to-place/") && byId(target.id).find(targets)) waiting.push_back(target.id);
            if (waiting.empty()) break;
            if (waiting.size() > 3) waiting.resize(3);
            for (std::size_t k = 0; k < waiting.size(); ++k) {
                const int hand = int((std::size_t(round) * 3 + k) % people());
                hands.pause(hand, kReadS);
                hands.drag(hand, byId(waiting[k]),
                           inPlot(0.2f + 0.25f * float((round + int(k)) % 3), 0.25f + 0.2f * float((round * 2 + int(k)) % 3)));
            }
            hands.work();
            hands.rest(0.4);
        }
        hands.mark("matrice");
    }
    Aim inPlot(float across, float down) const {
        return {[=](const std::vector<ui::glass::Target>& targets) -> std::optional<app::Point> {
                    for (const auto& t : targets)
                        if (t.id == "matrix/plot")
                            return app::Point{std::round(t.px.x + t.px.w * across), std::round(t.px.y + t.px.h * down)};
                    return std::nullopt;
                },
                "the matrix"};
    }

    void takeThePlan() {
        callFacilitator();
        panel("tab-plan");
        hands.pause(facilitator, 10);  // reads the three plans aloud
        panel("take-best"), panel("close");
        hands.work();
        hands.rest(0.5);
        hands.mark("plan");
        // Three hands differ: each carries a card they hold dear from the list into the first tier.
        const auto& tiers = board().tiers();
        const auto targets = hands.look();
        int hand = 0;
        for (const auto& target : targets) {
            if (hand == 3) break;
            const app::Planned* planned =
                std::string(target.kind) == "row" ? board().find<app::Planned>(*app::idFromText(target.id)) : nullptr;
            if (std::string(target.kind) != "row" || (planned && planned->tier == tiers.front()) || !isSmall(target.id)) continue;
            hands.pause(hand, kReadS);
            hands.drag(hand, grip(target.id), byId(app::idText(tiers[std::size_t(hand) % 2])));  // the third lies further down
            ++hand;
        }
        hands.markAfter("paliers-mains", 4);
        hands.work();
        hands.rest(0.5);
        // What they hold dear has made the tiers too full: what need not stand there gives way.
        callFacilitator();
        panel("tab-plan");
        hands.pause(facilitator, 5);
        panel("steady"), panel("close");
        hands.work();
        hands.rest(0.5);
        hands.mark("plan-tenable");
    }
    bool isSmall(const std::string& action) const {
        const app::Estimate* e = board().find<app::Estimate>(*app::idFromText(action));
        return e && e->tenthDays && e->euros && *e->tenthDays <= 120 && *e->euros <= 10'000;
    }

    // Owners: each person takes on actions of the plan at their own seat, all at once; one is given to a neighbour, who says yes.
    void owners() {
        const std::string given = firstCard();
        hands.tap(5, byId("tier/" + given));
        hands.tap(5, byId(given + "/edit"));
        hands.work();
        hands.rest(0.3);
        for (std::size_t i = 0; i < people(); ++i) {
            if (within(i, "tab-carry-out").empty()) continue;
            hands.tap(5, byIdEnd(seats[i], "tab-carry-out"));
            hands.tap(5, byIdEnd(seats[i], "owner-" + seats[(i + 1) % people()]));
            hands.tap(5, byIdEnd(seats[i], "due-week-more"));
            hands.tap(5, byIdEnd(seats[i], "close"));
            break;
        }
        hands.work();
        everybody([&](int i) { hands.tap(i, byIdEnd(seats[std::size_t(i)], "mine")); });
        hands.rest(0.3);
        hands.mark("responsables");
        everybody([&](int i) {
            for (const std::string& card : within(std::size_t(i), "accept-"))
                hands.pause(i, kReadS), hands.tap(i, byIdEnd(seats[std::size_t(i)], "accept-" + card));
        });
        for (int round = 0; round < 20; ++round) {
            std::set<std::string> taken;
            bool any = false;
            for (std::size_t i = 0; i < people(); ++i) {
                const auto free = within(i, "take-");
                const auto card = std::ranges::find_if(free, [&](const std::string& c) { return !taken.contains(c); });
                if (card == free.end()) continue;
                any = true;
                taken.insert(*card);
                hands.pause(int(i), kReadS * double(card - free.begin() + 1));  // reads down to the one nobody else reaches for
                hands.tap(int(i), byIdEnd(seats[i], "take-" + *card));
            }
            hands.work();
            hands.rest(0.3);
            if (!any) break;
        }
        hands.mark("accords");
        promises();
        for (int page = 0; page < 2; ++page) {  // the form, then the list it was opened from
            everybody([&](int i) {
                if (!within(std::size_t(i), "close").empty()) hands.tap(i, byIdEnd(seats[std::size_t(i)], "close"));
            });
            hands.rest(0.5);
        }
        hands.mark("fin");
    }
    // Of one action of their own each says by when, how it begins and what will show that it worked.
    void promises() {
        static constexpr std::pair<const char*, const char*> kSaid[] = {
            {"réunir les vendeurs", "moins de devis perdus"}, {"appeler le studio", "plus de visites"},
            {"lister les textes", "moins de questions"},      {"voir le prestataire", "délai divisé par deux"},
            {"choisir un magasin", "plus de ventes"},         {"relire les avis", "une meilleure note"},
            {"chiffrer avec la caisse", "attente réduite"},   {"écrire la procédure", "moins de litiges"}};
        std::vector<bool> says(people(), false);
        everybody([&](int i) {
            const auto mine = within(std::size_t(i), "open-");
            if (mine.empty()) return;
            says[std::size_t(i)] = true;
            hands.pause(i, kReadS);
            hands.tap(i, byIdEnd(seats[std::size_t(i)], "open-" + mine.front()));
            hands.tap(i, byIdEnd(seats[std::size_t(i)], "tab-carry-out"));
            hands.tap(i, byIdEnd(seats[std::size_t(i)], "due-week-more"));
        });
        const auto write = [&](const char* field, auto text) {
            everybody([&](int i) {
                if (!says[std::size_t(i)]) return;
                const std::string& seat = seats[std::size_t(i)];
                hands.tap(i, byIdEnd(seat, field));
                hands.type(i, seat, text(kSaid[std::size_t(i) % std::size(kSaid)]));
                hands.tap(i, byIdEnd(seat, "done"));
            });
        };
        write("first-step", [](const auto& said) { return said.first; });
        hands.mark("premier-pas");
        write("measure", [](const auto& said) { return said.second; });
        hands.rest(0.5);
        hands.mark("mesures");
    }
    std::string firstCard() const {
        const auto targets = hands.look();
        for (const auto& target : targets)
            if (target.id.starts_with("tier/") && byId(target.id).find(targets)) {
                const std::string card = target.id.substr(5);
                const app::Assignment* a = board().find<app::Assignment>(*app::idFromText(card));
                if (!a || (a->owner.empty() && !a->seat)) return card;
            }
        throw std::runtime_error("no card of the plan is without an owner");
    }

    int m_stuck = 0, m_screens = 0;
};

}  // namespace

// docs/guide.md says these figures; tests/storage/imports/assets.tests.cpp holds it to them.
void writeFacts(std::ostream& out, double seconds, const std::vector<long>& touches, std::size_t actions, std::size_t planned,
                std::size_t accepted) {
    out << "{\n  \"seconds\": " << seconds << ",\n  \"touches\": [";
    for (std::size_t i = 0; i + 1 < touches.size(); ++i) out << (i ? ", " : "") << touches[i];
    out << "],\n  \"touches_of_facilitator\": " << touches.back() << ",\n  \"actions\": " << actions
        << ",\n  \"planned\": " << planned << ",\n  \"accepted\": " << accepted << "\n}\n";
}

int main(int argc, char** argv) {
    if (argc != 4 && argc != 5) {
        std::cerr << "record_plan ASSETS TEXTS OUT [FACTS]\n";
        return 2;
    }
    const app::Texts tr = app::Texts::load(argv[2], "fr");
    app::IdSource ids{kDemoSeed};
    app::CommandContext context{{}, kDemoStart, ids};
    app::OpenSession session;
    if (!session.board.apply(storage::imports::demoSession(argv[1], context, tr))) return 1;
    session.journal = std::make_unique<app::NoJournal>();
    const ui::shell::TableSetup setup{
        .size = {1920, 1080, 2.0f}, .reckon = ui::shell::ReckonWhere::Here, .salt = 0};  // a table of 43 inches
    ui::paint::Fonts fonts(setup.size.pxPerMm);
    ui::shell::Table table(std::move(session), fonts, setup, app::IdSource{kDemoSeed + 1});
    std::ofstream out(argv[3]);
    VirtualHands hands(table, tr, setup, kDemoStart, out, kPeople);
    Planning planning{{table, hands, {}}};
    hands.rest(0.5);
    const auto told = [&](const char* what, void (Planning::*part)()) {
        const double before = hands.seconds();
        (planning.*part)();
        std::cerr << what << ": " << int(hands.seconds() - before) << " s\n";
    };
    planning.sitDown();
    told("dots on all actions", &Planning::dots);
    told("best and worst", &Planning::bestWorst);
    told("uncosted ones placed", &Planning::placeTheRest);
    told("a plan taken and changed", &Planning::takeThePlan);
    told("owners and their yes", &Planning::owners);
    std::size_t planned = 0, owned = 0;
    for (const auto& [id, p] : table.board().all<app::Planned>()) planned += bool(p.tier);
    for (const auto& [id, a] : table.board().all<app::Assignment>()) owned += a.accepted;
    std::cerr << table.board().all<app::Action>().size() << " actions, " << planned << " planned, " << owned
              << " accepted by their owners: " << int(hands.seconds()) / 60 << " min " << int(hands.seconds()) % 60 << " s, "
              << planning.m_screens << " best-worst rounds\ntouches:";
    std::vector<long> touches;
    for (int hand = 0; hand <= planning.facilitator; ++hand)
        touches.push_back(hands.touchesOf(hand)), std::cerr << ' ' << touches.back();
    std::cerr << " (the last: the facilitator)\n";
    if (argc == 5) {
        std::ofstream facts(argv[4]);
        writeFacts(facts, hands.seconds(), touches, table.board().all<app::Action>().size(), planned, owned);
    }
    return 0;
}
