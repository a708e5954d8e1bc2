using System.Collections.Concurrent;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace SmartCampus.Engine.Tests.Hosting;

/// <summary>Keeps states in memory, with versions. States are records that are never changed.</summary>
public sealed class MemoryStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<(string, GrainId), (object? State, int Version)> _records = new();

    /// <summary>Writes behind the grain's back.</summary>
    public void Replace(string stateName, GrainId grainId, object state) =>
        _records.AddOrUpdate((stateName, grainId), (state, 1), (_, old) => (state, old.Version + 1));

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_records.TryGetValue((stateName, grainId), out (object? State, int Version) record))
        {
            grainState.State = (T?)record.State;
            grainState.ETag = $"{record.Version}";
            grainState.RecordExists = true;
        }

        return Task.CompletedTask;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await Task.Yield();
        if (grainState.State is State.Kept { Text: "fail" })
            throw new IOException("disk full");
        int stored = _records.GetValueOrDefault((stateName, grainId)).Version;
        string? tag = stored == 0 ? null : $"{stored}";
        if (tag != grainState.ETag)
            throw new InconsistentStateException("old tag", tag, grainState.ETag);
        _records[(stateName, grainId)] = (grainState.State, stored + 1);
        grainState.ETag = $"{stored + 1}";
        grainState.RecordExists = true;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _records.TryRemove((stateName, grainId), out _);
        grainState.State = default;
        grainState.ETag = null;
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }
}
