using System.Text.Json.Nodes;
using SmartCampus.Demo.Lines;
using SmartCampus.Demo.Shelly;

namespace SmartCampus.Demo.Sites;

/// <content>Shelly switches of the second generation.</content>
internal sealed partial class SiteBuilder
{
    /// <summary>A Shelly on the network; each of its channels is a device.</summary>
    /// <param name="id">Its id, also its realm.</param>
    /// <param name="model">Its model.</param>
    /// <param name="password">Password of <c>admin</c>; <see langword="null"/> = anybody may.</param>
    /// <param name="outputs">What hangs on the channels, W, and mean seconds between two presses of its button.</param>
    public void Shelly(string id, string model, string? password, params (DeviceName Name, double Watts, double SecondsBetweenPresses)[] outputs)
    {
        ShellyChannel[] channels = [.. outputs.Select(o => new ShellyChannel(o.Watts, o.SecondsBetweenPresses, RandomOf(o.Name)))];
        ShellyDevice device = Live(new ShellyDevice(id, model, channels) { Password = password });
        ILine line = Keep(lines.Tcp(id, new StreamPeer(new ShellyPeer(device, campus.Gate).ServeAsync)));
        for (int i = 0; i < channels.Length; i++)
        {
            (int number, ShellyChannel channel) = (i, channels[i]);
            channel.Changed = () => device.Notify(number);
            var settings = new JsonObject { ["channel"] = number };
            if (password is not null)
                settings["password"] = password;
            AddDevice(outputs[i].Name, "shelly.switch", line, settings, new ShellyOutput(device, channel), () => new JsonObject
            {
                ["on"] = channel.On,
                ["power"] = Math.Round(channel.Power, 1),
                ["source"] = channel.Source,
                ["overpower"] = channel.Overpower,
            });
        }
    }
}
