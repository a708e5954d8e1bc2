using Orleans;
using Orleans.Concurrency;

namespace SmartCampus.Engine.Tests.Values;

public interface IValueGrain : IGrainWithStringKey
{
    Task Keep(List<int> numbers);

    Task<List<int>> Kept();

    Task KeepShared(SharedText text);

    Task<bool> IsSame(SharedText text);

    Task<SharedText> GiveShared();

    Task<Shape> EchoShape(Shape shape);

    Task<Node> EchoNode(Node node);

    Task<Dictionary<string, int[]>> EchoMap(Dictionary<string, int[]> map);

    Task<(int? Number, Colour Colour)> EchoTuple((int? Number, Colour Colour) tuple);

    Task<IReadOnlyList<string>> EchoList(IReadOnlyList<string> list);

    Task<Foreign> EchoForeign(Foreign foreign);

    Task<IValueGrain> Myself();

    Task<IValueGrain> EchoReference(IValueGrain grain);

    Task<string?> ContextValue(string name);

    Task SetContextValue(string name, string value);

    Task<string> ContextValueOfOther(string key, string name);

    Task<string> Refused();

    Task<string> Changed();

    [AlwaysInterleave]
    Task<string> Key();
}
