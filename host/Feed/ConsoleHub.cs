using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace SmartCampus.Host.Feed;

/// <summary>Where consoles subscribe; docs/wire.md "Hub". Commands go by HTTP.</summary>
[Authorize]
internal sealed class ConsoleHub(FeedPusher pusher, IHubContext<ConsoleHub> context) : Hub
{
    private const string Key = "feed";

    private FeedConnection Connection => (FeedConnection)Context.Items[Key]!;

    public override Task OnConnectedAsync()
    {
        Context.Items[Key] = new FeedConnection(Context.ConnectionId, context.Clients.Client(Context.ConnectionId) as ISingleClientProxy
            ?? throw new InvalidOperationException("SignalR gave no single client."));
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        pusher.Disconnect(Connection);
        return Task.CompletedTask;
    }

    public RawJson Subscribe(JsonElement view) => Checked(() => pusher.Subscribe(Connection, ViewSpec.Parse(view)));

    public void Unsubscribe(string? subscription) => pusher.Unsubscribe(Connection, subscription ?? "");

    public RawJson Resync(string? subscription, long lastSequence) => pusher.Resync(Connection, subscription ?? "") ?? throw Unknown(subscription);

    public RawJson SetWindow(string? subscription, JsonElement window) =>
        Checked(() => pusher.SetWindow(Connection, subscription ?? "", window) ?? throw Unknown(subscription));

    public void SetRate(int rate)
    {
        if (rate is < 1 or > 20)
            throw new HubException($"rate is {rate}; it must be from 1 to 20");
        pusher.SetRate(Connection, rate);
    }

    private static RawJson Checked(Func<RawJson> call)
    {
        try
        {
            return call();
        }
        catch (FormatException e)
        {
            throw new HubException(e.Message);
        }
    }

    private static HubException Unknown(string? subscription) => new($"subscription '{subscription}' is unknown on this connection");
}
