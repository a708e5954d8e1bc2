namespace SmartCampus.Sdk.Tests.Model;

/// <summary>A trait that promises what cannot be kept is refused, naming the member and the rule.</summary>
public sealed class TraitReaderTests
{
    [Theory]
    [InlineData(typeof(INoTrait), "has no [Trait].")]
    [InlineData(typeof(IForeignProperty), "'lock.state' must start with 'mine.'.")]
    [InlineData(typeof(IForeignEvent), "'other.rang' must start with 'mine.'.")]
    [InlineData(typeof(ITwice), "'mine.on' is there twice.")]
    [InlineData(typeof(INoTask), "must return Task and take a CancellationToken last.")]
    [InlineData(typeof(INoToken), "must return Task and take a CancellationToken last.")]
    [InlineData(typeof(IProofOfNothing), "'mine.go' is proved by 'mine.gone', which is no property of the trait.")]
    [InlineData(typeof(IProofOfWrongKind), "'mine.go' is proved by 'mine.on' being 'yes', which a property of type Boolean cannot be.")]
    [InlineData(typeof(IProofOfUnknownOption), "'mine.go' is proved by 'mine.state' being 'ajar', which a property of type Enum cannot be.")]
    [InlineData(typeof(INoDeadline), "'mine.go' has a deadline of 0 s; it must be above 0 and at most 3600 s.")]
    [InlineData(typeof(INoWindow), "'mine.go' has a proof window of 3601 s; it must be above 0 and at most 3600 s.")]
    [InlineData(typeof(ISafetyOfNothing), "its safety watches 'mine.gone', which is no property of the trait.")]
    [InlineData(typeof(ISafetyWithoutOff), "its safety turns off by 'mine.stop', which is no command of the trait.")]
    [InlineData(typeof(ISafetyNeedsArgument), "its safety turns off by 'mine.stop', which must not need an argument.")]
    [InlineData(typeof(ISafetyWithoutTime), "its safety allows 0 s; it must be above 0.")]
    [InlineData(typeof(ISafetyExceptItself), "its safety is excepted by 'mine.on' being 'true'; it must be another trait's property with a value.")]
    [InlineData(typeof(ISafetyExceptNothing), "its safety is excepted by 'other.mode' being ''; it must be another trait's property with a value.")]
    public void Read_BrokenTrait_NamesMemberAndRule(Type trait, string rule) =>
        Assert.EndsWith(rule, Assert.Throws<ArgumentException>(() => TraitReader.Read(trait)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_TypeThatNoTraitMayHave_IsRefused() => Assert.Contains(
        "cannot be used in a trait",
        Assert.ThrowsAny<Exception>(() => TraitReader.Read(typeof(IBadType))).ToString(),
        StringComparison.Ordinal);

    [Fact]
    public void Read_Duration_IsInSecondsWithoutSayingSo()
    {
        TraitDefinition trait = TraitReader.Read(typeof(ITimed));

        Assert.Equal((ModelType.Duration, "s"), (trait.Properties[0].Type, trait.Properties[0].Unit));
        Assert.Equal("s", trait.Commands[0].Parameters[0].Unit);
    }

    [Fact]
    public void Read_Parameters_AreRequiredUnlessNullableOrWithDefault()
    {
        CommandDefinition command = Assert.Single(TraitReader.Read(typeof(IParameters)).Commands);

        Assert.Equal(["a True", "b False", "c False"], command.Parameters.Select(p => $"{p.Name} {p.Required}"));
    }

    [Fact]
    public void TraitsOf_Class_AreItsTraitsByName() =>
        Assert.Equal([typeof(IDoorContact), typeof(ILock)], TraitReader.TraitsOf(typeof(DoorDriver)));

    internal interface INoTrait;

    [Trait("mine", "Mine", "我的")]
    internal interface IForeignProperty
    {
        static readonly Property<bool> On = new("lock.state", "On", "开");
    }

    [Trait("mine", "Mine", "我的")]
    internal interface IForeignEvent
    {
        static readonly EventDefinition Rang = new("other.rang", "Rang", "响铃");
    }

    [Trait("mine", "Mine", "我的")]
    internal interface ITwice
    {
        static readonly Property<bool> On = new("mine.on", "On", "开");
        static readonly Property<bool> Again = new("mine.on", "On", "开");
    }

    [Trait("mine", "Mine", "我的")]
    internal interface INoTask
    {
        [Command("Go", "走")]
        void Go(CancellationToken cancellationToken);
    }

    [Trait("mine", "Mine", "我的")]
    internal interface INoToken
    {
        [Command("Go", "走")]
        Task GoAsync(int speed);
    }

    [Trait("mine", "Mine", "我的")]
    internal interface IProofOfNothing
    {
        [Command("Go", "走"), Proves("mine.gone", true)]
        Task GoAsync(CancellationToken cancellationToken);
    }

    [Trait("mine", "Mine", "我的")]
    internal interface IProofOfWrongKind
    {
        static readonly Property<bool> On = new("mine.on", "On", "开");

        [Command("Go", "走"), Proves("mine.on", "yes")]
        Task GoAsync(CancellationToken cancellationToken);
    }

    [Trait("mine", "Mine", "我的")]
    internal interface IProofOfUnknownOption
    {
        static readonly Property<DoorState> State = new("mine.state", "State", "状态");

        [Command("Go", "走"), Proves("mine.state", "ajar")]
        Task GoAsync(CancellationToken cancellationToken);
    }

    [Trait("mine", "Mine", "我的")]
    internal interface INoDeadline
    {
        [Command("Go", "走", DeadlineSeconds = 0)]
        Task GoAsync(CancellationToken cancellationToken);
    }

    [Trait("mine", "Mine", "我的")]
    internal interface INoWindow
    {
        static readonly Property<bool> On = new("mine.on", "On", "开");

        [Command("Go", "走"), Proves("mine.on", true, WindowSeconds = 3601)]
        Task GoAsync(CancellationToken cancellationToken);
    }

    [Trait("mine", "Mine", "我的")]
    [Safety("mine.gone", true, "mine.stop")]
    internal interface ISafetyOfNothing
    {
        [Command("Stop", "停")]
        Task StopAsync(CancellationToken cancellationToken);
    }

    [Trait("mine", "Mine", "我的")]
    [Safety("mine.on", true, "mine.stop")]
    internal interface ISafetyWithoutOff
    {
        static readonly Property<bool> On = new("mine.on", "On", "开");
    }

    [Trait("mine", "Mine", "我的")]
    [Safety("mine.on", true, "mine.stop")]
    internal interface ISafetyNeedsArgument
    {
        static readonly Property<bool> On = new("mine.on", "On", "开");

        [Command("Stop", "停")]
        Task StopAsync(int how, CancellationToken cancellationToken);
    }

    [Trait("mine", "Mine", "我的")]
    [Safety("mine.on", true, "mine.stop", LongestOnSeconds = 0)]
    internal interface ISafetyWithoutTime
    {
        static readonly Property<bool> On = new("mine.on", "On", "开");

        [Command("Stop", "停")]
        Task StopAsync(CancellationToken cancellationToken);
    }

    [Trait("mine", "Mine", "我的")]
    [Safety("mine.on", true, "mine.stop", ExceptProperty = "mine.on", ExceptValue = true)]
    internal interface ISafetyExceptItself
    {
        static readonly Property<bool> On = new("mine.on", "On", "开");

        [Command("Stop", "停")]
        Task StopAsync(CancellationToken cancellationToken);
    }

    [Trait("mine", "Mine", "我的")]
    [Safety("mine.on", true, "mine.stop", ExceptProperty = "other.mode")]
    internal interface ISafetyExceptNothing
    {
        static readonly Property<bool> On = new("mine.on", "On", "开");

        [Command("Stop", "停")]
        Task StopAsync(CancellationToken cancellationToken);
    }

    [Trait("mine", "Mine", "我的")]
    internal interface IBadType
    {
        static readonly Property<DateTime> When = new("mine.when", "When", "何时");
    }

    [Trait("mine", "Mine", "我的")]
    internal interface ITimed
    {
        static readonly Property<TimeSpan> Left = new("mine.left", "Left", "剩余");

        [Command("Go", "走")]
        Task GoAsync(TimeSpan duration, CancellationToken cancellationToken);
    }

    [Trait("mine", "Mine", "我的")]
    internal interface IParameters
    {
        [Command("Go", "走")]
        Task GoAsync(int a, int? b, int c = 3, CancellationToken cancellationToken = default);
    }

    private abstract class DoorDriver : ILock, IDoorContact
    {
        public abstract Task UnlockAsync(TimeSpan? hold, CancellationToken cancellationToken);

        public abstract Task LockAsync(CancellationToken cancellationToken);
    }
}
