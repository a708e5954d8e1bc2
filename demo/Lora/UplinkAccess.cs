namespace SmartCampus.Demo.Lora;

/// <summary>Where the platform takes uplinks.</summary>
/// <param name="Url">The address for this source.</param>
/// <param name="Token">The bearer token.</param>
internal sealed record UplinkAccess(string Url, string Token);
