// Lists as people bring them: encodings, delimiters, headings, ragged rows, numbers and dates, and what is refused.
#include "storage/imports/csv_import.h"

#include <catch2/catch.hpp>
#include <set>

#include "app/base/utf8.h"
#include "storage/exports/tables.h"
#include "storage/imports/csv_columns.h"
#include "storage/imports/csv_values.h"
#include "storage/imports/decoded_text.h"
#include "storage/imports/import_error.h"
#include "tests/storage/exports/small_board.h"

using namespace storage::imports;

namespace {

ImportedList listOf(const std::string& bytes, ListAs as = ListAs::WhatColumnsSay) {
    static const tests::SmallBoard small;
    return readList(small.board, bytes, as, {});
}

std::vector<std::string> textsOf(const std::string& bytes) {
    std::vector<std::string> texts;
    for (const ListRow& row : listOf(bytes).rows) texts.push_back(row.text);
    return texts;
}

std::string listRefusal(const std::string& bytes, ListAs as = ListAs::WhatColumnsSay) {
    try {
        listOf(bytes, as);
    } catch (const ImportError& error) {
        return error.what();
    }
    return "";
}

std::string utf16(std::u16string_view text, bool bigEndian) {
    std::string bytes = bigEndian ? "\xFE\xFF" : "\xFF\xFE";
    for (const char16_t unit : text)
        for (int i = 0; i < 2; ++i) bytes += static_cast<char>(bigEndian == (i == 0) ? unit >> 8 : unit & 0xFF);
    return bytes;
}

using NoteTexts = std::vector<std::string>;

}  // namespace

TEST_CASE("the same list is read from every encoding a spreadsheet writes", "[storage][imports][csv][encodings]") {
    const NoteTexts expected{"Œufs frais à 3 €", "L’été, déjà"};
    CHECK(textsOf("Texte\r\nŒufs frais à 3 €\r\nL’été, déjà\r\n") == expected);
    CHECK(textsOf("\xEF\xBB\xBFTexte\nŒufs frais à 3 €\nL’été, déjà") == expected);
    CHECK(textsOf("Texte\rŒufs frais à 3 €\rL’été, déjà\r") == expected);
    CHECK(textsOf(utf16(u"Texte\r\nŒufs frais à 3 €\r\nL’été, déjà\r\n", false)) == expected);
    CHECK(textsOf(utf16(u"Texte\r\nŒufs frais à 3 €\r\nL’été, déjà\r\n", true)) == expected);
    CHECK(textsOf("Texte\r\n\x8Cufs frais \xE0 3 \x80\r\nL\x92\xE9t\xE9, d\xE9j\xE0\r\n") == expected);
    CHECK(textsOf(utf16(u"Texte\nbravo 🎉\n", false)) == NoteTexts{"bravo 🎉"});
}

TEST_CASE("bytes that are no text are refused naming their line", "[storage][imports][csv][encodings]") {
    CHECK_THAT(listRefusal("Texte\nun\nde\x81ux\n"), Catch::Contains("Line 3"));             // not in Windows-1252 either
    CHECK_THAT(listRefusal("Texte\r\nété\r\nà\r\nd\xE9jà\r\n"), Catch::Contains("Line 4"));  // UTF-8 but for one byte
    CHECK_THAT(listRefusal("\xEF\xBB\xBFTexte\nd\xE9j\xE0\n"), Catch::Contains("Line 2"));
    CHECK_THAT(listRefusal(std::string("Texte\nun\0deux\n", 14)), Catch::Contains("Line 2 holds a zero byte"));
    CHECK_THAT(listRefusal(std::string("T\0e\0x\0t\0e\0", 10)), Catch::Contains("zero byte"));  // UTF-16 without its mark
    CHECK_THAT(listRefusal("\xFF\xFEx"), Catch::Contains("Line 1"));                            // half a unit
    CHECK_THAT(listRefusal(utf16(std::u16string{u'a', u'\n', char16_t(0xD800), u'b'}, false)), Catch::Contains("Line 2"));
}

TEST_CASE("delimiters are guessed, sentences with commas stay whole", "[storage][imports][csv]") {
    CHECK(textsOf("Texte;Étape\nun, deux;Achat\n") == NoteTexts{"un, deux"});
    CHECK(textsOf("Étape\tTexte\nAchat\tun; deux\n") == NoteTexts{"un; deux"});
    CHECK(textsOf("stage,text\nAchat,\"un, deux\"\n") == NoteTexts{"un, deux"});
    CHECK(textsOf("sep=;\r\nTexte;Étape\r\nun;Achat\r\n") == NoteTexts{"un"});
    CHECK(textsOf("Oui, mais\nNon, plutôt\n") == NoteTexts{"Oui, mais", "Non, plutôt"});
    CHECK(textsOf("Oui ; mais\nNon\n") == NoteTexts{"Oui ; mais", "Non"});
    CHECK(textsOf("un;;\ndeux;;\n") == NoteTexts{"un", "deux"});
    CHECK(textsOf("\"Abordable !\" dit-elle\nun\n") == NoteTexts{"\"Abordable !\" dit-elle", "un"});
    CHECK(textsOf("Texte;Couloir\n\"dit \"\"oui\"\"\nou non\";Irritants\n\n;\nfin;Irritants\n") ==
          NoteTexts{"dit \"oui\"\nou non", "fin"});
    CHECK_THAT(listRefusal("un;deux\ntrois;quatre\n"), Catch::Contains("first line must name the columns"));
    CHECK_THAT(listRefusal("Étape;Budget\nAchat;3\n"), Catch::Contains("“Text” or “Title”"));
}

TEST_CASE("ragged rows, open quotes, empty texts and huge texts are refused naming their line", "[storage][imports][csv]") {
    CHECK(listRefusal("Texte;Étape\nun;Achat\ndeux\n") == "Line 3 has 1 cells where the first line has 2.");
    CHECK(listRefusal("Texte;Étape\n\"un\ndeux\";Achat\ntrois;Achat;vert\n") == "Line 4 has 3 cells where the first line has 2.");
    CHECK(textsOf("Texte;Étape\nun;Achat;;\n") == NoteTexts{"un"});  // empty cells that hang over are Excel's
    CHECK_THAT(listRefusal("Texte;Étape\nun;Achat\n\"deux;Achat\ntrois;x\n"), Catch::Contains("Line 3: a quote is opened"));
    CHECK_THAT(listRefusal("Texte;Étape\n\"un\ndeux\" et;Achat\n"), Catch::Contains("Line 3: words follow"));
    CHECK(listRefusal("sep=;\nTexte;Étape\nun;Achat\n;Achat\n") == "Line 4 has no text.");
    CHECK(listRefusal("un\n" + std::string(100'000, 'x') + "\n") == "Line 2 holds a text of 100000 bytes; at most 8000 fit.");
    CHECK(textsOf(std::string(app::kLongestText, 'x')).front().size() == app::kLongestText);
    CHECK(listRefusal("Titre;Jours\n" + std::string(501, 'x') + ";1\n") == "Line 2 holds a text of 501 bytes; at most 500 fit.");
    CHECK_THAT(listRefusal(""), Catch::Contains("nothing in this file"));
    CHECK_THAT(listRefusal("\n  \n\n"), Catch::Contains("nothing in this file"));
    CHECK_THAT(listRefusal("Texte;Étape\n"), Catch::Contains("but its heading"));
}

TEST_CASE("numbers and dates are read as French and English people write them", "[storage][imports][csv]") {
    const auto hundredths = [](const char* text, bool thousands = false) {
        const auto number = cellNumber(text, thousands);
        return number ? number->hundredths : -1;
    };
    CHECK(hundredths("2,5") == 250);
    CHECK(hundredths("2.5 j") == 250);
    CHECK(hundredths("1 200 €", true) == 120'000);
    CHECK(hundredths("1\u202f200,50\u00a0€", true) == 120'050);
    CHECK(hundredths("1,200", true) == 120'000);
    CHECK(hundredths("1.200,75", true) == 120'075);
    CHECK(hundredths("1,234,567.8", true) == 123'456'780);
    CHECK(hundredths("15 k€", true) == 1'500'000);
    CHECK(hundredths("1,5 k€", true) == 150'000);
    CHECK(hundredths("0") == 0);
    CHECK(hundredths("2,125") == 212);
    CHECK(cellNumber("2,125", false)->finer);
    for (const char* wrong : {"", "abc", "-3", "1e5", "3 chats", "1,2,3", "12,34,567", ",5", "5 €€", "1234567890123", "=3"})
        CHECK(hundredths(wrong, true) == -1);

    CHECK(cellDay("2026-03-31") == 20'543);
    CHECK(cellDay("31/03/2026") == 20'543);
    CHECK(cellDay("31.3.2026") == 20'543);
    CHECK(cellDay("2026-03-31T08:00:00") == 20'543);
    for (const char* wrong :
         {"", "2026-02-30", "31/13/2026", "31/03/26", "demain", "2026-03", "2026-03/31", "1/2/3/4", "99999-1-1"})
        CHECK_FALSE(cellDay(wrong));
}

TEST_CASE("a list of actions fills stage, impacts, costs, owner and date, or is refused with its line",
          "[storage][imports][csv]") {
    const std::string heading =
        "Titre;Description;ÉTAPE;Impact client;Impact entreprise;Jours;Budget;Responsable;Échéance;Couleur\n";
    tests::SmallBoard small;
    const ImportedList list = readList(small.board,
                                       heading +
                                           "Devis web;tout reprendre;achat;5;2;2,5;12 000 €;Amélie;31/03/2026;bleu\n"
                                           "'=Nu;;Lune;;;;;;;\n",
                                       ListAs::WhatColumnsSay, {});
    REQUIRE(list.as == ListAs::Actions);
    REQUIRE(list.remarks == NoteTexts{"These columns were left aside: Couleur.",
                                      "No stage is called “Lune”: what stands under it comes without a stage."});
    const auto transaction = importActions(small.board, small.context(), list.rows);
    REQUIRE(transaction);
    small.does(*transaction);
    int seen = 0;
    for (const auto& [id, action] : small.board.all<app::Action>()) {
        const auto* estimate = small.board.find<app::Estimate>(id);
        const auto* assignment = small.board.find<app::Assignment>(id);
        if (action.title == "Devis web") {
            ++seen;
            CHECK(action.description == "tout reprendre");
            CHECK(small.board.find(action.stage)->title == "Achat");
            CHECK(*estimate == app::Estimate{action.id, 5, 2, 25, 12'000});
            CHECK(*assignment == app::Assignment{action.id, "Amélie", 20'543});
        } else if (action.title == "=Nu") {
            ++seen;
            CHECK_FALSE(action.stage);
            CHECK(*estimate == app::Estimate{action.id});
            CHECK(*assignment == app::Assignment{action.id});
        }
    }
    CHECK(seen == 2);
    CHECK_THAT(listRefusal("Titre;Impact client\nun;3\ndeux;6\n"),
               Catch::Contains("Line 3: an impact is a whole number from 1 to 5, not “6”"));
    CHECK_THAT(listRefusal("Titre;Jours\nun;-2\n"), Catch::Contains("Line 2: “-2”"));
    CHECK_THAT(listRefusal("Titre;Budget\nun;beaucoup\n"), Catch::Contains("Line 2: “beaucoup”"));
    CHECK_THAT(listRefusal("Titre;Échéance\nun;bientôt\n"), Catch::Contains("Line 2: “bientôt” is no date"));
    CHECK(listOf("Titre;Jours\nun;0,25\n").remarks == NoteTexts{"Line 2: “0,25” was rounded."});
}

TEST_CASE("confidence, first step and measure come in with an action, and say that the list holds actions",
          "[storage][imports][csv]") {
    const ImportedList list =
        listOf("Titre;Confiance (%);Premier pas;Mesure\nRappeler;80 %;Appeler l’atelier;9 sur 10\nAttendre;;;\n");
    REQUIRE(list.as == ListAs::Actions);
    CHECK(list.remarks.empty());
    tests::SmallBoard small;
    small.does(importActions(small.board, small.context(), list.rows));
    int found = 0;
    for (const auto& [id, action] : small.board.all<app::Action>()) {
        const bool first = action.title == "Rappeler";
        found += first;
        CHECK(small.board.find<app::Estimate>(id)->confidence == (first ? 80 : 0));
        CHECK(small.board.find<app::Assignment>(id)->firstStep == (first ? "Appeler l’atelier" : ""));
        CHECK(small.board.find<app::Assignment>(id)->measure == (first ? "9 sur 10" : ""));
    }
    CHECK(found == 1);
    CHECK_THAT(listRefusal("Titre;Confiance\nun;101\n"), Catch::Contains("Line 2: confidence"));
    CHECK_THAT(listRefusal("Titre;Confiance\nun;0\n"), Catch::Contains("Line 2: confidence"));
}

TEST_CASE("notes go to the holding area in the order of the list, behind what waits there", "[storage][imports][csv]") {
    tests::SmallBoard small;
    const auto waiting = small.board.holding();
    REQUIRE(waiting.size() == 1);
    const ImportedList list =
        readList(small.board, "Texte;Couloir\nb;irritants\na;Pensées\nc;nulle part\n", ListAs::WhatColumnsSay, {});
    REQUIRE(list.as == ListAs::Notes);
    CHECK(list.remarks == NoteTexts{"No lane or kind is called “Pensées”: the lane a note is laid on will decide.",
                                    "No lane or kind is called “nulle part”: the lane a note is laid on will decide."});
    small.does(importNotes(small.board, small.context(), list.rows));
    const auto& holding = small.board.holding();
    REQUIRE(holding.size() == 4);
    CHECK(holding[0] == waiting[0]);
    CHECK(small.board.find(holding[1].note)->text == "b");
    CHECK(small.board.find(holding[1].note)->kind == app::NoteKind::Pains);
    CHECK(small.board.find(holding[2].note)->text == "a");
    CHECK(small.board.find(holding[3].note)->text == "c");
    CHECK_FALSE(importNotes(small.board, small.context(), {}));
}

TEST_CASE("our own tables come back in: texts exact, formulas as they were written", "[storage][imports][csv]") {
    const app::Texts french = app::Texts::load(std::string(PARCOURS_BUILD) + "/texts", "fr");
    tests::SmallBoard small;
    small.voteAndRank();
    for (const app::Texts& tr : {app::Texts{}, french}) {
        std::multiset<std::string> texts;
        std::multiset<app::NoteKind> kinds;
        for (const ListRow& row : readList(small.board, storage::exports::notesTable(small.board, tr), ListAs::Notes, tr).rows)
            texts.insert(row.text), kinds.insert(row.kind);
        std::multiset<std::string> expected;
        std::multiset<app::NoteKind> expectedKinds;
        for (const auto& [id, note] : small.board.all<app::Note>()) expected.insert(note.text), expectedKinds.insert(note.kind);
        CHECK(texts == expected);
        CHECK(kinds == expectedKinds);

        const ImportedList actions =
            readList(small.board, storage::exports::actionsTable(small.board, tr), ListAs::WhatColumnsSay, tr);
        REQUIRE(actions.as == ListAs::Actions);
        REQUIRE(actions.rows.size() == 4);
        const auto first = std::ranges::find(actions.rows, small.board.find(small.actions[0])->title, &ListRow::text);
        REQUIRE(first != actions.rows.end());
        CHECK(first->origin == small.pains[0]);
        CHECK(first->stage == small.board.find(small.actions[0])->stage);
        CHECK(first->tenthDays == 125);
        CHECK(first->euros == 12'000);
        CHECK(first->dueDay == 20'543);
        CHECK(first->owner == "Amélie ; web");
    }
}

TEST_CASE("a file that is missing or a folder cannot be read, and says so", "[storage][imports]") {
    CHECK_THROWS_WITH(bytesOfFile("/nowhere/list.csv", {}), "/nowhere/list.csv cannot be read.");
    CHECK_THROWS_WITH(bytesOfFile("/tmp", {}), "/tmp cannot be read.");
}
