namespace McMaster.NETCore.Plugins;

/// <summary>Handles a reload.</summary>
public delegate void PluginReloadedEventHandler(object sender, PluginReloadedEventArgs eventArgs);
