namespace SmartCampus.Host.Tests.Running;

/// <summary>The hub refused a call.</summary>
public sealed class HubRefusedException(string message) : Exception(message);
