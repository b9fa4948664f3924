#include "tests/ui/panels/facilitator/facilitated.h"

using namespace tests;
using ui::panels::ShellRequest, ui::panels::JobTold;

TEST_CASE("The page of files says what goes on, how far it is, and cancels it by a touch", "[panels][facilitator][jobs]") {
    Facilitated wall;
    wall.tab("files");
    CHECK_FALSE(wall.shows("cancel-export"));
    wall.table().takeRequests();
    const auto tell = [&](std::vector<JobTold> jobs) {
        wall.table().tellJobs(std::move(jobs), wall.nowS());
        wall.frame();
    };
    tell({{"export", "Export : 1 sur 3", 1.0 / 3, false}, {"formula", "La formule est lue", std::nullopt, false}});
    CHECK(wall.label("job-export") == "Export : 1 sur 3");
    CHECK(wall.label("job-formula") == "La formule est lue");
    CHECK(wall.label("cancel-export") == "Cancel");
    CHECK(wall.labelOf("table/news") == "Export : 1 sur 3");
    wall.press("cancel-export");
    const auto asked = wall.table().takeRequests();
    REQUIRE(asked.size() == 1);
    CHECK(asked[0].kind == ShellRequest::Kind::CancelJob);
    CHECK(asked[0].text == "export");
    tell({{"export", "Export : 1 sur 3", 1.0 / 3, true}});
    CHECK(wall.label("cancel-export") == "Stopping…");
    wall.press("cancel-export");  // once is enough
    CHECK(wall.table().takeRequests().empty());
    wall.table().tell("L’export est annulé.", ui::paint::Tone::Trouble, 12, wall.nowS());
    tell({});
    CHECK_FALSE(wall.shows("job-export"));
    CHECK(wall.labelOf("table/news") == "L’export est annulé.");
}

TEST_CASE("What is told of work beside the table gives way to all else, and comes back", "[panels][facilitator][jobs]") {
    Facilitated wall;
    const std::vector<JobTold> jobs{{"export", "Export : 1 sur 3", 1.0 / 3, false}};
    wall.table().tell("Le disque est plein.", ui::paint::Tone::Trouble, 2, wall.nowS());
    wall.table().tellJobs(jobs, wall.nowS());
    wall.frame();
    CHECK(wall.labelOf("table/news") == "Le disque est plein.");
    wall.wait(2100);
    wall.table().tellJobs(jobs, wall.nowS());
    wall.frame();
    CHECK(wall.labelOf("table/news") == "Export : 1 sur 3");
    wall.wait(6000);  // the loop tells once a frame; here nobody does any more
    CHECK_FALSE(wall.has("table/news"));
}
