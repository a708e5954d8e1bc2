using SmartCampus.Demo.Lines;
using SmartCampus.Demo.Osdp;

namespace SmartCampus.Demo.Sites;

/// <summary>An RS-485 line of card readers.</summary>
/// <param name="Line">The line.</param>
/// <param name="Readers">The readers on it; filled before the line is plugged.</param>
internal sealed record AccessLine(ILine Line, List<OsdpReader> Readers);
