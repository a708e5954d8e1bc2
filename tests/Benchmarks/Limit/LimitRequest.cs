namespace SmartCampus.Benchmarks.Limit;

/// <summary>One Modbus request of the limit program.</summary>
/// <param name="Device">Whose.</param>
/// <param name="Function">3 poll, 5 write the coil, 1 read it back.</param>
/// <param name="Value">Count or coil value.</param>
/// <param name="Command">The command's number; 0 for a poll.</param>
/// <param name="From">Who gave the command.</param>
internal sealed record LimitRequest(LimitDevice Device, byte Function, ushort Value, long Command, LimitConsole? From);
