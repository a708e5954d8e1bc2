using System.Text.Json;
using SmartCampus.Host.Api;
using SmartCampus.Host.Drivers;
using SmartCampus.Host.Lines;
using SmartCampus.Host.Plugins;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Devices;

/// <summary>Tries a driver with unsaved settings on the real device: runs it until it has told its first values, at most 10 s.</summary>
internal sealed class DeviceTester(PluginHost plugins, LineHub lines, TimeProvider time, ILoggerFactory loggers)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <exception cref="ApiProblem">The driver is unknown or the settings are bad.</exception>
    public async Task<TestResult> TryAsync(string? driverId, JsonElement given, CancellationToken cancellationToken)
    {
        DriverDescriptor descriptor = plugins.Find(driverId ?? "") ?? throw ApiProblem.Invalid(new Dictionary<string, LocalizedText> { ["driver"] = DeviceWords.Driver(driverId) });
        object settings = SettingsReader.Read(descriptor.SettingsType, given, out IReadOnlyList<SettingsProblem> problems)
            ?? throw ApiProblem.Invalid(problems.ToDictionary(p => DeviceInputCheck.NameOf(p), p => p.Text));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timeout = new CancellationTokenSource(Longest, time);
        using CancellationTokenRegistration registration = timeout.Token.Register(limit.Cancel);
        using LineHandle? line = DriverSettings.OpenLine(settings, lines, "(test)");
        var context = new TestContext(line, time, loggers.CreateLogger("SmartCampus.Device.Test"), limit);
        DeviceError? error = await RunAsync(() => descriptor.Create(settings, context), context, limit.Token);
        cancellationToken.ThrowIfCancellationRequested();
        return new TestResult(error, context.Readings, descriptor.Model);
    }

    private static async Task<DeviceError?> RunAsync(Func<IDriver> create, TestContext context, CancellationToken cancellationToken)
    {
        IDriver? driver = null;
        try
        {
            Task run = Task.Run(
                async () => // a driver that keeps its thread must not keep the answer
                {
                    driver = create();
                    if (driver is not IPushReceiver)
                        await driver.RunAsync(cancellationToken);
                },
                cancellationToken);
            await run.WaitAsync(cancellationToken);
            if (driver is IPushReceiver)
                return new DeviceError(ErrorCode.TimedOut, "waiting", "The device cannot be asked: it speaks by itself. Save it and wait for its next message.");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return context.HasAnswered ? null : new DeviceError(ErrorCode.TimedOut, "silent", "The device told nothing within 10 s.");
        }
        catch (DeviceException e)
        {
            return e.Error;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The plugin border: what a driver throws is the try's result.
            return new DeviceError(ErrorCode.NotConfigured, "pluginFault", $"{e.GetType().Name}: {e.Message}");
        }
        finally
        {
            await DriverEnd.DisposeAsync(driver, context.DeviceId, context.Logger);
        }
        return null;
    }
}
