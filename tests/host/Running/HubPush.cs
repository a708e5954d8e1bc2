using System.Text.Json;

namespace SmartCampus.Host.Tests.Running;

/// <summary>One push: docs/wire.md "Hub".</summary>
public sealed record HubPush(string Subscription, string Epoch, long Sequence, JsonElement Columns)
{
    /// <summary>The property's values in this push, by the device's handle.</summary>
    public string? Value(string handle, string property)
    {
        JsonElement column = Columns.At("p", property);
        if (column.ValueKind != JsonValueKind.Object)
            return null;
        int row = Columns.At("n").EnumerateArray().Select(n => n.GetRawText()).ToList().IndexOf(handle);
        int position = column.At("i").EnumerateArray().Select(i => i.GetInt32()).ToList().IndexOf(row);
        return position < 0 ? null : column.At("v")[position].ToString();
    }
}
