using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SmartCampus.Grains.Commands;
using SmartCampus.Grains.Garden.Runs;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Garden.Live;

/// <summary>What the machine wants of a device, as a command. Pure: from the stored state comes the same id again, so that a command is given once.</summary>
internal static class GardenCommands
{
    /// <summary>Who asks when no person does.</summary>
    public const string Platform = "garden";

    /// <summary>No command is carried out later than this: a late opening would water without anybody knowing.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    public static CommandRequest Make(string garden, GardenRunState state, GardenAction action, (string Command, string? Duration) command)
    {
        ImmutableDictionary<string, PropertyValue> none = ImmutableDictionary<string, PropertyValue>.Empty;
        bool on = action.Kind is GardenActionKind.Open or GardenActionKind.SupplyOn;
        ImmutableDictionary<string, PropertyValue> arguments = on && command.Duration is { } duration ? none.Add(duration, PropertyValue.Of(action.LeaseSeconds)) : none;
        ValveRun? valve = action.Bed is null ? null : state.Valves.GetValueOrDefault(action.Bed);
        string? by = valve is null ? null : on ? valve.Piece?.Step.By : valve.StoppedBy;
        return new CommandRequest(IdOf(garden, state, action, valve), command.Command, arguments, none, by ?? Platform, Deadline)
        {
            // Whoever opened it on its device page sees there who closed it, and why.
            Note = valve is { Phase: ValvePhase.Closing, Piece: null } ? CommandReasons.NotByGarden : null,
        };
    }

    private static string IdOf(string garden, GardenRunState state, GardenAction action, ValveRun? valve)
    {
        DateTimeOffset asked = valve?.AskedAt ?? state.Told.GetValueOrDefault(action.Supply)?.At ?? state.EvaluatedUntil;
        string what = string.Create(
            CultureInfo.InvariantCulture,
            $"{garden}|{action.Kind}|{action.Device}|{valve?.Piece?.Step.Run}|{valve?.Piece?.Step.Cycle}|{valve?.Reopened}|{valve?.Attempts}|{asked.UtcTicks}");
        return "garden-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)).AsSpan(0, 16));
    }
}
