#include "app/base/texts.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdint>
#include <fstream>
#include <vector>

using namespace app;

namespace {

// Writes catalogues into a folder of its own, gone at the end.
class Catalogues {
public:
    Catalogues() : m_folder(std::filesystem::temp_directory_path() / ("parcours-texts-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(m_folder);
    }
    ~Catalogues() { std::filesystem::remove_all(m_folder); }

    const std::filesystem::path& folder() const { return m_folder; }
    void bytes(const std::string& lang, const std::string& content) {
        std::ofstream(m_folder / (lang + ".mo"), std::ios::binary) << content;
    }
    static std::string compiled(const std::vector<std::pair<std::string, std::string>>& texts) {
        const auto n = static_cast<std::uint32_t>(texts.size());
        std::string head, strings;
        const auto word = [](std::string& out, std::uint32_t w) {
            for (int i = 0; i < 4; ++i) out += static_cast<char>(w >> 8 * i);
        };
        for (std::uint32_t w : {0x950412deu, 0u, n, 28u, 28 + 8 * n, 0u, 0u}) word(head, w);
        std::string tables;
        for (bool id : {true, false})
            for (const auto& [msgid, msgstr] : texts) {
                const std::string& text = id ? msgid : msgstr;
                word(tables, static_cast<std::uint32_t>(text.size()));
                word(tables, static_cast<std::uint32_t>(28 + 16 * n + strings.size()));
                strings += text + '\0';
            }
        return head + tables + strings;
    }

private:
    std::filesystem::path m_folder;
};

const std::string kPlural{"%d note\0%d notes", 16}, kFrenchPlural{"%d post-it\0%d post-its", 22};

}  // namespace

TEST_CASE("Without a catalogue the words are English", "[base][texts]") {
    const Texts tr;
    CHECK(tr.lang() == "en");
    CHECK(tr("Pain point") == std::string("Pain point"));
    CHECK(tr.plural("%d note", "%d notes", 0) == "0 notes");
    CHECK(tr.plural("%d note", "%d notes", 1) == "1 note");
    CHECK(tr.fill("{0} of {1} have finished", "3", "8") == "3 of 8 have finished");
}

TEST_CASE("A catalogue gives its own words, plurals by the rule of its language, and English where it has none",
          "[base][texts]") {
    Catalogues files;
    files.bytes("fr", Catalogues::compiled({{kPlural, kFrenchPlural},
                                            {"Empty", ""},
                                            {"Pain point", "Irritant"},
                                            {"{0} of {1} have finished", "{1} personnes, {0} ont fini"}}));
    const Texts tr = Texts::load(files.folder(), "fr");
    CHECK(tr.lang() == "fr");
    CHECK(tr("Pain point") == std::string("Irritant"));
    CHECK(tr("Empty") == std::string("Empty"));
    CHECK(tr("Unknown") == std::string("Unknown"));
    CHECK(tr.plural("%d note", "%d notes", 0) == "0 post-it");
    CHECK(tr.plural("%d note", "%d notes", 1) == "1 post-it");
    CHECK(tr.plural("%d note", "%d notes", 2) == "2 post-its");
    CHECK(tr.fill("{0} of {1} have finished", "3", "8") == "8 personnes, 3 ont fini");
}

TEST_CASE("A value that looks like a slot is not filled again into another's place", "[base][texts]") {
    const Texts tr;
    CHECK(tr.fill("{0} and {1}", "{1}", "b") == "{1} and b");
}

TEST_CASE("A missing or damaged catalogue never stops the program", "[base][texts]") {
    Catalogues files;
    CHECK(Texts::load(files.folder(), "de").lang() == "en");
    const std::string whole = Catalogues::compiled({{"Pain point", "Irritant"}, {kPlural, kFrenchPlural}});
    for (std::size_t size = 0; size < whole.size(); ++size) {
        files.bytes("fr", whole.substr(0, size));
        const Texts tr = Texts::load(files.folder(), "fr");
        CHECK_FALSE(std::string(tr("Pain point")).empty());
        CHECK_FALSE(tr.plural("%d note", "%d notes", 2).empty());
    }
    std::string wild = whole;
    for (std::size_t i = 8; i < 40; ++i) wild[i] = '\xFF';
    files.bytes("fr", wild);
    CHECK(Texts::load(files.folder(), "fr")("Pain point") == std::string("Pain point"));
}

TEST_CASE("whole numbers are grouped by thousands, as the language writes them", "[base][texts]") {
    Catalogues catalogues;
    catalogues.bytes("fr", Catalogues::compiled({{"a", "b"}}));
    const Texts english, french = Texts::load(catalogues.folder(), "fr");
    const std::vector<std::pair<std::int64_t, std::string>> table{
        {0, "0"}, {999, "999"}, {1000, "1,000"}, {8300, "8,300"}, {-8300, "-8,300"}, {-999, "-999"}, {1234567, "1,234,567"}};
    for (const auto& [value, text] : table) CHECK(wholeText(english, value) == text);
    CHECK(wholeText(french, 8300) == "8\u202F300");
    CHECK(wholeText(french, -1234567) == "-1\u202F234\u202F567");
}

TEST_CASE("A place in an order is written as the language writes it", "[base][texts]") {
    const Texts english;
    for (const auto& [place, words] : {std::pair{1L, "1st"},
                                       {2L, "2nd"},
                                       {3L, "3rd"},
                                       {4L, "4th"},
                                       {11L, "11th"},
                                       {12L, "12th"},
                                       {13L, "13th"},
                                       {21L, "21st"},
                                       {112L, "112th"}})
        CHECK(ordinalText(english, place) == words);
    Catalogues catalogues;
    catalogues.bytes("fr", Catalogues::compiled({{"a", "b"}}));
    const Texts french = Texts::load(catalogues.folder(), "fr");
    CHECK(ordinalText(french, 1) == "1ʳᵉ");
    CHECK(ordinalText(french, 12) == "12ᵉ");
}
