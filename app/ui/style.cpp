#include "app/ui/style.h"

#include <imgui.h>

namespace kvant::ui {

namespace {

Look light_look() {
  using scene::rgb;
  Look l;
  l.ground = rgb(0xF6F7F9);
  l.card = rgb(0xFFFFFF);
  l.border = rgb(0xE2E4E9);
  l.field = rgb(0xF6F7F9);
  l.hover = rgb(0xECEEF3);
  l.text = rgb(0x1F2430);
  l.soft = rgb(0x6B7280);
  l.faint = rgb(0xA0A6B1);
  l.accent = rgb(0x2F5DDB);
  l.on_accent = rgb(0xFFFFFF);
  l.accent_pale = rgb(0xEAF0FE);
  l.good = rgb(0x047857);
  l.bad = rgb(0xC3213B);
  l.console = rgb(0x111827);
  l.console_text = rgb(0xE5E7EB);
  l.console_soft = rgb(0x9CA3AF);
  l.console_bad = rgb(0xFCA5A5);
  l.tip = rgb(0x111827);
  l.tip_text = rgb(0xFFFFFF);
  l.tip_soft = rgb(0xD1D5DB);
  l.code_keyword = rgb(0x7C3AA8);
  l.code_string = rgb(0x0F766E);
  l.code_number = rgb(0xB45309);
  l.code_comment = rgb(0x8A93A1);
  l.code_name = rgb(0x1D4ED8);
  l.theme = &scene::Theme::of(scene::ThemeKind::screen);
  return l;
}

Look dark_look() {
  using scene::rgb;
  Look l;
  l.dark = true;
  l.ground = rgb(0x0D1117);
  l.card = rgb(0x151A22);
  l.border = rgb(0x2A323E);
  l.field = rgb(0x1D242F);
  l.hover = rgb(0x28313E);
  l.text = rgb(0xE8EBF0);
  l.soft = rgb(0xA3ACBA);
  l.faint = rgb(0x6B7686);
  l.accent = rgb(0x6C96FF);
  l.on_accent = rgb(0x0D1117);
  l.accent_pale = rgb(0x1E2B4A);
  l.good = rgb(0x45CFA3);
  l.bad = rgb(0xFF7085);
  l.console = rgb(0x0A0E14);
  l.console_text = rgb(0xE5E7EB);
  l.console_soft = rgb(0x8B95A5);
  l.console_bad = rgb(0xFCA5A5);
  l.tip = rgb(0xE8EBF0);
  l.tip_text = rgb(0x111827);
  l.tip_soft = rgb(0x4B5563);
  l.code_keyword = rgb(0xD39BF2);
  l.code_string = rgb(0x6FD3BF);
  l.code_number = rgb(0xF0B46A);
  l.code_comment = rgb(0x7C8797);
  l.code_name = rgb(0x8FB4FF);
  l.theme = &scene::Theme::of(scene::ThemeKind::dark);
  return l;
}

ImVec4 vec(scene::Color c) {
  return {static_cast<float>(c.r) / 255, static_cast<float>(c.g) / 255, static_cast<float>(c.b) / 255,
          static_cast<float>(c.a) / 255};
}

}  // namespace

const Look& Look::of(bool dark) {
  static const Look kLight = light_look();
  static const Look kDark = dark_look();
  return dark ? kDark : kLight;
}

void apply_style(const Look& look, float scale) {
  // Most of the window is drawn by our own widgets; this is for what is left: popups, text fields, scroll
  // bars.
  ImGuiStyle style;
  style.Alpha = 1;
  style.WindowPadding = {0, 0};
  style.WindowRounding = 0;
  style.WindowBorderSize = 0;
  style.ChildBorderSize = 0;
  style.PopupRounding = 8 * scale;
  style.PopupBorderSize = 1;
  style.FramePadding = {10 * scale, 6 * scale};
  style.FrameRounding = 6 * scale;
  style.FrameBorderSize = 1;
  style.ItemSpacing = {0, 0};
  style.ItemInnerSpacing = {6 * scale, 6 * scale};
  style.ScrollbarSize = 10 * scale;
  style.ScrollbarRounding = 5 * scale;
  style.GrabMinSize = 24 * scale;
  style.GrabRounding = 5 * scale;
  style.AntiAliasedLinesUseTex = false;  // thin dashes and hatching come out even

  ImVec4* c = style.Colors;
  c[ImGuiCol_Text] = vec(look.text);
  c[ImGuiCol_TextDisabled] = vec(look.soft);
  c[ImGuiCol_WindowBg] = vec(look.ground);
  c[ImGuiCol_ChildBg] = {0, 0, 0, 0};
  c[ImGuiCol_PopupBg] = vec(look.card);
  c[ImGuiCol_Border] = vec(look.border);
  c[ImGuiCol_BorderShadow] = {0, 0, 0, 0};
  c[ImGuiCol_FrameBg] = vec(look.field);
  c[ImGuiCol_FrameBgHovered] = vec(look.field);
  c[ImGuiCol_FrameBgActive] = vec(look.field);
  c[ImGuiCol_ScrollbarBg] = {0, 0, 0, 0};
  c[ImGuiCol_ScrollbarGrab] = vec(scene::with_alpha(look.soft, 0.28));
  c[ImGuiCol_ScrollbarGrabHovered] = vec(scene::with_alpha(look.soft, 0.45));
  c[ImGuiCol_ScrollbarGrabActive] = vec(scene::with_alpha(look.soft, 0.6));
  c[ImGuiCol_TextSelectedBg] = vec(scene::with_alpha(look.accent, 0.3));
  c[ImGuiCol_NavHighlight] = {0, 0, 0, 0};  // keys are ours, see panels/keys
  c[ImGuiCol_ModalWindowDimBg] = {0.05F, 0.07F, 0.1F, 0.45F};
  ImGui::GetStyle() = style;
}

}  // namespace kvant::ui
