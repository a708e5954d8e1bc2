using Orleans;

namespace SmartCampus.Engine.Tests.Values;

[GenerateSerializer]
public sealed class Node
{
    [Id(0)]
    private readonly string _secret;

    public Node(string secret) => _secret = secret;

    public string Secret => _secret;

    [Id(1)]
    public Node? Next { get; set; }
}
