#include "storage/exports/readme_text.h"

#include <catch2/catch.hpp>

using namespace storage::exports;

TEST_CASE("What a file is begins at one column, however long a name is", "[exports][readme]") {
    CHECK(fileLines({{"notes.csv", "every note"}, {"session.json", "all"}}) ==
          "notes.csv     every note\r\n"
          "session.json  all\r\n");
    CHECK(fileLines({{"a.csv", "short"}, {"a-name-of-twenty.json", "long"}}) ==
          "a.csv                  short\r\n"
          "a-name-of-twenty.json  long\r\n");
}
