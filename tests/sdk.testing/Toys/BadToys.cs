namespace SmartCampus.Sdk.Testing.Tests.Toys;

// Each does one thing wrong, the way it is done wrong in the field.

[Driver("toy.uncancellable", "Toy", "玩具")]
public sealed class UncancellableToy(ToySettings settings, IDeviceContext device) : ToyDriver(settings, device)
{
    protected override async Task<string> AskAsync(string text, CancellationToken cancellationToken)
    {
        try
        {
            return await base.AskAsync(text, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await new TaskCompletionSource().Task; // "it will answer one day"
            throw;
        }
    }
}

[Driver("toy.zero", "Toy", "玩具")]
public sealed class ZeroOnErrorToy(ToySettings settings, IDeviceContext device) : ToyDriver(settings, device)
{
    protected override async ValueTask PollAsync(CancellationToken cancellationToken)
    {
        try
        {
            await base.PollAsync(cancellationToken);
        }
        catch (DeviceException)
        {
            Device.Report(IClimate.Temperature, 0m);
            throw;
        }
    }
}

[Driver("toy.swallowing", "Toy", "玩具")]
public sealed class SwallowingToy(ToySettings settings, IDeviceContext device) : ToyDriver(settings, device)
{
    protected override async ValueTask PollAsync(CancellationToken cancellationToken)
    {
        try
        {
            await base.PollAsync(cancellationToken);
        }
        catch (DeviceException e) when (e.Error.Code == ErrorCode.TimedOut)
        {
            // "next time, perhaps"
        }
    }
}

[Driver("toy.remembering", "Toy", "玩具")]
public sealed class RememberingToy(ToySettings settings, IDeviceContext device) : ToyDriver(settings, device)
{
    private string? last;

    protected override async ValueTask PollAsync(CancellationToken cancellationToken)
    {
        try
        {
            last = await AskAsync("?", cancellationToken);
        }
        catch (DeviceException) when (last is not null)
        {
            // "better the last value than none"
        }
        Take(last!);
    }
}

[Driver("toy.repeating", "Toy", "玩具")]
public sealed class RepeatingToy(ToySettings settings, IDeviceContext device) : ToyDriver(settings, device)
{
    protected override async Task SendAsync(string command, CancellationToken cancellationToken)
    {
        try
        {
            await base.SendAsync(command, cancellationToken);
        }
        catch (DeviceException)
        {
            await base.SendAsync(command, cancellationToken);
        }
    }
}

[Driver("toy.denying", "Toy", "玩具")]
public sealed class DenyingToy(ToySettings settings, IDeviceContext device) : ToyDriver(settings, device)
{
    protected override async Task SendAsync(string command, CancellationToken cancellationToken)
    {
        try
        {
            await base.SendAsync(command, cancellationToken);
        }
        catch (DeviceException e)
        {
            throw new DeviceException(e.Error.Code, e.Error.Cause); // forgets that bytes had left
        }
    }
}

[Driver("toy.idle", "Toy", "玩具")]
public sealed class IdleToy(ToySettings settings, IDeviceContext device) : ToyDriver(settings, device)
{
    protected override Task SendAsync(string command, CancellationToken cancellationToken) => Task.CompletedTask; // done, it says
}

[Driver("toy.gullible", "Toy", "玩具")]
public sealed class GullibleToy(ToySettings settings, IDeviceContext device) : ToyDriver(settings, device)
{
    protected override bool ChecksSum => false;
}

[Driver("toy.sulking", "Toy", "玩具")]
public sealed class SulkingToy(ToySettings settings, IDeviceContext device) : ToyDriver(settings, device)
{
    private DeviceException? failed;

    protected override async ValueTask PollAsync(CancellationToken cancellationToken)
    {
        if (failed is not null)
            throw failed;
        try
        {
            await base.PollAsync(cancellationToken);
        }
        catch (DeviceException e)
        {
            failed = e;
            throw;
        }
    }
}

[Driver("toy.patient", "Toy", "玩具")]
public sealed class PatientToy(ToySettings settings, IDeviceContext device) : ToyDriver(settings, device)
{
    protected override TimeSpan Timeout => TimeSpan.FromHours(1);
}

[Driver("toy.throwing", "Toy", "玩具")]
public sealed class ThrowingToy(ToySettings settings, IDeviceContext device) : ToyDriver(settings, device)
{
    protected override Exception Damaged(string line) => new FormatException(line);
}

[Driver("toy.keeping-turn", "Toy", "玩具")]
public sealed class TurnKeepingToy(ToySettings settings, IDeviceContext device) : ToyDriver(settings, device)
{
    protected override async Task<string> AskAsync(string text, CancellationToken cancellationToken)
    {
        ILineTurn turn = await Device.Line.TakeTurnAsync(cancellationToken);
        await turn.WriteAsync(ToyFrame.Build(1, text), cancellationToken);
        string answer = await ReadAsync(turn, text, cancellationToken);
        turn.Dispose();
        return answer;
    }
}

[Driver("toy.timer", "Toy", "玩具")]
public sealed class TimerLeakingToy(ToySettings settings, IDeviceContext device) : ToyDriver(settings, device)
{
    protected override Task ConnectAsync(CancellationToken cancellationToken)
    {
        Device.Time.CreateTimer(_ => { }, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        return Task.CompletedTask;
    }
}

[Driver("toy.task", "Toy", "玩具")]
public sealed class TaskLeakingToy(ToySettings settings, IDeviceContext device) : ToyDriver(settings, device)
{
    protected override Task ConnectAsync(CancellationToken cancellationToken)
    {
        _ = WatchAsync();
        return Task.CompletedTask;
    }

    private async Task WatchAsync()
    {
        while (true)
            await Task.Delay(TimeSpan.FromSeconds(10), Device.Time, CancellationToken.None);
    }
}

[Driver("toy.thread", "Toy", "玩具")]
public sealed class ThreadLeakingToy(ToySettings settings, IDeviceContext device) : ToyDriver(settings, device)
{
    private static readonly TimeSpan LongerThanTheCheck = TimeSpan.FromSeconds(60);

    protected override Task ConnectAsync(CancellationToken cancellationToken)
    {
        new Thread(Watch) { IsBackground = true }.Start();
        return Task.CompletedTask;
    }

    private static void Watch()
    {
        using var never = new ManualResetEventSlim();
        never.Wait(LongerThanTheCheck);
    }
}

[Driver("toy.handle", "Toy", "玩具")]
public sealed class HandleLeakingToy(ToySettings settings, IDeviceContext device) : ToyDriver(settings, device)
{
    private static readonly List<FileStream> Forgotten = [];

    protected override Task ConnectAsync(CancellationToken cancellationToken)
    {
        lock (Forgotten)
            Forgotten.Add(new FileStream(typeof(ToyDriver).Assembly.Location, FileMode.Open, FileAccess.Read, FileShare.Read));
        return Task.CompletedTask;
    }
}
