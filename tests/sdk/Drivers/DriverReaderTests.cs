using SmartCampus.Sdk.Testing;

namespace SmartCampus.Sdk.Tests.Drivers;

public sealed class DriverReaderTests
{
    private static readonly IReadOnlyDictionary<string, PropertyValue> None = new Dictionary<string, PropertyValue>();

    [Fact]
    public void Describe_DriverClass_ModelComesFromItsTraits()
    {
        DriverDescriptor descriptor = DriverReader.Describe(typeof(LampDriver));

        Assert.Equal(("test.lamp", "Lamp", "灯"), (descriptor.Model.Id, descriptor.Model.Title.En, descriptor.Model.Title.Zh));
        Assert.Equal(["dimmer.fade", "dimmer.refuse", "dimmer.refuseAtOnce", "switch.turnOn", "switch.turnOff"], descriptor.Model.Commands.Select(c => c.Name));
        Assert.Equal(typeof(LampSettings), descriptor.SettingsType);
    }

    [Theory]
    [InlineData("dimmer.fade", "fade 30 00:00:02.5000000 warm")]
    [InlineData("switch.turnOn", "on")]
    public async Task Execute_Command_CallsTheMethodWithItsArguments(string command, string expected)
    {
        (DriverDescriptor descriptor, LampDriver lamp) = Make();
        var arguments = new Dictionary<string, PropertyValue> { ["level"] = PropertyValue.Of(30), ["over"] = PropertyValue.Of(2.5m), ["tone"] = PropertyValue.Of("warm") };

        await descriptor.Execute(lamp, new CommandCall(command, arguments), CancellationToken.None);

        Assert.Equal(expected, lamp.Done);
    }

    [Fact]
    public async Task Execute_OptionalArgumentsLeftOut_AreNullOrTheirDefault()
    {
        (DriverDescriptor descriptor, LampDriver lamp) = Make();

        await descriptor.Execute(lamp, new CommandCall("dimmer.fade", new Dictionary<string, PropertyValue> { ["level"] = PropertyValue.Of(7), ["over"] = PropertyValue.None }), CancellationToken.None);

        Assert.Equal("fade 7  plain", lamp.Done);
    }

    [Theory]
    [InlineData("dimmer.refuse")]
    [InlineData("dimmer.refuseAtOnce")]
    public async Task Execute_DriverThrows_ItsOwnExceptionArrives(string command)
    {
        (DriverDescriptor descriptor, LampDriver lamp) = Make();

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => descriptor.Execute(lamp, new CommandCall(command, None), CancellationToken.None));

        Assert.Equal("busy", e.Error.Reason);
    }

    [Fact]
    public async Task Execute_Token_IsPassedOn()
    {
        (DriverDescriptor descriptor, LampDriver lamp) = Make();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => descriptor.Execute(lamp, new CommandCall("switch.turnOff", None), new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Create_ConstructorThrows_ItsOwnExceptionArrives()
    {
        DriverDescriptor descriptor = DriverReader.Describe(typeof(LampDriver));

        Assert.Throws<DeviceException>(() => descriptor.Create(new LampSettings { Broken = true }, new TestDeviceContext()));
    }

    [Theory]
    [InlineData(typeof(Unmarked), "has no [Driver].")]
    [InlineData(typeof(NoDriver), "has [Driver] but does not implement IDriver.")]
    [InlineData(typeof(NoSettings), "must have one constructor (settings record, IDeviceContext).")]
    [InlineData(typeof(TwoConstructors), "must have one constructor (settings record, IDeviceContext).")]
    [InlineData(typeof(BadId), "the driver's id is 'Acme Lamp'; it must be lower-case letters, digits, dots and hyphens.")]
    public void Describe_BrokenClass_NamesItAndTheRule(Type driver, string rule)
    {
        string message = Assert.Throws<ArgumentException>(() => DriverReader.Describe(driver)).Message;

        Assert.StartsWith(driver.FullName!, message, StringComparison.Ordinal);
        Assert.EndsWith(rule, message, StringComparison.Ordinal);
    }

    private static (DriverDescriptor Descriptor, LampDriver Lamp) Make()
    {
        DriverDescriptor descriptor = DriverReader.Describe(typeof(LampDriver));
        return (descriptor, (LampDriver)descriptor.Create(new LampSettings(), new TestDeviceContext()));
    }

    internal sealed class Unmarked;

    [Driver("test.none", "None", "无")]
    internal sealed class NoDriver;

    [Driver("test.none", "None", "无")]
    internal sealed class NoSettings(IDeviceContext device) : IDriver
    {
        public Task RunAsync(CancellationToken cancellationToken) => Task.FromException(new NotSupportedException(device.DeviceId));
    }

    [Driver("test.two", "Two", "二")]
    internal sealed class TwoConstructors : IDriver
    {
        public TwoConstructors(LampSettings settings, IDeviceContext device) => Ids = [$"{settings}", device.DeviceId];

        public TwoConstructors() => Ids = [];

        public string[] Ids { get; }

        public Task RunAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    [Driver("Acme Lamp", "Lamp", "灯")]
    internal sealed class BadId(LampSettings settings, IDeviceContext device) : IDriver
    {
        public Task RunAsync(CancellationToken cancellationToken) => Task.FromException(new NotSupportedException(device.DeviceId + settings));
    }
}
