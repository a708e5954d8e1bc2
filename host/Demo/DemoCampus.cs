using System.Text.Json;
using SmartCampus.Grains.Devices;
using SmartCampus.Grains.Garden.Live;
using SmartCampus.Host.Api;
using SmartCampus.Host.Devices;
using SmartCampus.Host.Storage.Devices;

namespace SmartCampus.Host.Demo;

/// <summary>The demo campus beside the host: what it wrote of its places and devices, and where its faults are switched.</summary>
internal sealed class DemoCampus(DemoOptions options, PlaceStore places, IDeviceRegistry registry, IGardenStore gardens, IHttpClientFactory clients, TimeProvider time)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public bool IsRunning => options.ControlUrl is not null;

    /// <summary>Adds the demo's places, devices and garden; a device that exists but lies elsewhere now (another port) is moved there.</summary>
    /// <exception cref="InvalidDataException">The seed is no seed.</exception>
    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        if (options.SeedFile is null)
            return;
        await using FileStream file = File.OpenRead(options.SeedFile);
        DemoSeed seed = await JsonSerializer.DeserializeAsync<DemoSeed>(file, Json, cancellationToken)
            ?? throw new InvalidDataException($"The seed '{options.SeedFile}' is empty.");
        await places.SaveAsync([.. seed.Places.Select(p => new Place(p.Path, p.Name.En ?? p.Path, p.Name.Zh ?? p.Path))], cancellationToken);
        var known = (await registry.ListAsync(cancellationToken)).ToDictionary(d => d.Id);
        List<DeviceConfiguration> wanted = [.. seed.Devices.Select(Configuration)];
        await registry.AddAsync([.. wanted.Where(d => !known.ContainsKey(d.Id))], cancellationToken);
        foreach (DeviceConfiguration device in wanted)
        {
            if (known.TryGetValue(device.Id, out DeviceConfiguration? stored) && DemoMove.Apply(stored.Settings, device.Settings) is { } moved)
                await registry.SaveAsync(stored with { Settings = moved, Version = stored.Version + 1 }, cancellationToken);
        }
        // Only once: a garden that is there is its people's.
        if (DemoGarden.Make(wanted.Select(d => d.Id).ToHashSet(StringComparer.Ordinal), time.GetUtcNow()) is { } garden)
            await gardens.SaveAsync(garden, cancellationToken);
    }

    /// <summary>The faults as the demo tells them, JSON.</summary>
    /// <exception cref="ApiProblem">The demo does not answer.</exception>
    public Task<byte[]> FaultsAsync(CancellationToken cancellationToken) =>
        AskAsync(client => client.GetByteArrayAsync(new Uri($"{options.ControlUrl}/faults"), cancellationToken));

    /// <summary>Switches a fault. False when there is none of that id.</summary>
    /// <exception cref="ApiProblem">The demo does not answer.</exception>
    public Task<bool> SwitchAsync(string fault, bool active, CancellationToken cancellationToken) => AskAsync(async client =>
    {
        using HttpResponseMessage answer = await client.PostAsJsonAsync(
            new Uri($"{options.ControlUrl}/faults/{Uri.EscapeDataString(fault)}"), new { active }, cancellationToken);
        return answer.IsSuccessStatusCode;
    });

    private async Task<T> AskAsync<T>(Func<HttpClient, Task<T>> ask)
    {
        using HttpClient client = clients.CreateClient(nameof(DemoCampus));
        try
        {
            return await ask(client);
        }
        catch (HttpRequestException)
        {
            throw new ApiProblem(StatusCodes.Status503ServiceUnavailable, "unavailable", $"The demo campus does not answer at {options.ControlUrl}; it may have ended. Start it again: dotnet run campus.cs -- run");
        }
    }

    private static DeviceConfiguration Configuration(DemoDevice device) => new(
        device.Id, device.Name.En ?? device.Id, device.Name.Zh ?? device.Id, device.Place, device.Driver, device.Settings.GetRawText(), 1);
}
