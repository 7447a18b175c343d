// What differs between Dear ImGui 1.86 (Debian 12) and 1.92, in one place.
#pragma once
#include <GLFW/glfw3.h>
#include <imgui.h>

#include <algorithm>

namespace kvant::ui::compat {

// Distance from the top of a line to its baseline, pixels.
inline float ascent(const ImFont* font, float size) {
#if IMGUI_VERSION_NUM >= 19200
  return const_cast<ImFont*>(font)->GetFontBaked(size)->Ascent;
#else
  return font->Ascent * size / font->FontSize;
#endif
}

inline void push_font(ImFont* font, float size) {
#if IMGUI_VERSION_NUM >= 19200
  ImGui::PushFont(font, size);
#else
  (void)size;
  ImGui::PushFont(font);
#endif
}

inline ImVec2 text_size(ImFont* font, float size, const char* begin, const char* end) {
  return font->CalcTextSizeA(size, 1e9F, 0, begin, end);
}

// Input made by a script. Call between the backends' NewFrame and ImGui::NewFrame.
inline void mouse_position(ImGuiIO& io, ImVec2 at) {
#if IMGUI_VERSION_NUM >= 18700
  io.AddMousePosEvent(at.x, at.y);
#else
  io.MousePos = at;
#endif
}
inline void mouse_button(ImGuiIO& io, int button, bool down) {
#if IMGUI_VERSION_NUM >= 18700
  io.AddMouseButtonEvent(button, down);
#else
  io.MouseDown[button] = down;
#endif
}
inline void mouse_wheel(ImGuiIO& io, float x, float y) {
#if IMGUI_VERSION_NUM >= 18700
  io.AddMouseWheelEvent(x, y);
#else
  io.MouseWheelH += x;
  io.MouseWheel += y;
#endif
}

// The two keys a text field needs from a script; 1.86 indexes KeysDown by GLFW's codes.
inline void edit_key(ImGuiIO& io, int glfw_key, bool down) {
#if IMGUI_VERSION_NUM >= 18700
  if (glfw_key == GLFW_KEY_ENTER) io.AddKeyEvent(ImGuiKey_Enter, down);
  if (glfw_key == GLFW_KEY_BACKSPACE) io.AddKeyEvent(ImGuiKey_Backspace, down);
#else
  if (glfw_key >= 0) io.KeysDown[glfw_key] = down;
#endif
}

// The backends of 1.86 assert on a frame that took no time, as a coarse clock may say.
inline void clamp_delta(ImGuiIO& io) {
  io.DeltaTime = std::max(io.DeltaTime, 1e-5F);
}

// AddRect and AddPolyline exchange their flags and thickness in 1.92.8.
inline void add_rect(ImDrawList* draw, ImVec2 a, ImVec2 b, ImU32 color, float radius, float thickness) {
#if IMGUI_VERSION_NUM >= 19280
  draw->AddRect(a, b, color, radius, thickness, 0);
#else
  draw->AddRect(a, b, color, radius, 0, thickness);
#endif
}
inline void add_polyline(ImDrawList* draw, const ImVec2* points, int count, ImU32 color, float thickness) {
#if IMGUI_VERSION_NUM >= 19280
  draw->AddPolyline(points, count, color, thickness, 0);
#else
  draw->AddPolyline(points, count, color, 0, thickness);
#endif
}

}  // namespace kvant::ui::compat
