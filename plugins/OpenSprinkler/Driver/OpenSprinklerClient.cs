using System.Text.Json;
using SmartCampus.Plugins.OpenSprinkler.Codec;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.OpenSprinkler.Driver;

/// <summary>Reads pages and gives commands, one request at a time.</summary>
/// <param name="http">The way to the controller.</param>
/// <param name="password">As typed in the controller's app.</param>
/// <param name="since">Since when these settings hold, as a timestamp.</param>
internal sealed class OpenSprinklerClient(HttpExchange http, string password, long since)
{
    private readonly string hash = PasswordHash.Of(password);

    /// <summary>Since when its settings hold, as a timestamp.</summary>
    public long Since => since;

    /// <summary>Clock, queue and outputs.</summary>
    public Task<ControllerPage> ReadControllerAsync(CancellationToken cancellationToken) => ReadAsync(Pages.Controller(hash), ControllerPage.Read, cancellationToken);

    /// <summary>The outputs as they are.</summary>
    public Task<OutputsPage> ReadOutputsAsync(CancellationToken cancellationToken) => ReadAsync(Pages.Outputs(hash), OutputsPage.Read, cancellationToken);

    /// <summary>Options.</summary>
    public Task<OptionsPage> ReadOptionsAsync(CancellationToken cancellationToken) => ReadAsync(Pages.Options(hash), OptionsPage.Read, cancellationToken);

    /// <summary>Station attributes.</summary>
    public Task<StationsPage> ReadStationsAsync(CancellationToken cancellationToken) => ReadAsync(Pages.Stations(hash), StationsPage.Read, cancellationToken);

    /// <summary>Puts a station into the queue. Success means no more than that.</summary>
    public Task<ResultCode> StartAsync(int station, int seconds, CancellationToken cancellationToken) => WriteAsync(Pages.Start(hash, station, seconds), cancellationToken);

    /// <summary>Stops a station or takes it out of the queue; <see cref="ResultCode.OutOfRange"/> when it was in neither.</summary>
    public Task<ResultCode> StopAsync(int station, CancellationToken cancellationToken) => WriteAsync(Pages.Stop(hash, station), cancellationToken);

    private async Task<T> ReadAsync<T>(string target, Func<JsonElement, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        Answer<T> answer = await AskAsync(target, read, cancellationToken).ConfigureAwait(false);
        return answer.Page ?? throw Failed(ResultFaults.ErrorOf(answer.Result!.Value, NameOf(target)));
    }

    private async Task<ResultCode> WriteAsync(string target, CancellationToken cancellationToken)
    {
        Answer<ResultPage> answer = await AskAsync(target, ResultPage.Read, cancellationToken).ConfigureAwait(false);
        return answer.Result is ResultCode.Success or ResultCode.OutOfRange or ResultCode.NotPermitted
            ? answer.Result.Value
            : throw Failed(ResultFaults.ErrorOf(answer.Result!.Value, NameOf(target)));
    }

    private async Task<Answer<T>> AskAsync<T>(string target, Func<JsonElement, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        (int status, byte[] body) = await http.GetAsync(target, cancellationToken).ConfigureAwait(false);
        if (status != 200)
            throw Failed(ResultFaults.ErrorOfStatus(status, NameOf(target)));
        Answer<T> answer = Answer<T>.Parse(body, read);
        return answer.Fault is null
            ? answer
            : throw Failed(new DeviceError(ErrorCode.BadFrame, answer.Fault, $"{NameOf(target)}: {body.Length} bytes that are not what was asked for"));
    }

    private static DeviceException Failed(DeviceError error) =>
        new(error.Code, error.Cause, error.Detail) { AfterSending = error.Code == ErrorCode.BadFrame }; // all others say that nothing was done

    // The query holds the password.
    private static string NameOf(string target) => target[..target.IndexOf('?', StringComparison.Ordinal)];
}
