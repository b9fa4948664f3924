#pragma once
// Reads tests/fixtures/ranking/literature-cases.json: candidates by name, ballots as "A > B = C * 12", what the sources publish.
// Used by the tests of every method; knows the file's format and nothing of the methods.
#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/rules/methods/profile.h"

namespace literature {

using Json = nlohmann::json;

inline Json cases() {
    std::ifstream file(std::string(PARCOURS_SOURCE) + "/tests/fixtures/ranking/literature-cases.json");
    return Json::parse(file);
}

inline std::string trimmed(const std::string& text) {
    const auto from = text.find_first_not_of(' ');
    return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(' ') - from + 1);
}

inline std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> parts(1);
    for (char c : text) {
        if (c == at) parts.emplace_back();
        else parts.back() += c;
    }
    for (std::string& part : parts) part = trimmed(part);
    return parts;
}

struct Case {
    std::string id;
    std::vector<std::string> names;
    app::rules::Profile profile;
    Json published, peers;

    int item(const std::string& name) const {
        const auto found = std::ranges::find(names, name);
        if (found == names.end()) throw std::runtime_error(id + ": no candidate " + name);
        return static_cast<int>(found - names.begin());
    }
    std::vector<int> items(const Json& list) const {
        std::vector<int> found;
        for (const Json& name : list) found.push_back(item(name));
        std::ranges::sort(found);
        return found;
    }
    app::rules::Groups groups(const Json& list) const {
        app::rules::Groups found;
        for (const Json& group : list) found.push_back(items(group));
        return found;
    }
};

inline app::rules::Order orderOf(const Case& from, const std::string& ballot) {
    app::rules::Order order;
    const auto parts = split(ballot, '*');
    if (parts.size() > 1) order.weight = std::stoll(parts.at(1));
    for (const std::string& group : split(parts.at(0), '>')) {
        auto& into = order.groups.emplace_back();
        for (const std::string& name : split(group, '=')) into.push_back(from.item(name));
        std::ranges::sort(into);
    }
    return order;
}

inline Case caseOf(const Json& json) {
    Case read{json.at("id"), json.at("candidates"), {}, json.at("published"), json.value("peer_computed", Json::object())};
    read.profile.items = static_cast<int>(read.names.size());
    if (!json.contains("ballots")) return read;  // strengths of defeats are given instead
    read.profile.blanks = json.at("implicit_ranking").get<bool>() ? app::Blanks::Implicit : app::Blanks::Explicit;
    for (const std::string ballot : json.at("ballots"))
        if (!trimmed(ballot).empty()) read.profile.orders.push_back(orderOf(read, ballot));  // an empty line is no voter
    return read;
}

}  // namespace literature
