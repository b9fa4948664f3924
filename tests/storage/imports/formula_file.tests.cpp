// A formula of one's own comes in as text, whatever editor wrote it, or not at all.
#include "storage/imports/formula_file.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "storage/imports/import_error.h"
#include "tests/storage/temp_folder.h"

using namespace storage::imports;

namespace {

struct FormulaFile {
    tests::TempFolder folder;
    std::filesystem::path file = folder.path() / "formule.txt";
    void holds(const std::string& bytes) const { std::ofstream(file, std::ios::binary) << bytes; }
    std::string text() const { return readFormula(file, {}); }
};

}  // namespace

TEST_CASE("a formula is read without the blanks and the marks an editor leaves", "[storage][imports][formula]") {
    const FormulaFile from;
    from.holds("\xEF\xBB\xBF  (customer + company)\r\n  / max(1, days)  # par jour\r\n\r\n");
    CHECK(from.text() == "(customer + company)\n  / max(1, days)  # par jour");
    from.holds(
        std::string("\xFF\xFE"
                    "d\0a\0y\0s\0",
                    10));
    CHECK(from.text() == "days");
    from.holds("");
    CHECK(from.text() == "");
}

TEST_CASE("a formula that cannot be one is refused in words", "[storage][imports][formula]") {
    const FormulaFile from;
    CHECK_THROWS_AS(from.text(), ImportError);  // there is no file
    from.holds(std::string(10'001, '1'));
    CHECK_THROWS_WITH(from.text(), "The formula is too long");
    from.holds(std::string(3'000'000, ' '));
    CHECK_THROWS_WITH(from.text(), "The formula is too long");
    from.holds(std::string("days\0+1", 7));
    CHECK_THROWS_AS(from.text(), ImportError);
    std::filesystem::remove(from.file);
    std::filesystem::create_directory(from.file);
    CHECK_THROWS_AS(from.text(), ImportError);
}
