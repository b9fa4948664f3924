#include "ui/sources/mouse_contact.h"

#include <catch2/catch.hpp>

#include "ui/sources/pushed.h"
#include "ui/sources/sources.h"

using namespace ui;
using touch::ContactSample;
using touch::Phase;

namespace {

struct MouseBench {
    touch::GestureConfig config;
    sources::MouseContact mouse{1, config};
    sources::Moment moment{100, -1e9, false};

    std::vector<ContactSample> poll() {
        std::vector<ContactSample> out;
        mouse.poll(out, moment);
        return out;
    }
};

std::string phases(const std::vector<ContactSample>& samples) {
    std::string all;
    for (const ContactSample& s : samples) all += "bmec"[static_cast<int>(s.phase)];
    return all;
}

}  // namespace

TEST_CASE("The mouse is a contact between press and release only", "[sources][mouse]") {
    MouseBench t;
    t.mouse.motion({10, 10});
    CHECK(t.poll().empty());
    t.mouse.press(), t.mouse.motion({20, 10});
    const auto down = t.poll();
    CHECK(phases(down) == "bm");
    CHECK(down[0].px == app::Point{10, 10});
    CHECK(down[0].kind == touch::SourceKind::Mouse);
    t.mouse.motion({30, 10}), t.mouse.release(), t.mouse.motion({40, 10});
    const auto up = t.poll();
    CHECK(phases(up) == "me");
    CHECK(up[1].px == app::Point{30, 10});
    CHECK(t.poll().empty());
}

TEST_CASE("A click inside one frame is whole, and the next one is another contact", "[sources][mouse]") {
    MouseBench t;
    t.mouse.press(), t.mouse.release(), t.mouse.press(), t.mouse.release();
    const auto clicks = t.poll();
    CHECK(phases(clicks) == "bebe");
    CHECK(clicks[0].deviceContact == clicks[1].deviceContact);
    CHECK(clicks[1].deviceContact != clicks[2].deviceContact);
}

TEST_CASE("A press made up from a touch is never a contact", "[sources][mouse]") {
    MouseBench t;
    t.moment = {100, 99.8, true};
    t.mouse.press(), t.mouse.motion({5, 5});
    CHECK(t.poll().empty());
    t.moment = {100.3, 99.9, false};
    t.mouse.release();
    CHECK(t.poll().empty());
    t.mouse.press(), t.mouse.release();
    CHECK(t.poll().empty());
    t.moment = {100.5, 99.9, false};
    t.mouse.press();
    CHECK(phases(t.poll()) == "b");
}

TEST_CASE("A mouse that is dragging goes on while others touch", "[sources][mouse]") {
    MouseBench t;
    t.mouse.press();
    t.poll();
    t.moment = {101, 101, true};
    t.mouse.motion({50, 50}), t.mouse.release();
    CHECK(phases(t.poll()) == "me");
}

TEST_CASE("A mouse whose window goes is cancelled, once", "[sources][mouse]") {
    MouseBench t;
    t.mouse.press();
    t.poll();
    t.mouse.lose();
    CHECK(phases(t.poll()) == "c");
    t.mouse.release(), t.mouse.lose();
    CHECK(t.poll().empty());
}

TEST_CASE("The arrow hides from hands and comes back with the mouse", "[sources][mouse]") {
    MouseBench t;
    CHECK(t.mouse.arrowShown());
    t.moment = {100, 100, true};
    t.mouse.motion({500, 500});  // dragged along by the server
    t.poll();
    CHECK_FALSE(t.mouse.arrowShown());
    t.moment = {105, 100.2, false};
    t.mouse.motion({503, 500});
    t.poll();
    CHECK_FALSE(t.mouse.arrowShown());
    t.mouse.motion({506, 500});
    t.poll();
    CHECK(t.mouse.arrowShown());
}

TEST_CASE("A touch of the same frame already keeps the mouse from counting it twice", "[sources][mouse]") {
    // The order in which Sources polls is that of all.cpp: touch first.
    sources::Sources all;
    auto finger = std::make_unique<sources::Pushed>(all.nextNumber());
    auto* push = finger.get();
    all.add(std::move(finger));
    struct Mouse : sources::Source {
        sources::MouseContact contact{1, {}};
        touch::SourceKind kind() const override { return touch::SourceKind::Mouse; }
        bool start(GLFWwindow*) override { return true; }
        void poll(std::vector<ContactSample>& out, const sources::Moment& m) override { contact.poll(out, m); }
        void stop() override { contact.lose(); }
    };
    auto mouse = std::make_unique<Mouse>();
    auto* press = &mouse->contact;
    all.add(std::move(mouse));

    std::vector<ContactSample> out;
    push->push(1, Phase::Begin, {10, 10}, 50), press->press();
    all.poll(out, 50);
    CHECK(phases(out) == "b");
    push->push(1, Phase::End, {10, 10}, 60), press->release();
    all.poll(out, 60);
    press->press();
    all.poll(out, 60.2);
    CHECK(phases(out) == "be");
    press->release(), press->press();
    all.poll(out, 60.6);
    CHECK(phases(out) == "beb");
    push->push(2, Phase::Begin, {10, 10}, 60.7);
    all.poll(out, 60.7);
    all.stop();
    all.poll(out, 60.8);
    CHECK(phases(out) == "bebbcc");
}
