using Orleans;
using Orleans.Runtime;

namespace SmartCampus.Engine.Tests.Values;

public sealed class ValueGrain : Grain, IValueGrain
{
    private List<int> _kept = [];
    private SharedText? _shared;

    public Task Keep(List<int> numbers)
    {
        _kept = numbers;
        return Task.CompletedTask;
    }

    public Task<List<int>> Kept() => Task.FromResult(_kept);

    public Task KeepShared(SharedText text)
    {
        _shared = text;
        return Task.CompletedTask;
    }

    public Task<bool> IsSame(SharedText text) => Task.FromResult(ReferenceEquals(text, _shared));

    public Task<SharedText> GiveShared() => Task.FromResult(_shared!);

    public Task<Shape> EchoShape(Shape shape) => Task.FromResult(shape);

    public Task<Node> EchoNode(Node node) => Task.FromResult(node);

    public Task<Dictionary<string, int[]>> EchoMap(Dictionary<string, int[]> map) => Task.FromResult(map);

    public Task<(int? Number, Colour Colour)> EchoTuple((int? Number, Colour Colour) tuple) => Task.FromResult(tuple);

    public Task<IReadOnlyList<string>> EchoList(IReadOnlyList<string> list) => Task.FromResult(list);

    public Task<Foreign> EchoForeign(Foreign foreign) => Task.FromResult(foreign);

    public Task<IValueGrain> Myself() => Task.FromResult(this.AsReference<IValueGrain>());

    public Task<IValueGrain> EchoReference(IValueGrain grain) => Task.FromResult(grain);

    public Task<string?> ContextValue(string name) => Task.FromResult(RequestContext.Get(name) as string);

    public Task SetContextValue(string name, string value)
    {
        RequestContext.Set(name, value);
        return Task.CompletedTask;
    }

    public async Task<string> ContextValueOfOther(string key, string name)
    {
        await Task.Yield();
        return $"{await GrainFactory.GetGrain<IValueGrain>(key).ContextValue(name)}";
    }

    public Task<string> Refused() => Task.FromResult("never");

    public Task<string> Changed() => Task.FromResult("original");

    public Task<string> Key() => Task.FromResult(this.GetPrimaryKeyString());
}
