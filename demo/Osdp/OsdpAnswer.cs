namespace SmartCampus.Demo.Osdp;

/// <summary>What a reader answers, before it is put in a packet.</summary>
/// <param name="Code">The reply code.</param>
/// <param name="Data">Its data.</param>
internal sealed record OsdpAnswer(byte Code, byte[] Data);
