#pragma once
// What is wrong with a command line, as one sentence in the language of the terminal. CLI11 tells it in English only; main.cpp
// hands over the name of its error and its words. Knows no option.
#include <string>

#include "app/base/texts.h"

namespace storage::cli {

// `error`: CLI11's name of it ("ConversionError"); `words`: what() of it. Where the words are not those that are known, a
// sentence that says only that something was not understood.
std::string complaintAbout(const std::string& error, const std::string& words, const app::Texts& tr);

}  // namespace storage::cli
