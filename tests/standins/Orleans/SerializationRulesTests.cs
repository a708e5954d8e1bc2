using System.Diagnostics.CodeAnalysis;
using global::Orleans;
using global::Orleans.Runtime;
using global::Orleans.StandIn.Serialization;

namespace SmartCampus.StandIns.Tests.Orleans;

/// <summary>The interfaces are generic so that the hosts of other tests, which look for interfaces, do not refuse to start for them.</summary>
public sealed class SerializationRulesTests
{
    public interface ITakes<T> : IGrainWithStringKey
    {
        Task Take(T value);
    }

    public interface IGives<T> : IGrainWithStringKey
    {
        Task<T> Give();
    }

    public interface IReturns<T> : IGrainWithStringKey
    {
        T Get();
    }

    public interface IHasProperty<T> : IGrainWithStringKey
    {
        T Value { get; }
    }

    public interface ITokenFirst<T> : IGrainWithStringKey
    {
        [SuppressMessage("Design", "CA1068", Justification = "the fault that is looked for")]
        Task Take(CancellationToken cancellationToken, T value);
    }

    [Theory]
    [InlineData(typeof(ITakes<Unmarked>), "parameter value: ", "Unmarked has no [GenerateSerializer]")]
    [InlineData(typeof(IGives<List<Unmarked>>), "Give, result: ", "Unmarked has no [GenerateSerializer]")]
    [InlineData(typeof(ITakes<Unmarked[]>), "parameter value: ", "Unmarked has no [GenerateSerializer]")]
    [InlineData(typeof(ITakes<ImmutableOnly>), "parameter value: ", "ImmutableOnly has no [GenerateSerializer]")]
    [InlineData(typeof(ITakes<MissingId>), "parameter value: ", "MissingId.Forgotten has no [Id]")]
    [InlineData(typeof(ITakes<Outer>), "Outer.Inner: ", "Unmarked has no [GenerateSerializer]")]
    [InlineData(typeof(ITakes<UnmarkedBase>), "parameter value: ", "base of")]
    [InlineData(typeof(ITakes<LinkedList<int>>), "parameter value: ", "has no [GenerateSerializer]")]
    [InlineData(typeof(ITakes<(int, int, int, int, List<int>)>), "parameter value: ", "has no [GenerateSerializer]")]
    [InlineData(typeof(ITakes<int[,]>), "parameter value: ", "more than one dimension")]
    [InlineData(typeof(ITakes<Action>), "parameter value: ", "cannot be serialized")]
    [InlineData(typeof(IReturns<int>), "Get: ", "must be Task")]
    [InlineData(typeof(IHasProperty<Task>), "get_Value: ", "methods only")]
    [InlineData(typeof(ITokenFirst<int>), "Take: ", "last parameter")]
    public void Verify_WhatOrleansWouldRefuse_IsRefusedByName(Type interfaceType, string where, string what)
    {
        OrleansConfigurationException exception =
            Assert.Throws<OrleansConfigurationException>(() => SerializationRules.Verify([interfaceType]));

        Assert.Contains(where, exception.Message, StringComparison.Ordinal);
        Assert.Contains(what, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(ITakes<int?>))]
    [InlineData(typeof(ITakes<Dictionary<string, IReadOnlyList<DateTimeOffset>>>))]
    [InlineData(typeof(ITakes<(Guid, DayOfWeek)>))]
    [InlineData(typeof(ITakes<Good>))]
    [InlineData(typeof(ITakes<System.Collections.Immutable.ImmutableArray<Good>>))]
    [InlineData(typeof(IGives<ITimedGrain>))]
    [InlineData(typeof(IReturns<ValueTask<TimeSpan>>))]
    public void Verify_WhatOrleansTakes_IsTaken(Type interfaceType) => SerializationRules.Verify([interfaceType]);

    public sealed class Unmarked
    {
        public int Value { get; set; }
    }

    [Immutable]
    public sealed record ImmutableOnly(int Value);

    [GenerateSerializer]
    public sealed class MissingId
    {
        [Id(0)]
        public int Known { get; set; }

        public int Forgotten { get; set; }
    }

    [GenerateSerializer]
    public sealed class Outer
    {
        [Id(0)]
        public Unmarked? Inner { get; set; }
    }

    public class Base
    {
        public int Value { get; set; }
    }

    [GenerateSerializer]
    public sealed class UnmarkedBase : Base
    {
        [Id(0)]
        public int Other { get; set; }
    }

    [GenerateSerializer, Immutable]
    public sealed record Good([property: Id(0)] string Text, double Implied)
    {
        [Id(1)]
        public Good? Next { get; init; }
    }
}
