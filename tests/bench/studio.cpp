#include "tests/bench/studio.h"

#include <glad/gl.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <sstream>
#include <stdexcept>

#include "app/commands/actions.h"
#include "app/commands/notes.h"
#include "app/commands/presets.h"
#include "app/commands/rounds.h"
#include "app/commands/seats.h"
#include "app/commands/session.h"
#include "app/commands/structure.h"
#include "app/commands/votes.h"
#include "app/rules/voting.h"
#include "storage/imports/template_file.h"
#include "tests/bench/facilitator_scenes.h"
#include "tests/bench/funnel_scenes.h"
#include "tests/bench/reveal_scenes.h"
#include "tests/bench/scene_board.h"
#include "tests/bench/seat_scenes.h"
#include "ui/touch/contact_tracker.h"

namespace tests {

namespace commands = app::commands;
using app::Edge;

namespace {

void demoBoard(app::Board& board, app::IdSource& ids) { layDemo(board, ids); }

void seats(app::Board& board, app::IdSource& ids, std::vector<std::pair<Edge, float>> where) {
    for (const auto& [edge, along] : where)
        apply(board, ids, [&](const auto& b, auto& context) { return commands::addSeat(b, context, edge, along); });
}
void fourSides(app::Board& board, app::IdSource& ids) {
    seats(board, ids, {{Edge::Bottom, 0.5f}, {Edge::Top, 0.5f}, {Edge::Left, 0.5f}, {Edge::Right, 0.5f}});
}

// A revealed vote in which every seat gave its dots to what is near the front.
void vote(app::Board& board, app::IdSource& ids, app::RoundOn on, bool reveal) {
    commands::RoundTerms terms;
    terms.scope.on = on, terms.cap = 3, terms.boxSeconds = 240;
    apply(board, ids, [&](const auto& b, auto& context) { return commands::openRound(b, context, terms); });
    const app::Id<app::Round> round = board.rounds().back();
    const auto items = board.candidates(round);
    std::size_t n = 0;
    for (app::Id<app::Seat> seat : seatsOf(board))
        for (int i = 0; i < 8; ++i) {
            n = (n * 5 + 3) % 14;
            app::CommandContext context{{}, kSceneStart, ids};
            const auto cast = commands::castDot(board, context, round, seat, items[n % items.size()]);
            if (cast && !board.apply(*cast)) throw std::runtime_error("a dot could not be cast");
        }
    if (!reveal) return;
    apply(board, ids, [&](const auto& b, auto& context) { return commands::closeRound(b, context, round); });
    apply(board, ids, [&](const auto& b, auto& context) { return commands::revealRound(b, context, round); });
}

void step(app::Board& board, app::IdSource& ids, const app::StepKey& to) {
    apply(board, ids, [&](const auto& b, auto& context) { return commands::goToStep(b, context, to); });
}

void write(VirtualHands& hands, ui::shell::Table& table) {
    int hand = 0;
    for (app::Id<app::Seat> seat : seatsOf(table.board())) {
        hands.tap(hand, byIdEnd(app::idText(seat), "new-note"));
        hands.type(hand++, app::idText(seat), "le vendeur n’a pas mon devis");
    }
    hands.work();
}

void tab(VirtualHands& hands, const char* name) {
    hands.hold(0, {[](const auto&) { return app::Point{10, 10}; }, "corner"}, 1.2);
    hands.tap(0, byId(std::string("facilitator/") + name));
    hands.work();
}

Aim someNote(ui::shell::Table& table, std::size_t index) {
    return byId(app::idText(tests::mapOf(table.scene()).layout().notes.at(index).id));
}

void longTexts(app::Board& board, app::IdSource& ids) {
    demoBoard(board, ids);
    fourSides(board, ids);
    for (const auto& [id, note] : app::RecordMap<app::Note>(board.all<app::Note>()))
        apply(board, ids, [&, n = app::Id<app::Note>{id}](const auto& b, auto& context) {
            return commands::editText(b, context, n,
                                      "L’incompréhensible anticonstitutionnellement long texte « explicatif » d’un participant "
                                      "particulièrement enthousiaste : il déborde, évidemment !");
        });
}

// People write in their own languages: notes, titles, names.
void scripts(app::Board& board, app::IdSource& ids) {
    demoBoard(board, ids);
    fourSides(board, ids);
    static const std::vector<std::string> kTexts{
        "شكراً جزيلاً، لكن وقت الانتظار عند الصندوق طويل جداً",
        "תודה רבה, אבל זמן ההמתנה בקופה ארוך מדי",
        "谢谢，但是收银台的等待时间太长了，应该增加收银员。",
        "レジの待ち時間が長すぎます。スタッフを増やしてほしい「お願い」！",
        "Trop d’attente en caisse 😡 mais une équipe super 👍🏽 ❤️ 🎉 👏",
        "계산대에서 너무 오래 기다려요",
        "Слишком долго ждать на кассе, αργεί πολύ το ταμείο",
        "काउंटर पर बहुत देर लगती है",
        "Le client « محمد » attend 15 minutes à la caisse n° 3",
        "Famille 👨‍👩‍👧 et drapeau 🇫🇷 : 1️⃣ accueil, 2️⃣ caisse",
    };
    std::size_t next = 0;
    for (app::Id<app::Stage> stage : board.stages())
        for (app::Id<app::Lane> lane : board.lanes())
            for (const app::Item& item : std::vector<app::Item>(board.itemsIn({stage, lane})))
                if (item.note)
                    apply(board, ids, [&](const auto& b, auto& context) {
                        return commands::editText(b, context, item.note, kTexts[next++ % kTexts.size()]);
                    });
    apply(board, ids, [&](const auto& b, auto& context) { return commands::renameStage(b, context, b.stages()[0], "اكتشاف"); });
    apply(board, ids, [&](const auto& b, auto& context) { return commands::renameStage(b, context, b.stages()[1], "比較検討"); });
    apply(board, ids, [&](const auto& b, auto& context) { return commands::renameSeat(b, context, seatsOf(b).front(), "יעל"); });
}

}  // namespace

Studio::Studio(int width, int height, float pxPerMm, const std::string& lang)
    : m_window({std::pair(width, height), 1 / pxPerMm}),
      m_fonts(std::make_unique<ui::paint::Fonts>(pxPerMm)),
      m_tr(app::Texts::load(std::filesystem::path(PARCOURS_BUILD) / "texts", lang)) {
    int w = 0, h = 0;
    const unsigned char* alpha = m_fonts->alpha(&w, &h);
    m_fonts->setTexture(m_renderer.uploadAtlas(alpha, w, h, m_fonts->whiteUv()));
    m_keptVotes.all = someKeptVotes();
}

ui::shell::Pixels Studio::picture(ui::shell::Table& table, double nowS) {
    ui::shell::Glass glass(*m_fonts);
    const ui::glass::Look look = table.look(m_tr, nowS);
    glass.prepare(&look, table.overlay(), table.panelPictures(), true);
    glass.rasterise(m_renderer, m_window.width(), m_window.height());
    return {m_window.width(), m_window.height(), glass.read()};
}

void Studio::keep(KeptGlass& kept, ui::shell::Table& table, double nowS) {
    const ui::glass::Look look = table.look(m_tr, nowS);
    if (!kept.glass.prepare(&look, table.overlay(), table.panelPictures(), table.takeBoardChanged())) return;
    const int w = m_window.width(), h = m_window.height();
    const auto& changed = kept.glass.rasterise(m_renderer, w, h);
    kept.memory.resize(static_cast<std::size_t>(w) * static_cast<std::size_t>(h));
    kept.glass.into({kept.memory.data(), w, h}, changed);
    kept.onCanvas = &kept.glass.onCanvas(m_renderer);
}

ui::shell::Pixels KeptGlass::screen() const {
    const int w = onCanvas->width(), h = onCanvas->height();
    std::vector<unsigned> copy = memory;
    return {w, h, ui::gl::rgbaOf({copy.data(), w, h})};
}

ui::shell::Pixels KeptGlass::canvas() const {
    const int w = onCanvas->width(), h = onCanvas->height();
    std::vector<unsigned> pixels(memory.size());
    onCanvas->read({0, 0, static_cast<float>(w), static_cast<float>(h)}, pixels.data(), w);
    return {w, h, ui::gl::rgbaOf({pixels.data(), w, h})};
}

int Studio::settle(KeptGlass& glass, ui::shell::Table& table, double nowS) {
    int frames = 0;
    for (; !glass.settled() && frames < 100; ++frames) keep(glass, table, nowS);
    return frames;
}

ui::shell::Pixels Studio::home(const std::vector<app::SessionCard>& cards, const std::vector<std::string>& taps) {
    ui::panels::home::HomePanel panel(*m_fonts, m_window.pxPerMm());
    std::vector<ui::panels::home::HomeTemplate> templates;
    for (const auto& one :
         storage::imports::readTemplates(std::filesystem::path(PARCOURS_SOURCE) / "assets/templates", "fr", m_tr))
        templates.push_back({one.name, one.sketch.title, one.purpose});
    panel.setTemplates(std::move(templates));
    panel.offerDemonstration();
    panel.setCards(cards, std::vector<ImTextureID>(cards.size()));
    return alone(panel, taps);
}

ui::shell::Pixels Studio::notice() {
    const std::string words =
        m_tr.fill("Not everything could be stored where this session lay. {0} All of it is in {1} and opens at the next start.",
                  m_tr("The disk is full."), "/home/ana/.local/share/parcours/Parcours client (secours).parcours");
    ui::panels::home::NoticePanel panel(*m_fonts, m_window.pxPerMm(), m_tr("Not everything was stored"), words);
    return alone(panel);
}

namespace {

void press(ui::panels::Panel& panel, ui::panels::PanelContext& context, const std::string& button) {
    using ui::touch::Phase;
    const auto target = std::ranges::find(panel.targets(), panel.name() + "/" + button, &ui::glass::Target::id);
    if (target == panel.targets().end()) throw std::runtime_error("no button " + button);
    const app::Point px = target->px.centre();
    ui::touch::ContactTracker tracker{context.config, 1 / context.pxPerMm};
    for (int frame = 0; frame < 12; ++frame) {
        context.nowS += 1.0 / 60;
        std::vector<ui::touch::ContactSample> samples;
        if (frame == 0 || frame == 5)
            samples.push_back({1, ui::touch::SourceKind::Touch, 1, frame == 0 ? Phase::Begin : Phase::End, px, context.nowS});
        for (const ui::touch::Contact& contact : tracker.frame(samples, context.nowS)) panel.contact(contact, context);
        panel.frame(context, false);
    }
}

}  // namespace

ui::shell::Pixels Studio::alone(ui::panels::Panel& panel, const std::vector<std::string>& taps) {
    panel.setPose({{0, 0, static_cast<float>(m_window.width()), static_cast<float>(m_window.height())}, 0});
    class Nothing : public ui::glass::Commit {
        app::Result<app::Touched> run(app::Actor, const ui::glass::Command&) override { return app::Refusal{""}; }
        app::Result<app::Touched> undoRecord(app::RecordKey) override { return app::Refusal{""}; }
        app::Result<app::Touched> undoSeat(app::Id<app::Seat>) override { return app::Refusal{""}; }
        app::Result<app::Touched> undoStructure() override { return app::Refusal{""}; }
    } nothing;
    const app::Board board;
    const ui::glass::Scene scene;
    std::vector<ui::panels::ShellRequest> requests;
    const ui::touch::GestureConfig config;
    ui::panels::PanelContext context{board, nothing, nullptr, scene, m_tr, 0, kSceneStart, requests, config, m_window.pxPerMm()};
    panel.frame(context, true);
    for (const std::string& tap : taps) press(panel, context, tap);
    ui::shell::Glass glass(*m_fonts);
    glass.prepare(nullptr, {}, {{panel.picture(), panel.pose(), panel.version()}}, false);
    glass.rasterise(m_renderer, m_window.width(), m_window.height());
    return {m_window.width(), m_window.height(), glass.read()};
}

app::JournalState BrokenJournal::state() const {
    app::JournalState state{m_accepted, m_accepted};
    if (m_moved) {
        state.file = "/home/ana/Parcours client (suite).parcours";
        state.moved = "The disk did not keep what was written.";
        return state;
    }
    state.stored = 0, state.trouble = "The disk is full.";
    std::tm day{};  // 14:32 wherever the picture is made
    day.tm_year = 126, day.tm_mon = 2, day.tm_mday = 17, day.tm_hour = 14, day.tm_min = 32, day.tm_isdst = -1;
    state.since = static_cast<app::UnixMs>(std::mktime(&day)) * 1000;
    return state;
}

std::vector<app::Round> someKeptVotes() {
    return {commands::keptVote({.scope = {.kind = app::NoteKind::Opportunities}, .dotsEach = 3, .boxSeconds = 300}),
            commands::keptVote({.scope = {.on = app::RoundOn::Groups}, .form = app::BallotForm::Points})};
}

std::vector<app::SessionCard> someCards() {
    std::vector<app::SessionCard> cards;
    for (int i = 0; i < 5; ++i)
        cards.push_back({"atelier-" + std::to_string(i) + ".parcours",
                         i == 1 ? "Séminaire annuel des directions relation client et magasins de la région Grand Ouest"
                                : "Atelier " + std::to_string(i + 1),
                         i % 2 ? "Maison Aubrelle" : "",
                         kSceneStart - (i + 30) * 86'400'000LL,
                         kSceneStart - i * 86'400'000LL,
                         197 - i * 30,
                         151,
                         i,
                         {},
                         i == 3 ? "This session file is damaged." : ""});
    cards[3].isDamaged = true, cards[4].toLookAt = true;
    cards[0].revealed = 2, cards[0].planned = 48, cards[0].client = "Maison Aubrelle", cards[2].revealed = 1;
    for (int i = 0; i < 5; ++i)
        cards[2].copies.push_back({"copy", kSceneStart - i * 1'700'000LL,
                                   i == 0   ? "when it was closed"
                                   : i == 2 ? "at a step of the workshop"
                                            : "while people were working"});
    cards.push_back(cards[0]);
    cards.back().file = "jeté.parcours", cards.back().title = "Atelier jeté", cards.back().inTrash = true;
    return cards;
}

std::vector<app::SessionCard> manyCards() {
    static constexpr const char* kTitles[] = {"Parcours d’achat", "Après-vente", "Séminaire des magasins", "Été des enseignes"};
    static constexpr const char* kClients[] = {"Maison Aubrelle", "Banque Vérane", "", "Ville de Tournefort"};
    std::vector<app::SessionCard> cards;
    for (int i = 0; i < 40; ++i)
        cards.push_back({"atelier-" + std::to_string(i) + ".parcours", kTitles[i % 4], kClients[i / 2 % 4],
                         kSceneStart - (i + 30) * 86'400'000LL, kSceneStart - i * 86'400'000LL, 60 + i, 12, 2});
    return cards;
}

const std::vector<Scene>& allScenes() {
    static const std::vector<Scene> kScenes{
        {"map-empty",
         [](auto& b, auto& ids) {
             apply(b, ids, [](const auto& board, auto& context) {
                 commands::Template frame{
                     "Nouvel atelier",
                     {{"Découverte"}, {"Considération"}, {"Décision"}, {"Achat"}, {"Rétention"}, {"Recommandation"}},
                     {}};
                 for (const auto& [kind, title] : {std::pair{app::NoteKind::Actions, "Actions du client"},
                                                   {app::NoteKind::Touchpoints, "Points de contact"},
                                                   {app::NoteKind::Emotions, "Émotions"},
                                                   {app::NoteKind::Pains, "Irritants"},
                                                   {app::NoteKind::Opportunities, "Opportunités"}})
                     frame.lanes.push_back({title, kind, false});
                 return commands::startSession(board, context, frame, "fr", app::Seating::Table);
             });
         },
         {}},
        {"map-full",
         [](auto& b, auto& ids) {
             demoBoard(b, ids);
             fourSides(b, ids);
         },
         {}},
        {"map-long-texts", longTexts, {}},
        {"map-scripts", scripts, {}},
        {"four-keyboards",
         [](auto& b, auto& ids) {
             demoBoard(b, ids);
             fourSides(b, ids);
         },
         write},
        {"bubble",
         [](auto& b, auto& ids) {
             demoBoard(b, ids);
             fourSides(b, ids);
         },
         [](auto& hands, auto& table) { hands.tap(0, someNote(table, 60)), hands.work(); }},
        {"held-and-refused",
         [](auto& b, auto& ids) {
             demoBoard(b, ids);
             fourSides(b, ids);
         },
         [](auto& hands, auto& table) {
             hands.drag(0, someNote(table, 40), {[](const auto&) { return app::Point{600, 420}; }, "there"});
             hands.hold(1, someNote(table, 70), 1.5), hands.pause(2, 0.7), hands.tap(2, someNote(table, 70));
             hands.workFor(1.0);
         }},
        {"face-down",
         [](auto& b, auto& ids) {
             demoBoard(b, ids);
             fourSides(b, ids);
             int n = 0;
             for (const auto& [id, p] : app::RecordMap<app::Placement>(b.template all<app::Placement>()))
                 if (++n % 3 == 0)
                     apply(b, ids, [note = app::Id<app::Note>{id}](const auto& board, auto& context) {
                         return commands::flipNote(board, context, note);
                     });
         },
         {}},
        {"vote",
         [](auto& b, auto& ids) {
             demoBoard(b, ids);
             fourSides(b, ids);
             vote(b, ids, app::RoundOn::Notes, false);
         },
         [](auto& hands, auto& table) {
             int hand = 0;
             for (auto seat : seatsOf(table.board())) hands.tap(hand++, byIdEnd(app::idText(seat), "vote"));
             hands.work();
         }},
        {"vote-closed",
         [](auto& b, auto& ids) {
             demoBoard(b, ids);
             fourSides(b, ids);
             vote(b, ids, app::RoundOn::Notes, false);
         },
         [](auto& hands, auto& table) {
             int hand = 0;
             for (auto seat : seatsOf(table.board())) hands.tap(hand++, byIdEnd(app::idText(seat), "vote"));
             hands.work();
             const auto round = app::rules::openRound(table.board())->id;
             if (!table.workshop().run({}, kSceneStart, [&](const app::Board& b, app::CommandContext& a) {
                     return commands::closeRound(b, a, round);
                 }))
                 throw std::runtime_error("the vote was not closed");
         }},
        {"results",
         [](auto& b, auto& ids) {
             demoBoard(b, ids);
             fourSides(b, ids);
             vote(b, ids, app::RoundOn::Notes, true);
         },
         {}},
        {"ranking",
         [](auto& b, auto& ids) {
             demoBoard(b, ids);
             fourSides(b, ids);
             vote(b, ids, app::RoundOn::Actions, true);
         },
         {}},
        {"ranking-empty",
         [](auto& b, auto& ids) {
             app::CommandContext context{{}, kSceneStart, ids};
             (void)context;
             apply(b, ids, [](const auto& board, auto& a) {
                 return commands::startSession(board, a, {"Vide", {{"Achat"}}, {{"Irritants", app::NoteKind::Pains}}}, "fr",
                                               app::Seating::Table);
             });
             fourSides(b, ids);
             step(b, ids, app::steps::kRanking);
         },
         {}},
        {"ranking-300",
         [](auto& b, auto& ids) {
             demoBoard(b, ids);
             fourSides(b, ids);
             for (int i = 0; i < 152; ++i)
                 apply(b, ids, [&](const auto& board, auto& context) {
                     return commands::addAction(
                         board, context, "Prévenir le client de l’avancement de sa commande, étape " + std::to_string(i + 1), {},
                         {});
                 });
             step(b, ids, app::steps::kRanking);
         },
         {}},
        {"action-form",
         [](auto& b, auto& ids) {
             demoBoard(b, ids);
             fourSides(b, ids);
             step(b, ids, app::steps::kRanking);
         },
         [](auto& hands, auto& table) {
             const std::string id = app::idText(tests::funnelOf(table.scene()).rows().at(5).ranked.action);
             hands.tap(0, byId(id)), hands.tap(0, byId(id + "/edit")), hands.work();
         }},
        {"facilitator-steps",
         [](auto& b, auto& ids) {
             demoBoard(b, ids);
             fourSides(b, ids);
         },
         [](auto& h, auto&) { tab(h, "tab-steps"); }},
        {"facilitator-vote",
         [](auto& b, auto& ids) {
             demoBoard(b, ids);
             fourSides(b, ids);
         },
         [](auto& h, auto&) { tab(h, "tab-vote"); }},
        {"facilitator-round-open",
         [](auto& b, auto& ids) {
             demoBoard(b, ids);
             fourSides(b, ids);
             vote(b, ids, app::RoundOn::Notes, false);
         },
         [](auto& h, auto&) { tab(h, "tab-vote"); }},
        {"facilitator-map",
         [](auto& b, auto& ids) {
             demoBoard(b, ids);
             fourSides(b, ids);
         },
         [](auto& h, auto&) { tab(h, "tab-map"); }},
        {"facilitator-seats",
         [](auto& b, auto& ids) {
             demoBoard(b, ids);
             fourSides(b, ids);
         },
         [](auto& h, auto&) { tab(h, "tab-seats"); }},
        {"facilitator-files",
         [](auto& b, auto& ids) {
             demoBoard(b, ids);
             fourSides(b, ids);
         },
         [](auto& h, auto&) { tab(h, "tab-files"); }},
        {"twelve-seats",
         [](auto& b, auto& ids) {
             demoBoard(b, ids);
             seats(b, ids,
                   {{Edge::Bottom, .1f},
                    {Edge::Bottom, .35f},
                    {Edge::Bottom, .6f},
                    {Edge::Bottom, .85f},
                    {Edge::Top, .1f},
                    {Edge::Top, .35f},
                    {Edge::Top, .6f},
                    {Edge::Top, .85f},
                    {Edge::Left, .25f},
                    {Edge::Left, .75f},
                    {Edge::Right, .25f},
                    {Edge::Right, .75f}});
         },
         {}},
        {"eight-seats",
         [](auto& b, auto& ids) {
             demoBoard(b, ids);
             for (const Edge edge : {Edge::Bottom, Edge::Top, Edge::Left, Edge::Right}) seats(b, ids, {{edge, .3f}, {edge, .7f}});
         },
         [](auto& hands, auto& table) {
             for (std::size_t i : {0, 3, 5}) hands.tap(0, byIdEnd(app::idText(seatsOf(table.board())[i]), "new-note"));
             hands.work();
         }},
        {"twelve-wall",
         [](auto& b, auto& ids) {
             demoBoard(b, ids);
             for (int i = 0; i < 12; ++i) seats(b, ids, {{Edge::Bottom, 0.5f}});
             apply(b, ids,
                   [](const auto& board, auto& context) { return commands::seatEveryone(board, context, app::Seating::Wall); });
         },
         [](auto& hands, auto& table) {
             const std::string seat = app::idText(seatsOf(table.board())[4]);
             hands.tap(0, byIdEnd(seat, "new-note")), hands.type(0, seat, "un mot"), hands.tap(0, byIdEnd(seat, "done"));
             hands.tap(1, byIdEnd(app::idText(seatsOf(table.board())[9]), "seat"));
             hands.work();
         }},
        {"twelve-facilitator",
         [](auto& b, auto& ids) {
             demoBoard(b, ids);
             for (const Edge edge : {Edge::Bottom, Edge::Top, Edge::Left, Edge::Right})
                 seats(b, ids, {{edge, .2f}, {edge, .5f}, {edge, .8f}});
             vote(b, ids, app::RoundOn::Notes, false);
         },
         [](auto& hands, auto& table) {
             tab(hands, "tab-vote");
             hands.tap(0, byIdEnd(app::idText(seatsOf(table.board())[0]), "vote"));
             hands.tap(0, byIdEnd(app::idText(seatsOf(table.board())[7]), "vote"));
             hands.work();
         }},
        {"wall",
         [](auto& b, auto& ids) {
             demoBoard(b, ids);
             fourSides(b, ids);
             apply(b, ids,
                   [](const auto& board, auto& context) { return commands::seatEveryone(board, context, app::Seating::Wall); });
         },
         {}},
        {"not-stored",
         [](auto& b, auto& ids) {
             demoBoard(b, ids);
             fourSides(b, ids);
         },
         {},
         Scene::Disk::Full},
        {"lies-elsewhere",
         [](auto& b, auto& ids) {
             demoBoard(b, ids);
             fourSides(b, ids);
         },
         {},
         Scene::Disk::Moved},
    };
    static const std::vector<Scene> kAll = [] {
        std::vector<Scene> all = kScenes;
        for (const Scene& scene : funnelScenes()) all.push_back(scene);
        for (const Scene& scene : revealScenes()) all.push_back(scene);
        for (const Scene& scene : seatScenes()) all.push_back(scene);
        for (const Scene& scene : facilitatorScenes()) all.push_back(scene);
        return all;
    }();
    return kAll;
}

std::unique_ptr<ui::shell::Table> play(const Stage& stage, const Scene& scene, double& nowS, const EachFrame& each) {
    app::IdSource ids{7};
    app::OpenSession session;
    scene.prepare(session.board, ids);
    if (stage.seating == app::Seating::Wall && session.board.session().seating != app::Seating::Wall)
        apply(session.board, ids,
              [](const auto& board, auto& context) { return commands::seatEveryone(board, context, app::Seating::Wall); });
    for (std::size_t i = 0; i < scene.lost; ++i) {
        const app::Note note = session.board.all<app::Note>().begin()->second;
        const app::RecordKey key = app::keyOf(note);
        (void)session.board.apply({ids.next(), app::Op::Import, {}, 0, 0, {{key, note, std::nullopt}}});
        session.setAside.push_back({key, i + 1 < scene.lost ? std::optional<app::Record>(note) : std::nullopt, i == 1});
    }
    if (scene.disk != Scene::Disk::Sound) session.journal = std::make_unique<BrokenJournal>(scene.disk == Scene::Disk::Moved);
    else session.journal = std::make_unique<app::NoJournal>();
    auto table = std::make_unique<ui::shell::Table>(std::move(session), stage.fonts, stage.setup, app::IdSource{8});
    std::ostringstream recording;
    VirtualHands hands(*table, stage.tr, stage.setup, kSceneStart, recording);
    if (each) hands.watch([&](double atS) { each(*table, atS); });
    hands.rest(0.1);
    constexpr std::array kInTheMiddle{"held-and-refused", "funnel-four-hands", "reveal-arriving"};
    try {
        if (scene.work) scene.work(hands, *table);
        if (std::ranges::find(kInTheMiddle, std::string_view(scene.name)) == kInTheMiddle.end()) hands.rest(0.4);
    } catch (const std::runtime_error&) {
        if (!stage.mayBeFull) throw;
    }
    nowS = hands.seconds();
    return table;
}

std::unique_ptr<ui::shell::Table> play(Studio& studio, const Scene& scene, double& nowS, const EachFrame& each) {
    return play({studio.fonts(), studio.tr(), studio.setup()}, scene, nowS, each);
}

ui::shell::Pixels pictureOf(Studio& studio, const Scene& scene) {
    double nowS = 0;
    const auto table = play(studio, scene, nowS);
    return studio.picture(*table, nowS);
}

}  // namespace tests
