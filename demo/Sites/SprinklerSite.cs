using SmartCampus.Demo.Lines;
using SmartCampus.Demo.Sprinkler;

namespace SmartCampus.Demo.Sites;

/// <summary>A sprinkler controller in its place.</summary>
/// <param name="Controller">The controller.</param>
/// <param name="Line">Where it is reached.</param>
/// <param name="Password">Its password.</param>
internal sealed record SprinklerSite(SprinklerController Controller, ILine Line, string Password);
