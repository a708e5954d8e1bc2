namespace SmartCampus.Sdk;

/// <summary>Optional marker: commands may run at any time, also while the driver reads. For push devices that have no wait to run them in.</summary>
public interface IConcurrentCommands : IDriver;
