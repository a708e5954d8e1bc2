using System.Runtime.InteropServices;
using SmartCampus.Demo;
using SmartCampus.Demo.Control;

using var end = new CancellationTokenSource();
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
try
{
    DemoOptions options = DemoOptions.Parse(args);
    if (options.Words is ["fault", .. var words])
        return await FaultCommand.RunAsync(words, options.Control, Console.Out);
    if (options.Words.Length > 0)
        throw new FormatException($"'{options.Words[0]}' is unknown; say nothing to run the campus, or 'fault'.");
    if (options.ExitWithStdin)
        _ = EndWithStdinAsync();
    await new DemoRun(options, TimeProvider.System).RunAsync(Console.Out, end.Token);
    return 0;
}
catch (FormatException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}

void End(PosixSignalContext context)
{
    context.Cancel = true;
    end.Cancel();
}

async Task EndWithStdinAsync()
{
    byte[] buffer = new byte[64];
    await using Stream input = Console.OpenStandardInput();
    while (await input.ReadAsync(buffer) > 0)
        continue;
    await end.CancelAsync();
}
