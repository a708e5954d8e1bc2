using System.Data.Common;
using SmartCampus.Host;
using SmartCampus.Host.Demo;
using SmartCampus.Host.Engine;
using SmartCampus.Host.Plugins;
using SmartCampus.Host.Session;
using SmartCampus.Host.Storage;
using SmartCampus.Host.Uplinks;

if (CampusOptions.Parse(args, out int exitCode) is not { } options)
    return exitCode;

try
{
    ListenUrls.Check(options.Urls);
    using DataFolder data = DataFolder.Take(options.Data);
    WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "SmartCampus.Host", Args = Startup.HostArguments });
    builder.WebHost.UseUrls(options.Urls).ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 1024 * 1024);
    builder.Logging.AddFilter(null, LogLevel.Warning).AddFilter("SmartCampus", LogLevel.Information).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
    builder.AddSmartCampus(options);
    WebApplication app = builder.Build();
    Startup.LogEngine(app.Logger, EngineHosting.Name);
    CancellationToken stopping = app.Lifetime.ApplicationStopping;
    app.Services.GetRequiredService<PluginStart>().Begin(stopping); // beside the database and the engine, each of which takes a core for a while
    await app.Services.GetRequiredService<IDatabase>().OpenAsync(stopping);
    await app.Services.GetRequiredService<FirstAdministrator>().EnsureAsync(options.AdminPasswordFile, Console.Out, stopping);
    await app.Services.GetRequiredService<UplinkTokenFile>().EnsureAsync(options.UplinkTokenFile, stopping);
    await app.Services.GetRequiredService<DemoCampus>().SeedAsync(stopping);
    app.MapSmartCampus(options);
    if (options.ExitWithStdin)
        _ = Startup.StopWithStdinAsync(app.Lifetime);
    await app.RunAsync();
    return 0;
}
catch (Exception e) when (e is SchemaException or InvalidDataException or IOException or UnauthorizedAccessException or DbException or FormatException)
{
    // A setting, a file or a database that cannot be used: a sentence for whoever started it.
    await Console.Error.WriteLineAsync(e is DbException ? $"The database cannot be used: {e.Message}" : e.Message);
    return 1;
}
