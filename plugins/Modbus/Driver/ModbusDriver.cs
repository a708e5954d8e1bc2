using System.Runtime.CompilerServices;
using SmartCampus.Plugins.Modbus.Codec;
using SmartCampus.Plugins.Modbus.Profiles;
using SmartCampus.Plugins.Modbus.Settings;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus.Driver;

/// <summary>Runs one device by its profile: polls its blocks, writes its commands once and reads back.</summary>
/// <remarks>
/// An exception reply makes the properties of its block errors and leaves the device online; silence, damage and a lost line end the run.
/// It keeps no time: what was turned on for a while is turned off by the platform, and by a device that has a timer.
/// </remarks>
internal sealed partial class ModbusDriver : PollingDriver
{
    private readonly PollPlan plan;
    private readonly ModbusClient client;
    private readonly Dictionary<string, WriteOrder> orders = [];

    /// <exception cref="DeviceException"><see cref="ErrorCode.NotConfigured"/>: the settings do not go together.</exception>
    public ModbusDriver(Profile profile, ModbusSettings settings, IDeviceContext device)
        : base(device, settings.Interval)
    {
        IReadOnlyDictionary<string, decimal> variables = SettingsVariables.ValuesOf(settings);
        WordOrder order = settings.WordOrder == WordOrder.Profile ? profile.WordOrder : settings.WordOrder;
        plan = new PollPlan(profile, settings, variables);
        client = new ModbusClient(device.Line, ModbusLink.Of(settings, device.Line.Address), device.Time);
        foreach (CommandMap map in profile.Commands)
        {
            if (!orders.ContainsKey(map.Command.Name) && (map.When is null || map.When.ValueOf(variables) != 0))
                orders.Add(map.Command.Name, new WriteOrder(map, order, variables));
        }
    }

    /// <summary>Runs a command; called inside the driver's wait.</summary>
    /// <exception cref="DeviceException">The device refused, or the write's reply was lost; what it reads now was reported.</exception>
    public async Task ExecuteAsync(CommandCall call, CancellationToken cancellationToken)
    {
        WriteOrder order = orders[call.Name];
        await client.KeepLineAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await WriteAsync(order, call, cancellationToken).ConfigureAwait(false);
            await TryReadBackAsync(order, cancellationToken).ConfigureAwait(false);
        }
        catch (DeviceException e) when (e.AfterSending)
        {
            await TryReadBackAsync(order, cancellationToken).ConfigureAwait(false);
            throw;
        }
        finally
        {
            client.ReleaseLine();
        }
    }

    /// <inheritdoc/>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    protected override async ValueTask PollAsync(CancellationToken cancellationToken)
    {
        do
            await ReadAsync(plan.Blocks, cancellationToken).ConfigureAwait(false);
        while (plan.SplitRefused());
        Report(plan.Points);
    }

    private async Task WriteAsync(WriteOrder order, CommandCall call, CancellationToken cancellationToken)
    {
        if (await client.WriteAsync(pdu => order.Build(call, pdu), cancellationToken).ConfigureAwait(false) is not { } code)
            return;
        DeviceError error = ModbusFaults.ErrorOf(code, order.ToString());
        throw new DeviceException(error.Code, error.Cause, error.Detail)
        {
            AfterSending = code is ModbusFaults.Acknowledge or ModbusFaults.GatewayTarget, // All others say that nothing was done.
        };
    }

    private async Task TryReadBackAsync(WriteOrder order, CancellationToken cancellationToken)
    {
        Point[] points = [.. plan.Points.Where(p => p.Name == order.Proof)];
        try
        {
            await ReadAsync([.. points.SelectMany(p => p.Blocks).Distinct()], cancellationToken).ConfigureAwait(false);
            Report(points);
        }
        catch (DeviceException e) // The write's own outcome counts; the poll that follows will meet the same trouble and end the run.
        {
            LogReadBackFailed(Device.Logger, order.Name, e.Error.Reason, e.Message);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask ReadAsync(IReadOnlyList<Block> blocks, CancellationToken cancellationToken)
    {
        for (int i = 0; i < blocks.Count; i++)
        {
            byte? code = await client.ReadAsync(blocks[i], cancellationToken).ConfigureAwait(false);
            blocks[i].Error = code is null ? null : ModbusFaults.ErrorOf(code.Value, blocks[i].ToString());
            if (code is not null && ModbusFaults.MeansOffline(code.Value))
                throw new DeviceException(blocks[i].Error!.Code, blocks[i].Error!.Cause, blocks[i].Error!.Detail) { AfterSending = true };
        }
    }

    private void Report(IReadOnlyList<Point> points)
    {
        DateTimeOffset now = Device.Time.GetUtcNow();
        for (int i = 0; i < points.Count; i++)
            Device.Report(points[i].Read(now));
    }
}
