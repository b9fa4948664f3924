#include "ui/panels/text_draft.h"

#include <catch2/catch.hpp>

#include "app/base/utf8.h"

using ui::panels::TextDraft;

TEST_CASE("The caret goes by whole characters as a person sees them", "[panels][draft]") {
    TextDraft draft;
    // é composed of two code points; a flag of two; a family of five joined ones.
    for (const char* text : {"été", "e\u0301te", "🇫🇷a", "👨‍👩‍👧b"}) {
        draft.set(text);
        int steps = 0;
        while (draft.caret() > 0 && steps < 10) draft.left(), ++steps;
        CHECK(draft.caret() == 0);
        CHECK(steps == (std::string(text) == "été" || std::string(text) == "e\u0301te" ? 3 : 2));
        draft.left();
        CHECK(draft.caret() == 0);
        for (int i = 0; i < steps; ++i) draft.right();
        CHECK(draft.caret() == draft.text().size());
        draft.right();
        CHECK(draft.caret() == draft.text().size());
    }
}

TEST_CASE("Backspace takes a whole character before the caret, wherever it stands", "[panels][draft]") {
    TextDraft draft;
    draft.set("ae\u0301b");
    draft.left();
    draft.eraseBack();
    CHECK(draft.text() == "ab");
    draft.insert("ç");
    CHECK(draft.text() == "açb");
    for (int i = 0; i < 5; ++i) draft.eraseBack();
    CHECK(draft.text() == "b");
    CHECK(draft.caret() == 0);
}

TEST_CASE("A draft takes what a record holds and not a byte more", "[panels][draft]") {
    TextDraft draft;
    draft.set(std::string(app::kLongestText - 1, 'x'));
    CHECK_FALSE(draft.insert("é"));
    CHECK(draft.insert("y"));
    CHECK_FALSE(draft.insert("z"));
    CHECK(draft.text().size() == app::kLongestText);
}

TEST_CASE("A name to be given anew goes with the first key, and stays if the caret is moved", "[panels][draft]") {
    TextDraft draft;
    draft.select("Parcours client");
    CHECK(draft.selected());
    draft.insert("M");
    CHECK(draft.text() == "M");
    draft.select("Parcours client");
    draft.eraseBack();
    CHECK(draft.text().empty());
    draft.select("Parcours");
    draft.right();
    draft.insert(" 2");
    CHECK(draft.text() == "Parcours 2");
    draft.select("arcours");
    draft.left();
    draft.insert("P");
    CHECK(draft.text() == "Parcours");
    draft.select(std::string(app::kLongestText, 'x'));
    CHECK(draft.insert("y"));
    CHECK(draft.text() == "y");
}
