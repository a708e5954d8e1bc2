using Orleans;
using Orleans.Runtime;
using SmartCampus.Engine.Tests.Hosting;

namespace SmartCampus.Engine.Tests.Values;

[Collection(EngineCollection.Name)]
public sealed class ValueTests(EngineHost engine)
{
    private readonly string _key = Guid.NewGuid().ToString("N");

    private IValueGrain Grain => engine.Grains.GetGrain<IValueGrain>(_key);

    [Fact]
    public async Task Argument_ChangedAfterTheCall_IsNotChangedInTheGrain()
    {
        List<int> numbers = [1, 2, 3];
        await Grain.Keep(numbers).Within("the call");
        numbers.Add(4);

        Assert.Equal([1, 2, 3], await Grain.Kept().Within("the call"));
    }

    [Fact]
    public async Task Result_ChangedByTheCaller_IsNotChangedInTheGrain()
    {
        await Grain.Keep([1, 2, 3]).Within("the call");
        (await Grain.Kept().Within("the call")).Clear();

        Assert.Equal([1, 2, 3], await Grain.Kept().Within("the call"));
    }

    [Fact]
    public async Task Immutable_AsArgumentAndResult_IsShared()
    {
        SharedText text = new("shared");
        await Grain.KeepShared(text).Within("the call");

        Assert.True(await Grain.IsSame(text).Within("the call"));
        Assert.Same(text, await Grain.GiveShared().Within("the call"));
    }

    [Fact]
    public async Task DerivedType_KeepsItsTypeAndMembers()
    {
        Square square = new(2.5) { Name = "field", Notes = ["a", "b"] };

        Shape echo = await Grain.EchoShape(square).Within("the call");

        Square copy = Assert.IsType<Square>(echo);
        Assert.NotSame(square, copy);
        Assert.NotSame(square.Notes, copy.Notes);
        Assert.Equal(("field", 2.5), (copy.Name, copy.Side));
        Assert.Equal(["a", "b"], copy.Notes);
    }

    [Fact]
    public async Task Graph_WithACycle_KeepsItsForm()
    {
        Node node = new("secret");
        node.Next = node;

        Node echo = await Grain.EchoNode(node).Within("the call");

        Assert.NotSame(node, echo);
        Assert.Same(echo, echo.Next);
        Assert.Equal("secret", echo.Secret);
    }

    [Fact]
    public async Task Collections_OfTheFramework_AreCopied()
    {
        Dictionary<string, int[]> map = new(StringComparer.OrdinalIgnoreCase) { ["a"] = [1, 2] };

        Dictionary<string, int[]> echo = await Grain.EchoMap(map).Within("the call");

        Assert.NotSame(map["a"], echo["A"]);
        Assert.Equal([1, 2], echo["A"]);
        Assert.Equal(["x"], await Grain.EchoList(new List<string> { "x" }).Within("the call"));
        Assert.Equal((null, Colour.Green), await Grain.EchoTuple((null, Colour.Green)).Within("the call"));
    }

    [Fact]
    public async Task Surrogate_CarriesAForeignType() =>
        Assert.Equal("carried", (await Grain.EchoForeign(new Foreign("carried")).Within("the call")).Text);

    [Fact]
    public async Task Reference_AsArgumentAndResult_StandsForTheSameGrain()
    {
        IValueGrain other = engine.Grains.GetGrain<IValueGrain>($"{_key} other");

        Assert.Equal($"{_key} other", await (await Grain.EchoReference(other).Within("the call")).Key().Within("the call"));
        Assert.Equal(Grain, await Grain.Myself().Within("the call"));
        Assert.NotEqual(Grain, other);
        Assert.Equal($"value/{_key}", Grain.GetGrainId().ToString());
        Assert.Equal(_key, Grain.GetPrimaryKeyString());
    }

    [Fact]
    public async Task RequestContext_FlowsOnwardsButNotBack()
    {
        RequestContext.Set("user", "ann");

        Assert.Equal("ann", await Grain.ContextValue("user").Within("the call"));
        Assert.Equal("ann", await Grain.ContextValueOfOther($"{_key} other", "user").Within("the call"));
        await Grain.SetContextValue("user", "bob").Within("the call");
        Assert.Equal("ann", RequestContext.Get("user"));
        RequestContext.Clear();
        Assert.Null(await Grain.ContextValue("user").Within("the call"));
    }

    [Fact]
    public async Task Filter_ThatThrows_RefusesTheCall() =>
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Grain.Refused().Within("the call"));

    [Fact]
    public async Task Filter_ThatSetsTheResult_ChangesIt() =>
        Assert.Equal("original, changed", await Grain.Changed().Within("the call"));
}
