using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Osdp.Driver;

/// <summary>The lock locked or unlocked.</summary>
/// <param name="Operation">Which.</param>
/// <param name="Source">By what.</param>
internal readonly record struct LockMove(LockOperation Operation, OperationSource Source);
