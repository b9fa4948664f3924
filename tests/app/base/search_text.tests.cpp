#include "app/base/search_text.h"

#include <catch2/catch.hpp>

using app::foldedText, app::holdsWords;

TEST_CASE("A text is found without its capitals and accents", "[base][search]") {
    CHECK(foldedText("Éléphant ÇA Œuvre œil Straße") == "elephant ca oeuvre oeil strasse");
    CHECK(foldedText("e\xCC\x81t\xC3\xA9") == "ete");  // composed or not
    CHECK(foldedText("l’été") == foldedText("L'ETE"));
    CHECK(foldedText("\xFF\xFE").empty());
    CHECK(holdsWords("Atelier — Maison Aubrelle, été 2026", "aubrelle ete"));
    CHECK(holdsWords("Atelier — Maison Aubrelle, été 2026", "ÉTÉ  mais"));
    CHECK_FALSE(holdsWords("Atelier — Maison Aubrelle, été 2026", "aubrelle hiver"));
    CHECK(holdsWords("", ""));
    CHECK(holdsWords("rien", "  "));
    CHECK_FALSE(holdsWords("", "a"));
    CHECK_FALSE(holdsWords("\xFF", "a"));
}
