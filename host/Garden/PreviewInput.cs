using SmartCampus.Grains.Garden.Model;

namespace SmartCampus.Host.Garden;

/// <summary>A draft of a programme, to see how it would run.</summary>
internal sealed record PreviewInput(string Garden, Programme Programme, int Days = 7);
