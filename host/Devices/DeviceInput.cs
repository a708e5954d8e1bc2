using System.Text.Json;

namespace SmartCampus.Host.Devices;

/// <summary>A device as the API takes it.</summary>
/// <param name="Id">Its id; in a change it comes from the address.</param>
/// <param name="Name">Its name; one language is enough.</param>
/// <param name="Place">Path of its place.</param>
/// <param name="Driver">The driver's id.</param>
/// <param name="Settings">The driver's settings.</param>
/// <param name="ConfigVersion">For a change: the version that it is based on.</param>
internal sealed record DeviceInput(string? Id, NameInput? Name, string? Place, string? Driver, JsonElement Settings, int? ConfigVersion);
