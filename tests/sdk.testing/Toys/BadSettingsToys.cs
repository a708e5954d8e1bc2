namespace SmartCampus.Sdk.Testing.Tests.Toys;

public sealed record UntitledSettings : ToySettings
{
    public bool Inverted { get; init; }
}

[Driver("toy.untitled", "Toy", "玩具")]
public sealed class UntitledToy(UntitledSettings settings, IDeviceContext device) : ToyDriver(settings, device);

[Driver("toy.english", "A toy", "a toy")]
public sealed class EnglishToy(ToySettings settings, IDeviceContext device) : ToyDriver(settings, device);

public sealed record UnboundedSettings : ToySettings
{
    [Title("Gain", "增益")]
    public decimal Gain { get; init; } = 1;
}

[Driver("toy.unbounded", "Toy", "玩具")]
public sealed class UnboundedToy(UnboundedSettings settings, IDeviceContext device) : ToyDriver(settings, device);

public sealed record KeyedSettings : ToySettings
{
    [Title("Key", "密钥"), Secret]
    public string Key { get; init; } = "00";
}

[Driver("toy.crashing", "Toy", "玩具")]
public sealed class CrashingToy(KeyedSettings settings, IDeviceContext device) : ToyDriver(settings, device)
{
    private readonly byte[] key = Convert.FromHexString(settings.Key);

    protected override Task ConnectAsync(CancellationToken cancellationToken) => Task.FromResult(key.Length);
}

[Driver("toy.inventing", "Toy", "玩具")]
public sealed class InventingToy(ToySettings settings, IDeviceContext device) : ToyDriver(settings, device)
{
    protected override async ValueTask PollAsync(CancellationToken cancellationToken)
    {
        await base.PollAsync(cancellationToken);
        Device.Report(new Reading("toy.mood", PropertyValue.Of("good"), Device.Time.GetUtcNow()));
    }
}
